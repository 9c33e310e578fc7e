import type { GangwayError } from "../../contract/errors.js";
import type { FailureTerms, FirstTerms } from "../../locales/terms.js";

/**
 * Returns the text for an error. Without a connection, that is what matters. While the failure terms are not loaded, it is the text for
 * a broken network.
 */
export function failureText(
  { code, retryable, retryAfterSeconds = 60 }: GangwayError,
  terms: FirstTerms & Partial<FailureTerms>,
): string {
  if (!navigator.onLine) return terms.offline;
  if (code === "rate_limited" && terms.rateLimited) return terms.rateLimited(retryAfterSeconds);
  return terms.errors?.[code] ?? (retryable ? terms.errorOther : terms.errorFinal) ?? terms.unreachable;
}
