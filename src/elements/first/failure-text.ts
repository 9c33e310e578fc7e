import type { GangwayError } from "../../contract/errors.js";
import type { FailureTerms, FirstTerms } from "../../locales/terms.js";

/** Returns the text for an error. While the failure terms are not loaded, it is the text for a broken network. */
export function failureText(
  { code, retryable }: GangwayError,
  terms: FirstTerms & Partial<FailureTerms>,
): string {
  return terms.errors?.[code] ?? (retryable ? terms.errorOther : terms.errorFinal) ?? terms.unreachable;
}
