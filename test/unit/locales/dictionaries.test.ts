/** Every dictionary of the package beside the English one: complete, in its own words, with the same placeholders. */
import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { terms as english } from "../../../src/locales/en/complete-terms.js";

const FOLDER = new URL("../../../src/locales/", import.meta.url);
const TAGS = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== "en")
  .map(({ name }) => name);

/** What another language may share with English, letter by letter. */
const SHARED = new Set(["Code", "Details", "Privacy", "direction"]);

/** The arguments of the terms that are functions. Numbers choose a plural, so that each term is called with several. */
const COUNTS = [0, 1, 2, 3, 5, 11, 21, 99, 100, 101, 500];
/** Terms that say a number in words, or leave it out, for some numbers. */
const WORDED_NUMBERS = new Set([
  ...["attemptsLeft", "codeValid", "errorSummary", "rateLimited", "codeTextAgo"],
  // In Arabic, "one year" and "two years" are words without a number.
  ...["resendIn", "tooLong", "tooYoung"],
]);

/** The texts of a dictionary by name, such as `labels.email`. A term that is a function has one for each of its arguments. */
function textsOf(terms: object, prefix = ""): Map<string, string> {
  return new Map(
    Object.entries(terms).flatMap(([key, term]: [string, unknown]): [string, string][] => {
      const name = `${prefix}${key}`;
      if (typeof term === "string") return [[name, term]];
      if (typeof term === "function") return callsOf(name, term as (...args: unknown[]) => string);
      return [...textsOf(term as object, `${name}.`)];
    }),
  );
}

const REASONS = [
  ...["images_missing", "document_unreadable", "document_side_missing", "document_damaged"],
  ...["document_not_accepted", "document_expired", "face_unclear", "other"],
];
/** The arguments of each function, by name. Marked texts for all that are not numbers. */
const NUMBERS: Record<string, readonly boolean[]> = {
  progress: [true, true],
  codeTextAgo: [false, true],
  codeValid: [true],
  resendIn: [true],
  errorSummary: [true],
  daysOfMonth: [false, true],
  tooOld: [true],
  tooYoung: [true],
  attemptsLeft: [true],
  tooLong: [false, true],
  rateLimited: [true],
};

function callsOf(name: string, term: (...args: unknown[]) => string): [string, string][] {
  if (name === "actionText") return REASONS.map((reason) => [`${name}(${reason})`, term(reason)]);
  const numbers = NUMBERS[name];
  if (!numbers) {
    const marks = ["⟦A⟧", "⟦B⟧"].slice(0, Math.max(1, term.length));
    return [[`${name}()`, term(...marks)]];
  }
  return COUNTS.map((count) => [
    `${name}(${count})`,
    term(...numbers.map((isNumber, at) => (isNumber ? count + at * 1000 : "⟦A⟧"))),
  ]);
}

/** The marks and numbers in a text, in any order. A number counts in the digits of any script. */
function placeholdersOf(name: string, text: string): string[] {
  const marks = text.match(/⟦.⟧/gi) ?? [];
  const [term = ""] = name.split("(");
  // A number of the text's own may be in digits: a code of 6 digits.
  const numbers = NUMBERS[term] && !WORDED_NUMBERS.has(term) ? text.match(/\p{Nd}+/gu) : null;
  return [...marks.map((mark) => mark.toUpperCase()), ...(numbers ?? []).map(latin)].toSorted();
}

/** Writes a number in Latin digits: each script has ten in a row. */
function latin(number: string): string {
  return number.replace(/\p{Nd}/gu, (digit) => {
    let zero = digit.codePointAt(0) ?? 0;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String(((digit.codePointAt(0) ?? 0) - zero) % 10);
  });
}

const ENGLISH = textsOf(english);

describe.each(TAGS)("the dictionary %s", async (tag) => {
  const { terms } = (await import(new URL(`${tag}/complete-terms.ts`, FOLDER).href)) as { terms: object };
  const texts = textsOf(terms);

  it("has every term, and no other", () => {
    const names = (all: Map<string, string>) =>
      [...all.keys()].filter((name) => name !== "direction").toSorted();
    expect(names(texts)).toEqual(names(ENGLISH));
    expect([...texts].filter(([, text]) => !text.trim() || text !== text.trim())).toEqual([]);
  });

  it("says nothing in the words of English", () => {
    const same = [...texts].filter(
      ([name, text]) => text === ENGLISH.get(name) && !SHARED.has(text) && !SHARED.has(name),
    );
    expect(same).toEqual([]);
  });

  it("uses each placeholder that English uses", () => {
    const other = [...texts].flatMap(([name, text]) => {
      const wanted = placeholdersOf(name, ENGLISH.get(name) ?? "");
      return String(placeholdersOf(name, text)) === String(wanted) ? [] : [{ name, text, wanted }];
    });
    expect(other).toEqual([]);
  });
});
