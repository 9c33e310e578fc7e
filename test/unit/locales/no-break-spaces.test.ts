/**
 * What must stay on one line in every language: a number and its noun, and punctuation beside the word that it belongs to;
 * in Polish and Ukrainian also a word of one letter and the next.
 * Of all texts for customers: the widget's, the mails' and the hosted page's, and those of the capture pages.
 */
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../../src/contract/languages.js";
import type { Terms } from "../../../src/locales/terms.js";
import { formatMailTime } from "../../../src/proxy/mails/format-mail-time.js";
import { wordsFor } from "../../../src/proxy/words/words-for.js";
import { longDate } from "../../../src/sandbox/long-date.js";
import { wordsIn } from "../../../src/sandbox/words/words-in.js";

/** The counts that choose each form of a plural. */
const COUNTS = [0, 1, 2, 3, 5, 11, 21, 100, 500];
/** A number beside words that are no unit of it: "Step 1 of 3", "from 1 to 12", "from 1900 on". */
const NO_UNITS = /^\.(progress|monthRange|tooOld)$/;
/** A word of one letter, before a space. Polish and Ukrainian typography leaves none at the end of a line. */
const LONE_LETTER = /(?<![\p{L}\p{M}’'-])\p{L} \S/u;
/** A text message has the characters of the GSM alphabet, which has no such space. */
const TEXT_MESSAGES = /^\.codeSms\./;

/** The places of numbers among the arguments of a term. All other arguments are names. */
const NUMBERS: Record<string, readonly number[]> = {
  ".progress": [0, 1],
  ".codeTextAgo": [1],
  ".codeValid": [0],
  ".resendIn": [0],
  ".errorSummary": [0],
  ".daysOfMonth": [1],
  ".tooOld": [0],
  ".tooYoung": [0],
  ".attemptsLeft": [0],
  ".tooLong": [1],
  ".rateLimited": [0],
  ".codeMail.validity": [0],
  ".vx.ageLead": [0],
  ".vx.ageHint": [0],
};

interface Fault {
  path: string;
  text: string;
}

/** Every text of a dictionary. A term that takes a number is called with each count. */
function textsOf(terms: object, prefix = ""): Fault[] {
  return Object.entries(terms).flatMap(([name, term]: [string, unknown]) => {
    const path = `${prefix}.${name}`;
    if (path === ".direction") return [];
    if (typeof term === "string") return [{ path, text: term }];
    if (typeof term !== "function") return textsOf(term as object, path);
    const call = term as (...args: unknown[]) => unknown;
    const numbers = NUMBERS[path] ?? [];
    const textFor = (count: number) =>
      String(call(...[0, 1].map((at) => (numbers.includes(at) ? count : "⟦A⟧"))));
    return (numbers.length ? COUNTS : [0]).map((count) => ({ path, text: textFor(count) }));
  });
}

/** The texts of a language in which a line may break where it must not. */
function faultsIn(language: string, texts: Fault[]): Fault[] {
  const punctuation = language === "fr" ? /[ \p{L}][?!;:»]|«[^\u00a0]/u : / [?!:;»…%]|[«¿¡] /;
  return texts.filter(
    ({ path, text }) =>
      !TEXT_MESSAGES.test(path) &&
      (punctuation.test(text) ||
        (/^(pl|uk)$/.test(language) && LONE_LETTER.test(text)) ||
        (!NO_UNITS.test(path) &&
          (path === "date" ? /(?<!\d)\d\d?\.? \p{L}/u : /\p{Nd} [\p{L}\p{Nd}]/u).test(text))),
  );
}

describe.each(LANGUAGES)("%s", async (language) => {
  const file = `../../../src/locales/${language.toLowerCase()}/complete-terms.ts`;
  const { terms } = (await import(file)) as { terms: object };

  it("keeps numbers and punctuation together in the widget", () => {
    expect(faultsIn(language, textsOf(terms))).toEqual([]);
  });

  it("keeps them together in a list of the boxes of a date", () => {
    const { dateIncomplete, labels } = terms as Terms;
    const text = dateIncomplete(new Intl.ListFormat(language).format([labels.month, labels.year]));
    expect(faultsIn(language, [{ path: "list", text }])).toEqual([]);
  });

  it("keeps them together in mails and on the hosted page", () => {
    const date = { path: "date", text: formatMailTime(Date.UTC(2026, 10, 22, 14, 5), language) };
    expect(faultsIn(language, [...textsOf(wordsFor(language)), date])).toEqual([]);
  });

  it("keeps them together on the capture pages", () => {
    const date = { path: "date", text: longDate("1987-03-27", language) };
    expect(faultsIn(language, [...textsOf(wordsIn(language)), date])).toEqual([]);
  });
});
