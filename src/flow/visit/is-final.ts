import type { ErrorCode, GangwayError } from "../../contract/errors.js";

/**
 * Errors that can pass without anybody's help: no connection, timeouts, HTTP 408, 429 and 5xx, unreadable answers. A list of
 * its own, because the HTTP statuses of `error-status.ts` are loaded with the first refusal only.
 */
export const TRANSIENT: readonly ErrorCode[] = [
  "network",
  "offline",
  "timeout",
  "rate_limited",
  "too_many_attempts",
  "provider_unavailable",
  "provider_rejected",
  "provider_response_invalid",
  "frame_blocked",
  "unsupported_browser",
  "internal",
];

/**
 * Tells whether polling must stop: the proxy refused with a 4xx other than 408 and 429. Any other failure is tried again.
 * This is not `retryable`, which tells whether the customer may repeat the call, perhaps with other input.
 */
export function isFinal(error: GangwayError): boolean {
  return !TRANSIENT.includes(error.code);
}
