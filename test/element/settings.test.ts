import { expect, fixture, html } from "@open-wc/testing";
import { describe, it, vi } from "vitest";
import { ENDPOINT } from "../../demo/states/fake-proxy.js";
import type { GangwayOnboarding } from "../../src/elements/first/gangway-onboarding.js";
import { registerLocale } from "../../src/locales/register-locale.js";
import {
  find,
  freshProxy,
  listen,
  only,
  organisationWidget,
  stepOf,
  textIn,
  textOf,
  widgetWith,
} from "./widget.js";

const page = freshProxy();

const good = { endpoint: ENDPOINT, organisation: "ORGCODE123" };

describe("a bad attribute", () => {
  for (const [attribute, value] of [
    ["tracking-reference", "not-a-uuid"],
    ["endpoint", "not a url"],
    ["endpoint", "ftp://proxy.example"],
    ["organisation", ""],
    ["theme", "blue"],
    ["launch", "popup"],
  ] as const) {
    it(`${attribute}="${value}" is an event and a message, never an exception`, async () => {
      const element = document.createElement("gangway-onboarding");
      const heard = listen(element);
      for (const [name, text] of Object.entries({ ...good, [attribute]: value }))
        element.setAttribute(name, text);
      await fixture(html`<main>${element}</main>`);
      await stepOf(element, "error");
      await textIn(element, "isn’t set up correctly");
      expect(textOf(element)).to.include(attribute);
      expect(only(heard, "gangway-error")).to.have.length(1);
      expect(only(heard, "gangway-error")[0]).to.include({ code: "invalid_configuration", retryable: false });
      expect(only(heard, "gangway-error")[0]?.message).to.include(attribute);
      await expect(element).to.be.accessible();
      element.setAttribute(attribute, { ...good, theme: "dark", launch: "link" }[attribute as "theme"] ?? "");
      await stepOf(element, "details");
    });
  }

  it("is no attribute at all, too", async () => {
    const element = await widgetWith({ endpoint: ENDPOINT });
    await textIn(element, "organisation or tracking-reference");
  });
});

describe("the language", () => {
  it("is English where neither page nor browser names one, and dates are read all the same", async () => {
    const { lang } = document.documentElement;
    document.documentElement.removeAttribute("lang");
    Object.defineProperty(navigator, "language", { value: "C", configurable: true });
    try {
      page.proxy.collect = ["dateOfBirth"];
      const element = await organisationWidget({ email: "jane@harbour.example" });
      await stepOf(element, "details");
      expect(find(element, "[part~=container]").lang).to.equal("en");
      const day = find<HTMLInputElement>(element, "#day");
      day.focus();
      day.value = "15 January 1990";
      day.dispatchEvent(new Event("input", { bubbles: true }));
      find(element, "[part~=button-primary]").click();
      await stepOf(element, "code");
    } finally {
      Reflect.deleteProperty(navigator, "language");
      document.documentElement.lang = lang;
    }
  });

  it("is the nearest one, also across shadow roots", async () => {
    const outer = await fixture(html`<div lang="de"><div></div></div>`);
    const root = outer.firstElementChild?.attachShadow({ mode: "open" });
    const element = document.createElement("gangway-onboarding") as GangwayOnboarding;
    Object.assign(element, good);
    root?.append(element);
    await stepOf(element, "details");
    await textIn(element, "Ihre Angaben");
    expect(find(element, "section").lang).to.equal("de");
  });

  for (const [locale, lang] of [
    ["fa-IR", "en"],
    ["cy", "en"],
    ["eng", "en"],
    ["en-AU", "en-AU"],
    ["de-CH", "de-CH"],
    ["art", "en"],
    ["not a tag", "en"],
  ] as const) {
    it(`is that of the words for ${locale}: ${lang}, and its direction`, async () => {
      const own = document.documentElement.lang;
      document.documentElement.lang = "en";
      const element = await organisationWidget({ locale });
      await stepOf(element, "details");
      expect(find(element, "section").lang).to.equal(lang);
      expect(getComputedStyle(find(element, "[part=heading]")).direction).to.equal("ltr");
      document.documentElement.lang = own;
    });
  }

  it("gives way to the host's own words, term by term", async () => {
    const element = await organisationWidget({
      terms: {
        detailsHeading: "Who are you?",
        labels: { email: "Your email" },
        progress: (step, count) => `${step}/${count}`,
      },
    });
    await stepOf(element, "details");
    expect(textOf(element)).to.include("1/4").and.to.include("Who are you?").and.to.include("Your email");
    element.terms = { detailsHeading: "And you?" };
    await textIn(element, "And you?");
    expect(textOf(element)).to.include("Email address");
  });

  it("is the business of each widget alone", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    registerLocale("fa", { continue: "ادامه" });
    const first = await organisationWidget({ locale: "fa-IR" });
    const second = await organisationWidget({ locale: "en", terms: { continue: "Go on" } });
    await stepOf(first, "details");
    await stepOf(second, "details");
    expect(find(first, "section").dir).to.equal("rtl");
    expect(find(second, "section").dir).to.equal("ltr");
    expect(textOf(first)).not.to.include("Go on");
    globalThis.gangwayLocales = undefined;
  });
});
