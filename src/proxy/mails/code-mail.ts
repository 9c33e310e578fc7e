/** Writes the mail with a one-time code, in the visit's language. */
import { html } from "hono/html";
import type { MailText } from "./mail-text.js";
import { type Wordings, wordingFor } from "./wording-for.js";

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
  after(mail: CodeMail): string[];
}

const WORDINGS: Wordings<Wording> = {
  en: {
    subject: ({ code, organisation }) => `${code} is your code for ${organisation}`,
    before: ({ organisation }) => `Your code for ${organisation} is:`,
    after: ({ minutes }) => [
      `It is valid for ${minutes} ${minutes === 1 ? "minute" : "minutes"}. Type it on the page where you started.`,
      "If you didn't ask for it, you can ignore this mail. Never pass the code on to anyone.",
    ],
  },
  de: {
    subject: ({ code, organisation }) => `${code} ist Ihr Code für ${organisation}`,
    before: ({ organisation }) => `Ihr Code für ${organisation} lautet:`,
    after: ({ minutes }) => [
      `Er gilt ${minutes} ${minutes === 1 ? "Minute" : "Minuten"}. Geben Sie ihn auf der Seite ein, auf der Sie begonnen haben.`,
      "Falls Sie ihn nicht angefordert haben, können Sie diese E-Mail ignorieren. Geben Sie den Code an niemanden weiter.",
    ],
  },
};

export function codeMail(mail: CodeMail): MailText {
  const wording = wordingFor(WORDINGS, mail.locale);
  const before = wording.before(mail);
  const after = wording.after(mail);
  return {
    subject: wording.subject(mail),
    text: [before, mail.code, ...after].join("\n\n"),
    html: [
      html`<p>${before}</p>`,
      html`<p style="font-size:2em;letter-spacing:0.2em"><strong>${mail.code}</strong></p>`,
      ...after.map((paragraph) => html`<p>${paragraph}</p>`),
    ].join("\n"),
  };
}
