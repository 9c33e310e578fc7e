/**
 * Writes the text message with a one-time code, in the visit's language and never longer than one segment. Its last
 * line lets browsers fill in the code on the page of that host only (wicg.github.io/sms-one-time-codes).
 */
import { wordsFor } from "../words/words-for.js";
import { fitsOneSegment } from "./sms-segment.js";

export interface CodeSms {
  code: string;
  /** The organisation's name. */
  organisation: string;
  /** The host of the page that asked for the code; null where browsers can't fill it in there. */
  host: string | null;
  /** BCP 47, or null where it is not known. */
  locale: string | null;
}

export function codeSms({ code, organisation, host, locale }: CodeSms): string {
  const words = wordsFor(locale).codeSms;
  // A line break in the name could begin a last line of its own.
  const name = organisation.replace(/\s+/g, " ").trim();
  const lastLine = host === null ? "" : `\n\n@${host} #${code}`;
  const texts = [
    `${words.withName(code, name)}${lastLine}`,
    // The caution is the first to go, then the name.
    `${code}: ${name}${lastLine}`,
    `${words.withoutName(code)}${lastLine}`,
    `${code}${lastLine}`,
  ];
  return texts.find(fitsOneSegment) ?? words.withoutName(code);
}
