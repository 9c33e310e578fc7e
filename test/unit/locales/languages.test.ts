/** The widget has the languages of the mails and of the hosted page, and gives them to the same locales. */
import { expect, test } from "vitest";
import { findLanguage, LANGUAGES } from "../../../src/contract/languages.js";
import { loadTerms } from "../../../src/locales/load-terms.js";

const OTHERS = [
  "pt-BR",
  "de-AT",
  "zh",
  "zh-CN",
  "zh-TW",
  "zh-Hant-SG",
  "iw",
  "ar-Latn",
  "de-Cyrl",
  "cy",
  "nb",
];

test.each([...LANGUAGES, ...OTHERS])(
  "%s has words in the widget where the proxy has some",
  async (locale) => {
    const language = findLanguage(locale);
    const dictionary = await loadTerms(locale);
    // English is part of the widget: there is nothing to load.
    expect(dictionary !== null).toBe(language !== null && language !== "en");
    if (language !== null) expect((await loadTerms(language))?.terms).toEqual(dictionary?.terms);
  },
);
