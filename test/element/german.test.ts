import { expect, fixture, html } from "@open-wc/testing";
import { afterEach, describe, it, vi } from "vitest";
import { ENDPOINT, problem } from "../../demo/states/fake-proxy.js";
import type { GangwayOnboarding } from "../../src/elements/first/gangway-onboarding.js";
import { terms as german } from "../../src/locales/de/complete-terms.js";
import type { Dictionary } from "../../src/locales/dictionary.js";
import { terms as english } from "../../src/locales/en/complete-terms.js";
import { loadTerms } from "../../src/locales/load-terms.js";
import {
  control,
  find,
  freshProxy,
  listen,
  organisationWidget,
  reachCode,
  reachLaunch,
  stepOf,
  textIn,
  textOf,
  type,
  waitUntil,
} from "./widget.js";

vi.mock("../../src/locales/load-terms.js", { spy: true });

const page = freshProxy();

afterEach(() => {
  vi.restoreAllMocks();
});

/** Everything that the element renders, also where nobody can see it. */
const everyText = (element: GangwayOnboarding) =>
  [...(element.shadowRoot?.querySelectorAll("section *") ?? [])]
    .map(({ textContent }) => textContent)
    .join("");

describe("German that takes its time", () => {
  it("shows and announces nothing before it is there", async () => {
    let arrive: (dictionary: Dictionary | null) => void = () => {};
    vi.mocked(loadTerms).mockReturnValueOnce(new Promise((resolve) => (arrive = resolve)));
    const element = await organisationWidget({ locale: "de" });
    const heard = listen(element);
    await waitUntil(() => page.proxy.to("organisation").length === 1);
    await element.updateComplete;
    expect(everyText(element).trim()).to.equal("");
    expect(element.step).to.equal(null);
    expect(heard).to.deep.equal([]);
    expect(element.getBoundingClientRect().height).to.be.greaterThan(200);
    arrive({ terms: german });
    await stepOf(element, "details");
    expect(textOf(element)).to.include("Ihre Angaben");
    expect(heard.map(({ type }) => type)).to.deep.equal(["gangway-step", "gangway-ready"]);
  });

  it("is English after three seconds, and German once it is there", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      let arrive: (dictionary: Dictionary | null) => void = () => {};
      vi.mocked(loadTerms).mockReturnValueOnce(new Promise((resolve) => (arrive = resolve)));
      const element = document.createElement("gangway-onboarding");
      Object.assign(element, { endpoint: ENDPOINT, organisation: "ORGCODE123", locale: "de", modal: false });
      document.body.append(element);
      await element.updateComplete;
      vi.advanceTimersByTime(2999);
      await element.updateComplete;
      expect(everyText(element).trim()).to.equal("");
      vi.advanceTimersByTime(1);
      vi.useRealTimers();
      await stepOf(element, "details");
      expect(textOf(element)).to.include(english.detailsHeading);
      arrive({ terms: german });
      await textIn(element, german.detailsHeading);
      element.remove();
    } finally {
      vi.useRealTimers();
    }
  });

  it("is not waited for where it can't be loaded", async () => {
    vi.mocked(loadTerms).mockRejectedValueOnce(new TypeError("Failed to fetch"));
    const element = await organisationWidget({ locale: "de" });
    await textIn(element, english.detailsHeading);
  });
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
    await textIn(element, "Wir haben einen sechsstelligen Code an j•••@example.com gesendet.");
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
});
