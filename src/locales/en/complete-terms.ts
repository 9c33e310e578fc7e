import type { Terms } from "../terms.js";
import { actionTerms } from "./action-terms.js";
import { codeTerms } from "./code-terms.js";
import { correctionsTerms } from "./corrections-terms.js";
import { failureTerms } from "./failure-terms.js";
import { firstTerms } from "./first-terms.js";
import { frameTerms } from "./frame-terms.js";
import { helpTerms } from "./help-terms.js";
import { menuTerms } from "./menu-terms.js";
import { replyTerms } from "./reply-terms.js";
import { stepsTerms } from "./steps-terms.js";
import { waysTerms } from "./ways-terms.js";

/** English. */
export const terms: Terms = {
  ...firstTerms,
  ...stepsTerms,
  ...codeTerms,
  ...waysTerms,
  ...replyTerms,
  ...frameTerms,
  ...failureTerms,
  ...actionTerms,
  ...helpTerms,
  ...correctionsTerms,
  ...menuTerms,
};
