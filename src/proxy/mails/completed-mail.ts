/** Writes the mail that tells a customer who has closed the page that everything has arrived. It says nothing of a result. */

import { languageFor } from "../../contract/languages.js";
import { wordsFor } from "../words/words-for.js";
import type { MailContent } from "./mail-layout.js";

export interface CompletedMail {
  /** The organisation's name. */
  organisation: string;
  /** BCP 47, or null where it is not known. */
  locale: string | null;
}

export function completedMail({ organisation, locale }: CompletedMail): MailContent {
  const words = wordsFor(locale).completedMail;
  return {
    language: languageFor(locale),
    subject: words.subject(organisation),
    blocks: [
      { text: words.text(organisation) },
      { text: words.next(organisation) },
      { small: words.caution(organisation) },
    ],
  };
}
