/** Every error's answer: a problem document (RFC 9457) with our members, and nothing of the error's cause. */
import { statusOf } from "../contract/error-status.js";
import type { ErrorCode, GangwayError } from "../contract/errors.js";

const TITLES: Partial<Record<ErrorCode, string>> = {
  timeout: "The provider took too long",
  rate_limited: "Too many requests",
  invalid_request: "The request has faults",
  unknown_organisation: "Unknown organisation",
  unknown_reference: "Unknown tracking reference",
  reference_ended: "The visit has ended",
  code_incorrect: "The code is not right",
  code_expired: "The code has expired",
  too_many_attempts: "Too many attempts",
  token_invalid: "The token is not valid",
  unauthorised: "Not authorised",
  origin_not_allowed: "Origin not allowed",
  idempotency_mismatch: "Idempotency key used for another request",
  not_found: "Not found",
  conflict: "Not possible beside what is there or under way",
  payload_too_large: "The request is too large",
  provider_unavailable: "The provider is unavailable",
  provider_rejected: "The provider refused",
  provider_response_invalid: "The provider's answer can't be read",
  internal: "Something went wrong on our side",
};

export interface ProblemOptions {
  /** Instead of the code's own HTTP status. */
  status?: number;
  headers?: Record<string, string>;
}

export function problemResponse(error: GangwayError, options: ProblemOptions = {}): Response {
  const { code, message, retryable, retryAfterSeconds, providerCode, validationResults, attemptsLeft } =
    error;
  const status = options.status ?? statusOf(code);
  const headers = new Headers({ ...options.headers, "content-type": "application/problem+json" });
  if (retryAfterSeconds !== undefined) headers.set("retry-after", String(retryAfterSeconds));
  const problem = {
    type: `urn:gangway:error:${code}`,
    title: TITLES[code] ?? "Something went wrong",
    status,
    detail: message,
    code,
    retryable,
    retryAfterSeconds,
    providerCode,
    attemptsLeft,
    validationResults,
  };
  return new Response(JSON.stringify(problem), { status, headers });
}
