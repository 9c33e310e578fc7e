/** Translates a provider's words into reports. All providers share this part. */
import { lookUp } from "../contract/look-up.js";
import type { ProviderReport } from "../contract/visit-report.js";

/** The meaning of one of a provider's words, in Gangway's own words. */
export type Meaning = Pick<
  ProviderReport,
  "status" | "progress" | "ended" | "outcome" | "attempt" | "settled"
>;

/** A provider's vocabulary: each word with its meaning. */
export type Words = Readonly<Record<string, Meaning>>;

/** Reports a word by the first vocabulary that has it. */
export function reportOf(word: string, ...vocabularies: readonly Words[]): ProviderReport {
  const meaning = vocabularies.map((words) => lookUp(words, word)).find((found) => found !== undefined);
  return meaning ? { providerStatus: word, ...meaning } : unknownWord(word);
}

/** Reports a word that the provider's pages don't have. It is never success: a person has to look at it. */
export function unknownWord(word: string): ProviderReport {
  return { providerStatus: word, outcome: "in_review", unknownWord: true };
}

/** Reads a time that names its zone. A text that is no time gives no `at`. */
export function timeOf(text: string | null | undefined): Pick<ProviderReport, "at"> {
  const at = Date.parse(text ?? "");
  return Number.isNaN(at) ? {} : { at };
}
