import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { dateStyle } from "../../../src/elements/first/date-style.js";

beforeEach(() => {
  vi.stubGlobal("navigator", { languages: [] });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test.each([
  ["27 3 1987", "ar de es he hi nl vi da de-CH es-MX zh-HK zh-Hant-MO"],
  ["27 03 1987", "fr it pl pt tr uk en-GB en-AU en-NZ pt-BR fr-CH sv-FI"],
  ["3 27 1987", "en en-US en-PH en-PR en-Latn-US fil fil-PH en-US-u-ca-buddhist"],
  ["03 27 1987", "es-PA es-PR"],
  ["1987 3 27", "ja ko zh zh-TW zh-Hant ja-JP-u-ca-japanese fa eu eu-ES"],
  ["1987 03 27", "sv hu en-CA fr-CA en-ZA en-SE en-JP sv-SE lt lt-LT mn af af-ZA"],
])("%s is the example of %s", (example, locales) => {
  for (const locale of locales.split(" ")) {
    expect([locale, dateStyle(locale).example]).toEqual([locale, example]);
    const intl = new Intl.DateTimeFormat(locale, { calendar: "gregory", numberingSystem: "latn" })
      .formatToParts(new Date(1987, 2, 27))
      .filter(({ type }) => /^(day|month|year)$/.test(type))
      .map(({ type }) => type);
    expect([locale, dateStyle(locale).order]).toEqual([locale, intl]);
  }
});
