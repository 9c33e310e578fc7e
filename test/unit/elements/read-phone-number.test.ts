import { describe, expect, it } from "vitest";
import { readPhoneNumber } from "../../../src/elements/phone/read-phone-number.js";

describe("readPhoneNumber", () => {
  it.each([
    ["+61 491 570 156", "", "+61491570156"],
    ["+61 (0)491-570-156", "US", "+61491570156"],
    ["0491 570 156", "AU", "+61491570156"],
    ["(02) 9999.1234", "AU", "+61299991234"],
    ["0061 491 570 156", "", "+61491570156"],
    ["00 49 151 23456789", "AU", "+4915123456789"],
    ["0151 23456789", "DE", "+4915123456789"],
    ["０４９１ ５７０ １５６", "AU", "+61491570156"],
    ["+٦١ ٤٩١ ٥٧٠ ١٥٦", "", "+61491570156"],
    ["۰۴۹۱ ۵۷۰ ۱۵۶", "AU", "+61491570156"],
    ["+९१ ९८७६५ ४३२१०", "", "+919876543210"],
    ["०९८७६५ ४३२१०", "IN", "+919876543210"],
    ["＋６１ ４９１－５７０－１５６", "", "+61491570156"],
    ["\u202a+61 491 570 156\u202c", "", "+61491570156"],
    ["\u200e٠٤٩١ ٥٧٠ ١٥٦", "AU", "+61491570156"],
  ])("reads %s of %s", (text, country, e164) => {
    expect(readPhoneNumber(text, country)).toEqual({ e164 });
  });

  it.each(["0491 570 156", "abc", "+999 123456789", "jane@example.com"])(
    "asks for the country code of %s",
    (text) => {
      expect(readPhoneNumber(text, "")).toEqual({ fault: "incomplete" });
      expect(readPhoneNumber(text, "XX")).toEqual({ fault: "incomplete" });
    },
  );

  it.each([
    ["+61 491", ""],
    ["123", "AU"],
    ["+61 491 570 156 789 123", ""],
    ["49151234567890123456", "DE"],
  ])("finds that %s can't be a number", (text, country) => {
    expect(readPhoneNumber(text, country)).toEqual({ fault: "impossible" });
  });
});
