import { terms as journeyTerms } from "./de.js";
import { terms as correctionsTerms } from "./de-corrections.js";
import type { Terms } from "./terms.js";

/** German. */
export const terms: Terms = { ...journeyTerms, ...correctionsTerms };
