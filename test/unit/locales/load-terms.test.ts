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

test("the terms that few customers need come when they are wanted", async () => {
  expect((await loadTerms("de"))?.terms).not.toHaveProperty("endedHeading");
  expect((await loadTerms("de", true))?.terms).toMatchObject({
    continue: "Weiter",
    endedHeading: "Diese Identitätsprüfung ist beendet",
  });
});
