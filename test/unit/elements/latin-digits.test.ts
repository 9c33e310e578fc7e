import { describe, expect, it } from "vitest";
import { latinDigits } from "../../../src/elements/corrections/latin-digits.js";

describe("latinDigits", () => {
  it.each([
    ["Arabic-Indic", "٠١٢٣٤٥٦٧٨٩"],
    ["Persian", "۰۱۲۳۴۵۶۷۸۹"],
    ["Devanagari", "०१२३४५६७८९"],
    ["Bengali", "০১২৩৪৫৬৭৮৯"],
    ["Thai", "๐๑๒๓๔๕๖๗๘๙"],
    ["full-width", "０１２３４５６７８９"],
    ["mathematical bold", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗"],
    ["mathematical monospace", "𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿"],
    ["Latin", "0123456789"],
  ])("reads %s digits", (_, digits) => {
    expect(latinDigits(digits)).toBe("0123456789");
  });

  it("reads the digits of each numbering system of this engine", () => {
    const unread = Intl.supportedValuesOf("numberingSystem").filter((numberingSystem) => {
      const format = new Intl.NumberFormat("en", { numberingSystem, useGrouping: false });
      const digits = format.format(1234567890);
      return /^\p{Nd}+$/u.test(digits) && latinDigits(digits) !== "1234567890";
    });
    expect(unread).toEqual([]);
  });

  it("leaves everything else as it is", () => {
    expect(latinDigits("١٥ March ½ ² Ⅳ 十 🎉 90")).toBe("15 March ½ ² Ⅳ 十 🎉 90");
  });
});
