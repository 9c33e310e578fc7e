import { actionTerms } from "./en-action.js";
import { correctionsTerms } from "./en-corrections.js";
import { failureTerms } from "./en-failure.js";
import { firstTerms } from "./en-first.js";
import { frameTerms } from "./en-frame.js";
import { helpTerms } from "./en-help.js";
import { stepsTerms } from "./en-steps.js";
import type { Terms } from "./terms.js";

/** English. */
export const terms: Terms = {
  ...firstTerms,
  ...stepsTerms,
  ...frameTerms,
  ...failureTerms,
  ...actionTerms,
  ...helpTerms,
  ...correctionsTerms,
};
