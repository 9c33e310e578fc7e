/** Writes the mail with a one-time code, in the visit's language (so far: English). */

import { html } from "hono/html";
import { lookUp } from "../../contract/look-up.js";
import type { MailMessage } from "../host.js";

export interface CodeMail {
  code: string;
  /** The organisation's name. */
  organisation: string;
  minutes: number;
  /** BCP 47, or null where it is not known. */
  locale: string | null;
}

interface Wording {
  subject: (mail: CodeMail) => string;
  paragraphs: (mail: CodeMail) => { before: string; after: string[] };
}

const ENGLISH: Wording = {
  subject: ({ code, organisation }) => `${code} is your code for ${organisation}`,
  paragraphs: ({ organisation, minutes }) => ({
    before: `Your code for ${organisation} is:`,
    after: [
      `It is valid for ${minutes} minutes. Type it on the page where you started.`,
      "If you didn't ask for it, you can ignore this mail. Never pass the code on to anyone.",
    ],
  }),
};

const WORDINGS: Record<string, Wording> = { en: ENGLISH };

export function codeMail(mail: CodeMail): Omit<MailMessage, "to"> {
  const language = mail.locale?.toLowerCase().split("-")[0] ?? "en";
  const wording = lookUp(WORDINGS, language) ?? ENGLISH;
  const { before, after } = wording.paragraphs(mail);
  return {
    // A line break here would begin another header.
    subject: wording.subject(mail).replace(/[\r\n]+/g, " "),
    text: [before, mail.code, ...after].join("\n\n"),
    html: [
      html`<p>${before}</p>`,
      html`<p style="font-size:2em;letter-spacing:0.2em"><strong>${mail.code}</strong></p>`,
      ...after.map((paragraph) => html`<p>${paragraph}</p>`),
    ].join("\n"),
  };
}
