/** Writes the mail that asks a customer to hand in again, with the link to the hosted page, in the visit's language. */

import { languageFor } from "../../contract/languages.js";
import type { ResubmissionReason } from "../../contract/status.js";
import { wordsFor } from "../words/words-for.js";
import type { MailContent } from "./mail-layout.js";

export interface ActionMail {
  /** The organisation's name. */
  organisation: string;
  reason: ResubmissionReason;
  /** The hosted page of the visit. */
  onboardingUrl: string;
  /** BCP 47, or null where it is not known. */
  locale: string | null;
}

export function actionMail({ organisation, reason, onboardingUrl, locale }: ActionMail): MailContent {
  const { actionMail: words, linkCaution } = wordsFor(locale);
  return {
    language: languageFor(locale),
    subject: words.subject(organisation),
    blocks: [
      { text: words.request(organisation) },
      { text: words.reasons[reason] },
      { link: onboardingUrl, label: words.goOn },
      { small: linkCaution(organisation) },
    ],
  };
}
