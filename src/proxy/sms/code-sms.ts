/**
 * Writes the text message with a one-time code, in the visit's language and never longer than one segment. Its last
 * line lets browsers fill in the code on the page of that host only (wicg.github.io/sms-one-time-codes).
 */
import { type Wordings, wordingFor } from "../mails/wording-for.js";
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

interface Wording {
  withName(code: string, organisation: string): string;
  withoutName(code: string): string;
}

const WORDINGS: Wordings<Wording> = {
  en: {
    withName: (code, organisation) => `${code} is your code for ${organisation}. Don't share it.`,
    withoutName: (code) => `${code} is your code. Don't share it.`,
  },
  de: {
    withName: (code, organisation) => `${code} ist Ihr Code für ${organisation}. Geben Sie ihn nicht weiter.`,
    withoutName: (code) => `${code} ist Ihr Code. Geben Sie ihn nicht weiter.`,
  },
};

export function codeSms({ code, organisation, host, locale }: CodeSms): string {
  const wording = wordingFor(WORDINGS, locale);
  // A line break in the name could begin a last line of its own.
  const name = organisation.replace(/\s+/g, " ").trim();
  const lastLine = host === null ? "" : `\n\n@${host} #${code}`;
  const texts = [
    `${wording.withName(code, name)}${lastLine}`,
    // The caution is the first to go, then the name.
    `${code}: ${name}${lastLine}`,
    `${wording.withoutName(code)}${lastLine}`,
    `${code}${lastLine}`,
  ];
  return texts.find(fitsOneSegment) ?? wording.withoutName(code);
}
