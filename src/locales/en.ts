import { firstTerms } from "./en-first.js";
import { laterTerms } from "./en-later.js";
import { troubleTerms } from "./en-trouble.js";
import type { Terms } from "./terms.js";

/** English. */
export const terms: Terms = { ...firstTerms, ...laterTerms, ...troubleTerms };
