import { expect, test } from "vitest";
import { loadTerms } from "../../../src/locales/load-terms.js";

test.each([
  ["de", "Weiter"],
  ["DE-at", "Weiter"],
  ["de-Latn-CH-1996", "Weiter"],
  ["den", undefined],
  ["de-Brai", undefined],
  ["en-AU", undefined],
])("%s has the dictionary of its language, in the usual script", async (locale, word) => {
  expect((await loadTerms(locale))?.terms.continue).toBe(word);
});

test.each([
  ["zh", true],
  ["zh-CN", true],
  ["zh-SG", true],
  ["zh-Hans-HK", true],
  ["zh-TW", false],
  ["zh-HK", false],
  ["zh-Hant", false],
  ["hi-Latn", false],
  ["iw-IL", true],
])("%s has a dictionary: %s", async (locale, has) => {
  expect((await loadTerms(locale)) !== null).toBe(has);
});

test("the terms that few customers need come when they are wanted", async () => {
  expect((await loadTerms("de"))?.terms).not.toHaveProperty("endedHeading");
  expect((await loadTerms("de", true))?.terms).toMatchObject({
    continue: "Weiter",
    endedHeading: "Diese Identitätsprüfung ist beendet",
  });
});
