/** Writes the mail by which a customer continues later or on another device, in the visit's language. */
import { formatMailTime } from "./format-mail-time.js";
import type { MailContent } from "./mail-layout.js";
import { languageOf, type Wordings, wordingFor } from "./wording-for.js";

export interface LinkMail {
  /** The organisation's name. */
  organisation: string;
  /** The hosted page, or the provider's where there is no hosted one. */
  url: string;
  /** In ms since the epoch; null where the provider names no end. */
  expiresAt: number | null;
  /** BCP 47, or null where it is not known. */
  locale: string | null;
}

interface Wording {
  subject(organisation: string): string;
  text(organisation: string): string;
  goOn: string;
  end(date: string): string;
  caution: string;
}

const WORDINGS: Wordings<Wording> = {
  en: {
    subject: (organisation) => `Continue your verification for ${organisation}`,
    text: (organisation) =>
      `Here you can continue your verification for ${organisation} whenever you like, also on another device.`,
    goOn: "Continue",
    end: (date) => `The link works until ${date}.`,
    caution: "The link is for you alone: never pass it on. If you didn't ask for it, ignore this mail.",
  },
  de: {
    subject: (organisation) => `Ihre Prüfung für ${organisation} fortsetzen`,
    text: (organisation) =>
      `Hier setzen Sie Ihre Prüfung für ${organisation} fort, wann Sie möchten, auch auf einem anderen Gerät.`,
    goOn: "Fortsetzen",
    end: (date) => `Der Link gilt bis ${date}.`,
    caution:
      "Der Link ist nur für Sie: Geben Sie ihn nicht weiter. Falls Sie ihn nicht angefordert haben, ignorieren Sie diese E-Mail.",
  },
};

export function linkMail({ organisation, url, expiresAt, locale }: LinkMail): MailContent {
  const wording = wordingFor(WORDINGS, locale);
  const language = languageOf(WORDINGS, locale);
  const end = expiresAt === null ? [] : [{ text: wording.end(formatMailTime(expiresAt, language)) }];
  return {
    language,
    subject: wording.subject(organisation),
    blocks: [
      { text: wording.text(organisation) },
      { link: url, label: wording.goOn },
      ...end,
      { small: wording.caution },
    ],
  };
}
