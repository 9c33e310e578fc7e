import { helpTerms } from "../../locales/en/help-terms.js";
import type { Translate } from "../first/page-language.js";

/** Returns the words for a customer who has waited for long, or for very long. */
export function waitedText(veryLong: boolean, organisation: string, translate: Translate): string {
  const { waitingLong, waitingVeryLong } = translate(helpTerms);
  return veryLong ? waitingVeryLong(organisation) : waitingLong;
}
