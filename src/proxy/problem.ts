/** Answers every error with a problem document (RFC 9457). It has members of ours, but not the error's cause. */
import { httpStatusOf } from "../contract/error-status.js";
import type { ErrorCode, GangwayError } from "../contract/errors.js";
import { HttpError } from "./http-error.js";

/** The titles of all codes that an answer may have. */
const TITLES: Partial<Record<ErrorCode, string>> = {
  timeout: "The provider took too long",
  rate_limited: "Too many requests",
  invalid_request: "The request has faults",
  unknown_organisation: "Unknown organisation",
  unknown_reference: "Unknown tracking reference",
  reference_ended: "The verification has ended",
  code_incorrect: "The code is not right",
  code_expired: "The code has expired",
  too_many_attempts: "Too many attempts",
  token_invalid: "The token is not valid",
  unauthorised: "Not authorised",
  origin_not_allowed: "Origin not allowed",
  idempotency_mismatch: "Idempotency key used for another request",
  not_found: "Not found",
  conflict: "In conflict with the present state, or with a request in progress",
  payload_too_large: "The request is too large",
  provider_unavailable: "The provider is unavailable",
  provider_rejected: "The provider refused",
  provider_response_invalid: "The provider's answer can't be read",
  internal: "Something went wrong on our side",
};

export interface ProblemOptions {
  headers?: Record<string, string>;
  /** Adds the members of Verifa's errors (docs.withverifa.com, "Errors"). `detail` is a member of both. */
  asVerifa?: boolean;
}

export function problemResponse(error: GangwayError, { headers, asVerifa }: ProblemOptions = {}): Response {
  const { code, message, retryable, retryAfterSeconds, providerCode, validationResults, attemptsLeft } =
    error;
  const status = error instanceof HttpError ? error.status : httpStatusOf(code);
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
    ...(asVerifa ? { error: code, status_code: status } : {}),
  };
  return new Response(JSON.stringify(problem), {
    status,
    headers: {
      ...headers,
      ...(retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) }),
      "content-type": "application/problem+json",
    },
  });
}
