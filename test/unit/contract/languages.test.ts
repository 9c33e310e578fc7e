/** The list of languages, and the choice of one of them for a locale. */
import { expect, test } from "vitest";
import {
  acceptedLocale,
  findLanguage,
  LANGUAGES,
  languageFor,
  writingDirection,
} from "../../../src/contract/languages.js";

test.each([
  ["pt-BR", "pt"],
  ["DE-at", "de"],
  ["sr-Latn", null],
  ["zh", "zh-Hans"],
  ["zh-CN", "zh-Hans"],
  ["zh-SG", "zh-Hans"],
  ["zh-hans-HK", "zh-Hans"],
  ["zh-TW", null],
  ["zh-HK", null],
  ["zh-Hant", null],
  ["iw", "he"],
  ["ar-EG-u-nu-arab", "ar"],
  ["de-Cyrl", null],
  ["cy", null],
  ["", null],
  ["constructor", null],
  ["de\r\nBcc: x", null],
  ["<b>", null],
])("%j has the words of %s", (locale, language) => {
  expect(findLanguage(locale)).toBe(language);
  expect(languageFor(locale)).toBe(language ?? "en");
});

test("serves each of its own tags with itself, and an unknown locale with English", () => {
  expect(LANGUAGES.map(findLanguage)).toEqual(LANGUAGES);
  expect(languageFor(null)).toBe("en");
});

test.each([
  [["cy", "fr-CH", "en"], "fr-CH"],
  [["zh-TW", "zh", "en-US", "en"], "en-US"],
  [["pt-BR", "pt"], "pt-BR"],
  [["*", "zh-TW", "zh"], null],
  [[], null],
])("of a browser's %j takes %s", (locales, locale) => {
  expect(acceptedLocale(locales)).toBe(locale);
});

test("knows the direction of each language", () => {
  expect(LANGUAGES.filter((language) => writingDirection(language) === "rtl")).toEqual(["ar", "he"]);
  const textInfo = (language: string): { direction?: string } | undefined => {
    const locale: object = new Intl.Locale(language);
    return "textInfo" in locale ? (locale.textInfo as { direction?: string }) : undefined;
  };
  for (const language of LANGUAGES) {
    expect(textInfo(language)?.direction ?? writingDirection(language)).toBe(writingDirection(language));
  }
});
