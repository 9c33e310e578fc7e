/** Writes the mail with a one-time code, in the visit's language. */
import type { MailContent } from "./mail-layout.js";
import { languageOf, type Wordings, wordingFor } from "./wording-for.js";

export interface CodeMail {
  code: string;
  /** The organisation's name. */
  organisation: string;
  /** The minutes for which the code is still valid. */
  minutes: number;
  /** BCP 47, or null where it is not known. */
  locale: string | null;
}

interface Wording {
  subject(mail: CodeMail): string;
  before(mail: CodeMail): string;
  validity(mail: CodeMail): string;
  caution: string;
}

const WORDINGS: Wordings<Wording> = {
  en: {
    subject: ({ code, organisation }) => `${code} is your code for ${organisation}`,
    before: ({ organisation }) => `Your code for ${organisation} is:`,
    validity: ({ minutes }) =>
      `It is valid for ${minutes} ${minutes === 1 ? "minute" : "minutes"}. Type it on the page where you started.`,
    caution: "If you didn't ask for it, you can ignore this mail. Never pass the code on to anyone.",
  },
  de: {
    subject: ({ code, organisation }) => `${code} ist Ihr Code für ${organisation}`,
    before: ({ organisation }) => `Ihr Code für ${organisation} lautet:`,
    validity: ({ minutes }) =>
      `Er gilt ${minutes} ${minutes === 1 ? "Minute" : "Minuten"}. Geben Sie ihn auf der Seite ein, auf der Sie begonnen haben.`,
    caution:
      "Falls Sie ihn nicht angefordert haben, können Sie diese E-Mail ignorieren. Geben Sie den Code an niemanden weiter.",
  },
};

export function codeMail(mail: CodeMail): MailContent {
  const wording = wordingFor(WORDINGS, mail.locale);
  return {
    language: languageOf(WORDINGS, mail.locale),
    subject: wording.subject(mail),
    blocks: [
      { text: wording.before(mail) },
      { code: mail.code },
      { text: wording.validity(mail) },
      { small: wording.caution },
    ],
  };
}
