import type { Terms } from "./terms.js";

/** The words of a language, as far as there are any. */
export interface Dictionary {
  terms: Partial<Terms>;
  /** Names the English terms that the dictionary lacks, for developers, and drops wrong ones. Only for a registered language. */
  reportMissing?(english: Partial<Terms>): void;
}
