/** Writes the mail with a one-time code, in the visit's language. */

import { languageFor } from "../../contract/languages.js";
import { wordsFor } from "../words/words-for.js";
import type { MailContent } from "./mail-layout.js";

export interface CodeMail {
  code: string;
  /** The organisation's name. */
  organisation: string;
  /** The minutes for which the code is still valid. */
  minutes: number;
  /** BCP 47, or null where it is not known. */
  locale: string | null;
}

export function codeMail({ code, organisation, minutes, locale }: CodeMail): MailContent {
  const words = wordsFor(locale).codeMail;
  return {
    language: languageFor(locale),
    subject: words.subject(code, organisation),
    blocks: [
      { text: words.before(organisation) },
      { code },
      { text: words.validity(minutes) },
      { small: words.caution },
    ],
  };
}
