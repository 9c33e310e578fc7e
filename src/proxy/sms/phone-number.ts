/** Reads phone numbers as people write them: E.164, with spaces, hyphens, dots and brackets between the digits. */

/** A plus sign, and 7 to 15 digits of which the first is not zero (ITU-T E.164, section 6). */
const E164 = /^\+[1-9]\d{6,14}$/;
const SEPARATORS = /[\s\-./()\u2010-\u2015]/g;
/** The national prefix that some countries write after the country code, such as +44 (0)20. */
const NATIONAL_PREFIX = /\(0\)/g;

/** Returns the number in E.164; null where it is none, for instance because it has no country code. */
export function phoneNumberOf(text: string): string | null {
  const number = text.replace(NATIONAL_PREFIX, "").replace(SEPARATORS, "");
  return E164.test(number) ? number : null;
}

/** Tells if a text can be a phone number, with or without its country code: 4 to 15 digits of any script. */
export function isPhoneNumber(text: string): boolean {
  return /^[+\uff0b]?\p{Nd}{4,15}$/u.test(text.replace(NATIONAL_PREFIX, "").replace(SEPARATORS, ""));
}

/** Shortens a number to as much as its owner recognises: `•••• 678`. */
export function maskedPhoneNumber(number: string): string {
  return `•••• ${number.slice(-3)}`;
}
