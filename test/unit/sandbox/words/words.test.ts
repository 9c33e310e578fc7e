/** The words of the capture pages in every language: none left in English, each with the names that English has in it. */
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../../../src/contract/languages.js";
import type { CaptureWords } from "../../../../src/sandbox/words/capture-words.js";
import { wordsIn } from "../../../../src/sandbox/words/words-in.js";

/** One for each argument, and unlike any word. */
const MARKS = ["⟦1⟧", "⟦2⟧"] as const;

/** The texts that are written alike in another language too: "Name", "Selfie", "Visa". */
const ALIKE = /^\.(name|document|documents\.visa|verifime\.selfie)$/;

/** Every text by its path, with marks where a text takes names. */
function textsOf(words: CaptureWords): Map<string, string> {
  const texts = new Map<string, string>();
  const walk = (value: unknown, path: string) => {
    if (typeof value === "string") texts.set(path, value);
    else if (typeof value === "function") texts.set(path, value(...MARKS));
    else for (const [name, member] of Object.entries(value as object)) walk(member, `${path}.${name}`);
  };
  walk(words, "");
  return texts;
}

const english = textsOf(wordsIn("en"));
const marksIn = (text = "") => MARKS.filter((mark) => text.includes(mark));

describe.each(LANGUAGES.filter((language) => language !== "en"))("in %s", (language) => {
  const texts = textsOf(wordsIn(language));

  test("every text is there, and none is English by accident", () => {
    expect([...texts.keys()].toSorted()).toEqual([...english.keys()].toSorted());
    for (const [path, text] of texts) {
      expect(text.trim(), path).not.toBe("");
      if (!ALIKE.test(path)) expect(text, path).not.toBe(english.get(path));
    }
  });

  test("every text has the names that it is given", () => {
    for (const [path, text] of texts) expect(marksIn(text), path).toEqual(marksIn(english.get(path)));
  });

  test("texts have no stray spaces and no straight quotes", () => {
    for (const [path, text] of texts) expect(text, path).not.toMatch(/ {2}|^\s|\s$|["']/);
  });
});

test.each(["uk", "ar", "he", "hi", "zh-Hans", "ja", "ko"] as const)("%s is in its own script", (language) => {
  const names = /VerifiMe|Veriff|Verifa|VX|IDMax ID|IDMax|JPEG|PNG|PDF|MB|\bID\b/g;
  for (const [path, text] of textsOf(wordsIn(language))) {
    expect(text.replace(names, ""), path).not.toMatch(/\p{Script=Latin}/u);
  }
});

test("French has no-break spaces before its double punctuation", () => {
  for (const [path, text] of textsOf(wordsIn("fr")))
    expect(text, path).not.toMatch(/[^\u00a0]:|[^\u202f][?!;]/);
});
