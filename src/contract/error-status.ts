/** The HTTP status of each error code. */
import type { ErrorCode } from "./errors.js";

/** 0 marks a code that the browser uses itself. Where the proxy does, it answers 500. */
const HTTP_STATUS: Record<ErrorCode, number> = {
  network: 0,
  offline: 0,
  timeout: 504,
  rate_limited: 429,
  invalid_request: 400,
  invalid_configuration: 0,
  unknown_organisation: 404,
  unknown_reference: 404,
  reference_ended: 410,
  code_incorrect: 422,
  code_expired: 422,
  too_many_attempts: 429,
  token_invalid: 401,
  unauthorised: 401,
  origin_not_allowed: 403,
  idempotency_mismatch: 422,
  not_found: 404,
  conflict: 409,
  payload_too_large: 413,
  provider_unavailable: 503,
  provider_rejected: 502,
  provider_response_invalid: 502,
  frame_blocked: 0,
  unsupported_browser: 0,
  internal: 500,
};

/** The HTTP status that the proxy answers with. */
export function httpStatusOf(code: ErrorCode): number {
  return HTTP_STATUS[code] || 500;
}

/** All codes, in the order above. */
export function errorCodes(): ErrorCode[] {
  return Object.keys(HTTP_STATUS) as ErrorCode[];
}

/** Tells whether a word from outside is one of ours. */
export function isErrorCode(word: unknown): word is ErrorCode {
  return typeof word === "string" && Object.hasOwn(HTTP_STATUS, word);
}
