import type { TemplateResult } from "lit";
import type { Outcome } from "../../contract/status.js";
import { actionTerms } from "../../locales/en/action-terms.js";
import type { Translate } from "../first/page-language.js";
import { declinedIllustration } from "./illustrations/declined.js";

export interface OutcomeWords {
  /** Default: that everything is done. */
  illustration?: TemplateResult;
  heading: string;
  text(organisation: string): string;
}

/** Returns the words for an outcome that the organisation shows; null where it is as if it were not known. */
export function outcomeWords(outcome: Outcome, translate: Translate): OutcomeWords | null {
  const terms = translate(actionTerms);
  switch (outcome) {
    case "approved":
      return { heading: terms.approvedHeading, text: terms.approvedText };
    case "in_review":
      return { heading: terms.reviewHeading, text: terms.reviewText };
    case "declined":
      return {
        illustration: declinedIllustration,
        heading: terms.declinedHeading,
        text: terms.declinedText,
      };
    default:
      return null;
  }
}
