/** The number one takes a singular where a language has one, and no digit stands beside a word that says it already. */
import { expect, test } from "vitest";
import { LANGUAGES } from "../../../src/contract/languages.js";
import { loadTerms } from "../../../src/locales/load-terms.js";
import type { Terms } from "../../../src/locales/terms.js";

const termsOf = async (tag: string) => (await loadTerms(tag, true))?.terms as Terms;

test.each([
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
