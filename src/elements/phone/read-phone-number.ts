import parsePhoneNumber, { type CountryCode, isSupportedCountry } from "libphonenumber-js/min/es6";

export type PhoneNumber =
  | { e164: string }
  /** `incomplete`: its country isn't known. `impossible`: no number of its country has so many digits. */
  | { fault: "incomplete" | "impossible" };

/** ITU-T E.164, section 6. */
const MOST_DIGITS = 15;

/**
 * Reads a phone number as people write it, in Latin, full-width, Arabic, Persian or Devanagari digits.
 * @param country two letters (ISO 3166-1): the country of a number that has no country code. Empty: none.
 */
export function readPhoneNumber(text: string, country: string): PhoneNumber {
  const typed = plain(text)
    .trim()
    // No national number begins with two zeros: it is how many countries dial the plus sign.
    .replace(/^\(?00/, "+");
  const number = parsePhoneNumber(typed, {
    extract: false,
    ...(isKnown(country) && { defaultCountry: country }),
  });
  if (number?.isPossible()) return { e164: number.number };
  const isTooLong = typed.replace(/\P{Nd}/gu, "").length > MOST_DIGITS;
  return { fault: number || isTooLong ? "impossible" : "incomplete" };
}

/** Writes full-width characters and Devanagari digits as ASCII, and leaves out marks of the writing direction. */
function plain(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace(/[०-९]/g, (digit) => String(digit.charCodeAt(0) - 0x966));
}

function isKnown(country: string): country is CountryCode {
  return isSupportedCountry(country as CountryCode);
}
