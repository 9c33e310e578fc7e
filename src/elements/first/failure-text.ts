import type { GangwayError } from "../../contract/errors.js";
import type { FailureTerms, FirstTerms } from "../../locales/terms.js";

/** The text for an error: what happened, and what to do next. Without the failure terms, it is that of a broken network. */
export function failureText(
  { code, retryable }: GangwayError,
  terms: FirstTerms & Partial<FailureTerms>,
): string {
  return terms.errors?.[code] ?? (retryable ? terms.errorOther : terms.errorFinal) ?? terms.unreachable;
}
