import { describe, expect, it } from "vitest";
import { terms as german } from "../../../src/locales/de/complete-terms.js";
import { terms as english } from "../../../src/locales/en/complete-terms.js";
import { LOAD_FAILED, TRY_AGAIN } from "../../../src/locales/en/loader-terms.js";

/** Every text of a dictionary, with sample values filled in. */
function textsOf(terms: object): string[] {
  return Object.values(terms).flatMap((term) => {
    if (typeof term === "function") return [String(term("1", "1"))];
    return typeof term === "object" ? textsOf(term) : [term];
  });
}

describe("the words that a customer reads", () => {
  it.each([
    ["English", [...textsOf(english), LOAD_FAILED, TRY_AGAIN], /visit|reference|provider|invite/i],
    ["German", textsOf(german), /Vorgang|Besuch|Referenz|Anbieter/],
  ])("hold no term of ours: %s", (_, texts, ours) => {
    expect(texts.filter((text) => ours.test(text))).toEqual([]);
  });

  it("call an end by its name", () => {
    expect([english.endedHeading, german.endedHeading]).toEqual([
      "This verification has ended",
      "Diese Identitätsprüfung ist beendet",
    ]);
  });
});
