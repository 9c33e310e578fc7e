/** Writes the mail by which a customer continues later or on another device, in the visit's language. */

import { languageFor } from "../../contract/languages.js";
import { wordsFor } from "../words/words-for.js";
import { formatMailTime } from "./format-mail-time.js";
import type { MailContent } from "./mail-layout.js";

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

export function linkMail({ organisation, url, expiresAt, locale }: LinkMail): MailContent {
  const { linkMail: words, linkEnd } = wordsFor(locale);
  const end = expiresAt === null ? [] : [{ text: linkEnd(formatMailTime(expiresAt, locale)) }];
  return {
    language: languageFor(locale),
    subject: words.subject(organisation),
    blocks: [
      { text: words.text(organisation) },
      { link: url, label: words.goOn },
      ...end,
      { small: words.caution },
    ],
  };
}
