import { expect } from "@open-wc/testing";
import { afterEach, describe, it, vi } from "vitest";
import type { GangwayOnboarding } from "../../src/elements/first/gangway-onboarding.js";
import { registerLocale } from "../../src/locales/register-locale.js";
import {
  control,
  find,
  freshProxy,
  organisationWidget,
  stepOf,
  textIn,
  textOf,
  type,
  waitUntil,
} from "./widget.js";

const page = freshProxy();

afterEach(() => {
  globalThis.gangwayLocales = undefined;
  vi.restoreAllMocks();
});

const menu = (element: GangwayOnboarding) => find<HTMLSelectElement>(element, "[part=languages] select");

function choose(element: GangwayOnboarding, tag: string): void {
  menu(element).focus();
  menu(element).value = tag;
  menu(element).dispatchEvent(new Event("change", { bubbles: true }));
}

const widgetIn = async (locale: string, languages: string): Promise<GangwayOnboarding> => {
  const element = await organisationWidget({ locale, languages });
  await stepOf(element, "details");
  return element;
};

describe("the language menu", () => {
  it("is there only where the page asks for one", async () => {
    const element = await organisationWidget({ locale: "en" });
    await stepOf(element, "details");
    expect(element.shadowRoot?.querySelector("select")).to.equal(null);
    element.languages = "en de";
    await textIn(element, "Deutsch");
    element.languages = null;
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector("select")).to.equal(null);
  });

  it("has each language under its own name, and leaves out what has no dictionary", async () => {
    const warned = vi.spyOn(console, "warn").mockImplementation(() => {});
    registerLocale("cy", { continue: "Ymlaen" });
    const many = ` en  DE fr zh-hans de pt-br cy-gb ga zh-TW <b> ${"x".repeat(300)} `;
    const element = await widgetIn("en", many);
    const options = [...menu(element).options];
    expect(options.map(({ value, lang, text }) => [value, lang, text])).to.deep.equal([
      ["en", "en", "English"],
      ["de", "de", "Deutsch"],
      ["fr", "fr", "Français"],
      ["zh-Hans", "zh-Hans", "简体中文"],
      ["pt-BR", "pt-BR", "Português (Brasil)"],
      ["cy-GB", "cy-GB", new Intl.DisplayNames(["cy-GB"], { type: "language" }).of("cy-GB")],
    ]);
    expect(menu(element).labels[0]?.textContent).to.include("Language");
    expect(warned.mock.calls).to.have.length(1);
    expect(warned.mock.calls[0]?.[0])
      .to.include('"ga", "zh-TW", "<b>", "xxx')
      .and.to.have.length.lessThan(200);
    await expect(element).to.be.accessible();
  });

  it("keeps what was typed and the focus, and sets the language of the visit", async () => {
    const element = await widgetIn("en-AU", "en de");
    expect(menu(element).value).to.equal("en");
    type(element, "email", "jane@gmail.com");
    choose(element, "de");
    await textIn(element, "Ihre Angaben");
    expect(find(element, "section").lang).to.equal("de");
    expect(element.shadowRoot?.activeElement).to.equal(menu(element));
    expect(menu(element).labels[0]?.textContent).to.include("Sprache");
    expect(find<HTMLInputElement>(element, "#email").value).to.equal("jane@gmail.com");
    control(element, "Weiter").click();
    await stepOf(element, "code");
    expect(page.proxy.to("invite")[0]?.body).to.include({ locale: "de" });
    type(element, "code", "123");
    choose(element, "en");
    await textIn(element, "Six-digit code");
    expect(find<HTMLInputElement>(element, "#code").value).to.equal("123");
  });

  it("goes with the next code of a visit that has begun: its mails follow", async () => {
    page.proxy.resendAfterSeconds = 0;
    const element = await widgetIn("en", "en de");
    type(element, "email", "jane@gmail.com");
    control(element, "Continue").click();
    await stepOf(element, "code");
    choose(element, "de");
    await textIn(element, "Neuen Code senden");
    control(element, "Neuen Code senden").click();
    await waitUntil(() => page.proxy.to("code").length === 2, "another code");
    expect(page.proxy.to("code").map(({ body }) => body)).to.deep.equal([{}, { locale: "de" }]);
  });

  it("outlives a reload, until the page asks for another language", async () => {
    const element = await widgetIn("en", "en de fr");
    choose(element, "de");
    await textIn(element, "Ihre Angaben");
    element.remove();
    const reloaded = await widgetIn("en", "en de fr");
    expect(textOf(reloaded)).to.include("Ihre Angaben");
    expect(menu(reloaded).value).to.equal("de");
    reloaded.locale = "fr";
    await textIn(reloaded, "Vos données");
    const without = await widgetIn("en", "en fr");
    expect(textOf(without)).to.include("Your details");
  });

  it("takes nothing from the storage that it doesn't offer", async () => {
    sessionStorage.setItem("gangway:languages", JSON.stringify({ en: "javascript:", de: 7, fr: "de" }));
    expect(textOf(await widgetIn("en", "en de"))).to.include("Your details");
    expect(textOf(await widgetIn("fr", "en de"))).to.include("Ihre Angaben");
    sessionStorage.setItem("gangway:languages", "[1");
    expect(textOf(await widgetIn("en", "en de"))).to.include("Your details");
  });

  it("has the language of the words, too, where the page doesn't offer it", async () => {
    const element = await widgetIn("fr", "en de");
    expect([...menu(element).options].map(({ value }) => value)).to.deep.equal(["fr", "en", "de"]);
    expect(menu(element).value).to.equal("fr");
  });
});
