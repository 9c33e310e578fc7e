import type { Terms } from "../terms.js";
import { terms as laterTerms } from "./later-terms.js";
import { terms as mainTerms } from "./terms.js";

/** Polish. */
export const terms: Terms = { ...mainTerms, ...laterTerms };
