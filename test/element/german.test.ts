import { expect, fixture, html } from "@open-wc/testing";
import { afterEach, describe, it, vi } from "vitest";
import { terms as german } from "../../src/locales/de.js";
import { terms as english } from "../../src/locales/en.js";
import { ENDPOINT, problem } from "./fake-proxy.js";
import {
  control,
  find,
  freshProxy,
  organisationWidget,
  reachCode,
  reachLaunch,
  stepOf,
  textIn,
  textOf,
  type,
  waitUntil,
} from "./widget.js";

const page = freshProxy();

afterEach(() => {
  vi.restoreAllMocks();
});

describe("German", () => {
  it("is shown where the page is German", async () => {
    const host = await fixture(html`<div lang="de">
      <gangway-onboarding endpoint=${ENDPOINT} organisation="ORGCODE123"></gangway-onboarding>
    </div>`);
    const element = host.querySelector("gangway-onboarding");
    if (!element) throw new Error("no element");
    await stepOf(element, "details");
    await textIn(element, "Ihre Angaben");
    expect(textOf(element)).to.include("Schritt 1 von 4").and.to.include("Harbour Bank muss wissen");
    expect(find(element, "section").lang).to.equal("de");
    expect(find(element, "section").dir).to.equal("ltr");
    await expect(element).to.be.accessible();
  });

  it("says what is wrong, too, when the page changes its language meanwhile", async () => {
    page.proxy.instead.set("invite", () =>
      problem(400, "invalid_request", {
        validationResults: [
          { name: "email", resultName: "InvalidEmail", message: "email must be an email address" },
        ],
      }),
    );
    const element = await organisationWidget({ email: "jane@example.com", locale: "en" });
    await stepOf(element, "details");
    control(element, "Continue").click();
    await textIn(element, "Please check one thing");
    expect(find(element, "#email-error").textContent).to.include("Enter an email address like");
    element.locale = "de";
    await textIn(element, "Bitte prüfen Sie eine Angabe");
    expect(find(element, "#email-error").textContent).to.include("Geben Sie eine E-Mail-Adresse wie");
  });

  it("says in the code step, too, what is wrong", async () => {
    page.proxy.instead.set("activate", () => problem(422, "code_incorrect", { attemptsLeft: 4 }));
    const element = await reachCode({ locale: "en" });
    type(element, "code", "000000");
    control(element, "Continue").click();
    await textIn(element, "You have 4 more tries.");
    element.locale = "de";
    await textIn(element, "Sie haben noch 4 Versuche.");
  });

  it("is shown to a browser that speaks it, and to nobody else", async () => {
    const language = vi.spyOn(navigator, "language", "get").mockReturnValue("de-CH");
    const own = document.documentElement.lang;
    document.documentElement.lang = "";
    try {
      const element = await organisationWidget();
      await textIn(element, "Ihre Angaben");
      language.mockReturnValue("den-CA");
      const other = await organisationWidget();
      await textIn(other, "Your details");
    } finally {
      document.documentElement.lang = own;
    }
  });

  it("is shown for de-AT, through the whole visit", async () => {
    page.proxy.collect = ["firstName", "dateOfBirth"];
    const element = await organisationWidget({ locale: "de-AT" });
    await textIn(element, "Ihre Angaben");
    control(element, "Weiter").click();
    await textIn(element, "Bitte prüfen Sie 3 Angaben");
    expect(textOf(element)).to.include("Bitte füllen Sie „Vorname“ aus");
    for (const [id, value] of Object.entries({
      email: "jane@example.com",
      firstName: "Jane",
      day: "27",
      month: "3",
      year: "1987",
    })) {
      type(element, id, value);
    }
    control(element, "Weiter").click();
    await textIn(element, "Wir haben einen Code an j•••@example.com gesendet.");
    page.proxy.instead.set("activate", () => problem(422, "code_incorrect", { attemptsLeft: 1 }));
    type(element, "code", "123456");
    control(element, "Weiter").click();
    await textIn(element, "Der Code stimmt nicht. Sie haben noch einen Versuch.");
    page.proxy.instead.clear();
    control(element, "Weiter").click();
    await textIn(element, "Bestätigen Sie Ihre Identität");
    page.proxy.status = "Completed";
    element.checkNow();
    await textIn(element, "Harbour Bank teilt Ihnen das Ergebnis mit.");
    await expect(element).to.be.accessible();
  });

  it("can be switched on and off mid-visit: the step stays, with what was typed", async () => {
    const element = await reachCode();
    type(element, "code", "123");
    const calls = page.proxy.calls.length;
    element.locale = "de";
    await textIn(element, "Sechsstelliger Code");
    expect(textOf(element)).not.to.include(english.codeHeading);
    expect(find<HTMLInputElement>(element, "#code").value).to.equal("123");
    element.setAttribute("locale", "en");
    await textIn(element, english.codeHeading);
    expect(textOf(element)).not.to.include(german.codeHeading);
    expect(find<HTMLInputElement>(element, "#code").value).to.equal("123");
    expect(page.proxy.calls.length).to.equal(calls);
  });

  it("comes and goes with the page's own language, while the widget is there", async () => {
    const host = await fixture<HTMLElement>(html`<div lang="en">
      <gangway-onboarding endpoint=${ENDPOINT} organisation="ORGCODE123"></gangway-onboarding>
    </div>`);
    const element = host.querySelector("gangway-onboarding");
    if (!element) throw new Error("no element");
    await textIn(element, "Your details");
    host.lang = "de";
    await textIn(element, "Ihre Angaben");
    element.lang = "en";
    await textIn(element, "Your details");
    element.removeAttribute("lang");
    await textIn(element, "Ihre Angaben");
    const calls = page.proxy.calls.length;
    element.remove();
    host.lang = "en";
    await element.updateComplete;
    expect(textOf(element)).to.include("Ihre Angaben");
    host.append(element);
    await textIn(element, "Your details");
    expect(page.proxy.calls.length).to.equal(calls);
  });

  it("ends as the last of several switches says", async () => {
    const element = await reachLaunch();
    element.locale = "de";
    await textIn(element, german.launchHeading);
    for (const locale of ["en", "de", "fr", "de", "en"]) {
      element.locale = locale;
      await element.updateComplete;
    }
    await waitUntil(() => textOf(element).includes(english.launchHeading), "English");
    element.locale = "de";
    await textIn(element, german.launchHeading);
  });

  it("leaves the host's own words where they are", async () => {
    const element = await organisationWidget({ locale: "de", terms: { continue: "Auf geht’s" } });
    await textIn(element, "Ihre Angaben");
    expect(control(element, "Auf geht’s").localName).to.equal("button");
  });

  it("says something of its own for every error that English has words for", () => {
    expect(Object.keys(german.errors).toSorted()).to.deep.equal(Object.keys(english.errors).toSorted());
    const texts = (terms: object): string[] =>
      Object.values(terms).flatMap((term) =>
        typeof term === "object" ? texts(term) : typeof term === "string" ? [term] : [],
      );
    const same = texts(german).filter((text) => texts(english).includes(text));
    expect(same).to.deep.equal([]);
  });
});
