/** Writes the mail that tells a customer who has closed the page that everything has arrived. It says nothing of a result. */
import type { MailContent } from "./mail-layout.js";
import { languageOf, type Wordings, wordingFor } from "./wording-for.js";

export interface CompletedMail {
  /** The organisation's name. */
  organisation: string;
  /** BCP 47, or null where it is not known. */
  locale: string | null;
}

interface Wording {
  subject(organisation: string): string;
  text(organisation: string): string;
  next(organisation: string): string;
  caution(organisation: string): string;
}

const WORDINGS: Wordings<Wording> = {
  en: {
    subject: (organisation) => `Your verification for ${organisation}: everything has arrived`,
    text: (organisation) =>
      `Thank you. Everything that you handed in for ${organisation} has arrived and is being checked.`,
    next: (organisation) => `There is nothing more to do. ${organisation} will tell you the result.`,
    caution: (organisation) => `If you don't expect anything from ${organisation}, ignore this mail.`,
  },
  de: {
    subject: (organisation) => `Ihre Prüfung für ${organisation}: Alles ist angekommen`,
    text: (organisation) =>
      `Vielen Dank. Alles, was Sie für ${organisation} eingereicht haben, ist angekommen und wird geprüft.`,
    next: (organisation) => `Sie müssen nichts weiter tun. ${organisation} teilt Ihnen das Ergebnis mit.`,
    caution: (organisation) => `Wenn Sie nichts von ${organisation} erwarten, ignorieren Sie diese E-Mail.`,
  },
};

export function completedMail({ organisation, locale }: CompletedMail): MailContent {
  const wording = wordingFor(WORDINGS, locale);
  return {
    language: languageOf(WORDINGS, locale),
    subject: wording.subject(organisation),
    blocks: [
      { text: wording.text(organisation) },
      { text: wording.next(organisation) },
      { small: wording.caution(organisation) },
    ],
  };
}
