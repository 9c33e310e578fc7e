import { latinDigits } from "./latin-digits.js";

/** Groups of digits with spaces or hyphens between them. */
const CHAIN = /\d+(?:[\s\p{Pd}]{1,3}\d+)*/gu;
const HALVES = /(?:^|\D)(\d{3}\D+\d{3})(?!\d)/;

/**
 * Finds the six digits of a code, of any script, in whatever the customer types or pastes: the bare code, or a sentence
 * with dates and longer numbers around it. Null: there is no code in it, or no complete one.
 */
export function findCode(text: string): string | null {
  // Copied mails have marks of the writing direction between the digits.
  const plain = latinDigits(text.replace(/\p{Cf}/gu, ""));
  const chains = plain.match(CHAIN) ?? [];
  const found =
    plain.match(/\d+/g)?.find(({ length }) => length === 6) ??
    // `123 456` before the same within a longer number, such as `0412 345 678`.
    chains.find((chain) => /^\d{3}\D+\d{3}$/.test(chain)) ??
    chains.map((chain) => HALVES.exec(chain)?.[1]).find(Boolean) ??
    (chains.length === 1 ? chains[0] : "");
  const code = found?.replace(/\D/g, "") ?? "";
  return code.length === 6 ? code : null;
}
