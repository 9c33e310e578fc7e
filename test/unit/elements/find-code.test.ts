import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findCode } from "../../../src/elements/corrections/find-code.js";

const SCRIPTS = Intl.supportedValuesOf("numberingSystem").filter((numberingSystem) =>
  /^\p{Nd}+$/u.test(new Intl.NumberFormat("en", { numberingSystem, useGrouping: false }).format(1234567890)),
);

/** Writes digits in a script. */
function digitsIn(numberingSystem: string, digits: string): string {
  const format = new Intl.NumberFormat("en", { numberingSystem, useGrouping: false });
  return digits.replace(/\d/g, (digit) => format.format(Number(digit)));
}

describe("findCode", () => {
  it.each([
    ["a space", "123 456"],
    ["a no-break space", "123\u00a0456"],
    ["a narrow space", "123\u202f456"],
    ["a hyphen", "123-456"],
    ["an en dash", "123–456"],
    ["an en dash with spaces", "123 – 456"],
    ["spaces around", " 123456 "],
    ["a full stop", "123456."],
    ["pairs", "12 34 56"],
    ["single digits", "1 2 3 4 5 6"],
    ["a sentence", "Your code is 123 456."],
    ["a subject line", "123456 is your code for Harbour Bank"],
    ["a whole mail", "Your code for Harbour Bank 24 is:\n\n123456\n\nIt is valid for 10 minutes."],
    ["a prefix", "G-123456"],
    ["a date before it", "21.11.2026 123 456"],
    ["an ISO date before it", "2026-11-21: 123456"],
    ["a date after it", "123 456 21.11.2026"],
    ["a longer number before it", "Account 12345678, code 123456"],
    ["a phone number before it", "Call 0412 345 678. Your code: 123 456"],
    ["the last line of a text message", "123456 is your code.\n\n@bank.example #123456"],
    ["full-width digits", "１２３４５６"],
    ["Arabic digits", "رمزك هو ١٢٣٤٥٦"],
    ["Persian digits in halves", "۱۲۳-۴۵۶"],
    ["marks of the writing direction", "\u200f\u2067123\u2069\u200e456\u200f"],
    ["a soft hyphen", "123\u00ad456"],
  ])("finds it with %s", (_, text) => {
    expect(findCode(text)).toBe("123456");
  });

  it.each(["", "12345", "12 345", "1234567", "abc", "it is valid for 10 minutes", "12/34/56"])(
    "finds none in “%s”",
    (text) => {
      expect(findCode(text)).toBeNull();
    },
  );

  it("finds every code in every script of this engine, within words and shorter numbers", () => {
    expect(SCRIPTS.length).toBeGreaterThan(20);
    const code = fc.stringMatching(/^\d{6}$/);
    const around = fc.stringMatching(/^[A-Za-z ,.!\n]{0,20}( \d{1,5} [a-z])?[ :\n]$/);
    const between = fc.constantFrom("", " ", "-", "–", "\u00a0", " - ");
    fc.assert(
      fc.property(code, fc.constantFrom(...SCRIPTS), between, around, (digits, script, gap, words) => {
        const written = `${digits.slice(0, 3)}${gap}${digits.slice(3)}`;
        expect(findCode(`${words}: ${digitsIn(script, written)}. ${words}`)).toBe(digits);
      }),
    );
  });

  it("finds six Latin digits, or none, in any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(findCode(text) ?? "000000").toMatch(/^[0-9]{6}$/);
      }),
    );
  });
});
