/** The proxy's words in every language: complete, none left in English, and each with the names that English has in it. */
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../../../src/contract/languages.js";
import type { Words } from "../../../../src/proxy/words/words.js";
import { wordsFor } from "../../../../src/proxy/words/words-for.js";

/** One for each argument, and unlike any word. */
const MARKS = ["⟦1⟧", "⟦2⟧"] as const;

/** Every text by its path, with marks where a text takes names. */
function textsOf(words: Words): Map<string, string> {
  const texts = new Map<string, string>();
  const walk = (value: unknown, path: string) => {
    if (typeof value === "string") texts.set(path, value);
    else if (typeof value === "function") {
      // The only text that takes a number.
      texts.set(path, path === ".codeMail.validity" ? value(5) : value(...MARKS));
    } else {
      for (const [name, member] of Object.entries(value as object)) walk(member, `${path}.${name}`);
    }
  };
  walk(words, "");
  return texts;
}

const english = textsOf(wordsFor("en"));
const marksIn = (text = "") => MARKS.filter((mark) => text.includes(mark));

describe.each(LANGUAGES.filter((language) => language !== "en"))("in %s", (language) => {
  const texts = textsOf(wordsFor(language));

  test("every text is there, and none is English by accident", () => {
    expect([...texts.keys()].toSorted()).toEqual([...english.keys()].toSorted());
    for (const [path, text] of texts) {
      expect(text.trim(), path).not.toBe("");
      // A colon is a colon.
      if (path !== ".beforeLink") expect(text, path).not.toBe(english.get(path));
    }
  });

  test("every text has the names that it is given", () => {
    for (const [path, text] of texts) expect(marksIn(text), path).toEqual(marksIn(english.get(path)));
  });

  test("the minutes of a code have a form for each number", () => {
    const { validity } = wordsFor(language).codeMail;
    const texts = [1, 2, 3, 5, 10, 11, 21, 60].map(validity);
    expect(new Set(texts).size).toBe(texts.length);
    for (const text of texts) expect(text).not.toMatch(/#|undefined/);
  });

  test("texts have no stray spaces and no straight quotes", () => {
    for (const [path, text] of texts) expect(text, path).not.toMatch(/ {2}|^\s|\s$|["']/);
  });
});

test("Polish, Ukrainian and Arabic count as they are spoken", () => {
  const pl = wordsFor("pl").codeMail.validity;
  expect([1, 2, 5, 22].map(pl).map((text) => /\d+\s[^\s.]+\.?/.exec(text)?.[0])).toEqual([
    "1\u00a0minutę.",
    "2\u00a0minuty.",
    "5\u00a0minut.",
    "22\u00a0minuty.",
  ]);
  const uk = wordsFor("uk").codeMail.validity;
  expect([1, 3, 11, 21].map(uk).map((text) => /\d+\s[^.\s]+/.exec(text)?.[0])).toEqual([
    "1\u00a0хвилину",
    "3\u00a0хвилини",
    "11\u00a0хвилин",
    "21\u00a0хвилину",
  ]);
  const ar = wordsFor("ar").codeMail.validity;
  expect(ar(2)).toContain("دقيقتين");
  expect(ar(10)).toContain("10\u00a0دقائق");
  expect(ar(11)).toContain("11\u00a0دقيقة");
});

test("French has no-break spaces before its double punctuation", () => {
  for (const [path, text] of textsOf(wordsFor("fr")))
    expect(text, path).not.toMatch(/[^\u00a0]:|[^\u202f][?!;]/);
});
