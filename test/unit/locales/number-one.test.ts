/** The number one takes a singular where a language has one, and no digit stands beside a word that says it already. */
import { expect, test } from "vitest";
import { LANGUAGES, type Language } from "../../../src/contract/languages.js";
import { terms as english } from "../../../src/locales/en/complete-terms.js";
import { loadTerms } from "../../../src/locales/load-terms.js";
import type { Terms } from "../../../src/locales/terms.js";
import { wordsIn } from "../../../src/sandbox/words/words-in.js";

const termsOf = async (tag: string) => ((await loadTerms(tag, true))?.terms ?? english) as Terms;

test.each([
  ["en", /1\syear old$/, /1\scharacter$/],
  ["de", /mindestens 1\sJahr alt/, /1\sZeichen$/],
  ["es", /1\saño$/, /1\scarácter como/],
  ["fr", /1\san$/, /1\scaractère au/],
  ["it", /1\sanno$/, /1\scarattere$/],
  ["nl", /1\sjaar oud/, /1\steken$/],
  ["pl", /1\srok$/, /1\sznak$/],
  ["pt", /1\sano$/, /1\scaractere$/],
  ["uk", /1\sрік$/, /1\sсимвол$/],
])("%s has a singular for a year and for a character", async (tag, year, character) => {
  const terms = await termsOf(tag);
  expect(terms.tooYoung(1)).toMatch(year);
  expect(terms.tooLong("X", 1)).toMatch(character);
});

test.each(LANGUAGES.filter((tag) => tag !== "en"))("%s says one second and one minute once", async (tag) => {
  const terms = await termsOf(tag);
  const texts = [
    ...[terms.resendIn(1), terms.rateLimited(1), terms.codeValid(1)],
    terms.codeTextAgo("j•••@example.com", 1),
  ];
  expect(texts.filter((text) => /[()]/.test(text))).toEqual([]);
});

test.each<[Language, RegExp, RegExp]>([
  ["de", /1\sJahr alt/, /als 1\sist/],
  ["es", /1\saño o más/, /de 1\saño se/],
  ["fr", /1\san\./, /avant 1\san,/],
  ["it", /1\sanno\./, /di 1\sanno l/],
  ["pl", /1\srok\./, /poniżej 1\sroku/],
  ["pt", /1\sano ou/, /de 1\sano,/],
])("%s has a singular for a year on the capture pages", (language, lead, hint) => {
  const { vx } = wordsIn(language);
  expect(vx.ageLead(1)).toMatch(lead);
  expect(vx.ageHint(1)).toMatch(hint);
});

test("Polish and Arabic have a form for a few years", () => {
  expect(wordsIn("pl").vx.ageLead(22)).toMatch(/22\slata\./);
  expect(wordsIn("ar").vx.ageLead(5)).toMatch(/5\sسنوات\./);
});
