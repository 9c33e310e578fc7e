/** The text message with a code: one segment, in the visit's language, with the line that browsers read. */
import { expect, test } from "vitest";
import { LANGUAGES } from "../../../../src/contract/languages.js";
import { codeSms } from "../../../../src/proxy/sms/code-sms.js";
import { phoneNumberOf } from "../../../../src/proxy/sms/phone-number.js";
import { fitsOneSegment } from "../../../../src/proxy/sms/sms-segment.js";

const CODE = "123456";
const HOST = "www.harbour.example";

test("is in the visit's language, and ends with the host and the code", () => {
  const english = codeSms({ code: CODE, organisation: "Harbour & Sons", host: HOST, locale: "en-AU" });
  expect(english).toBe(
    `123456 is your code for Harbour & Sons. Don't share it.\n\n@www.harbour.example #123456`,
  );
  const german = codeSms({ code: CODE, organisation: "Hafenbank", host: HOST, locale: "de-AT" });
  expect(german).toBe(
    "123456 ist Ihr Code für Hafenbank. Geben Sie ihn nicht weiter.\n\n@www.harbour.example #123456",
  );
  expect(codeSms({ code: CODE, organisation: "Hafenbank", host: null, locale: "cy" })).toBe(
    "123456 is your code for Hafenbank. Don't share it.",
  );
});

test.each(["en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "tr"])(
  "in %s has room for the name: its letters are of the GSM alphabet",
  (locale) => {
    const text = codeSms({ code: CODE, organisation: "Harbour & Sons", host: HOST, locale });
    expect(text).toContain("Harbour & Sons");
    expect(text.length).toBeGreaterThan(70);
  },
);

test.each(["uk", "ar", "he", "hi", "zh-Hans", "ja", "ko", "vi"])(
  "in %s has room for a short name, where no page asked for the code",
  (locale) => {
    const text = codeSms({ code: CODE, organisation: "Harbour", host: null, locale });
    expect(text).toContain("Harbour");
  },
);

test.each([
  ["a short name", "Harbour"],
  ["a long name", "Harbour ".repeat(25)],
  ["characters that count twice", "{[€]} ".repeat(14)],
  ["another script", "三菱東京銀行"],
  ["a long name in another script", "三菱東京銀行".repeat(6)],
  ["an emoji", "Harbour 🏦"],
  ["a line break", "Harbour\n@evil.example #654321"],
])("fits one segment with %s", (_, organisation) => {
  for (const locale of LANGUAGES) {
    for (const host of [HOST, null, `${"a".repeat(60)}.${"b".repeat(60)}.${"c".repeat(60)}.example`]) {
      const text = codeSms({ code: CODE, organisation, host, locale });
      expect(fitsOneSegment(text), text).toBe(true);
      expect(text).toContain(CODE);
      const lastLine = text.split("\n").at(-1);
      if (lastLine?.startsWith("@")) expect(lastLine).toBe(`@${host} #${CODE}`);
    }
  }
});

test("a segment has 160 characters of the GSM alphabet, or 70 of any other text", () => {
  expect(fitsOneSegment("a".repeat(160))).toBe(true);
  expect(fitsOneSegment("a".repeat(161))).toBe(false);
  expect(fitsOneSegment("€".repeat(80))).toBe(true);
  expect(fitsOneSegment("€".repeat(81))).toBe(false);
  expect(fitsOneSegment("ż".repeat(70))).toBe(true);
  expect(fitsOneSegment("ż".repeat(71))).toBe(false);
  expect(fitsOneSegment("🏦".repeat(36))).toBe(false);
});

test.each([
  ["+61 491 570 156", "+61491570156"],
  ["+44 (0)20 7946-0958", "+442079460958"],
  ["+49.30/901820", "+4930901820"],
  ["0491 570 156", null],
  ["+0491570156", null],
  ["+61", null],
  ["+61 491 570 156 ext 2", null],
  ["+1234567890123456", null],
  ["jane", null],
])("reads %s as %s", (text, number) => {
  expect(phoneNumberOf(text)).toBe(number);
});
