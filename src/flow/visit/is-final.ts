import type { ErrorCode, GangwayError } from "../../contract/errors.js";

/**
 * What can pass though nobody does anything: no connection, time limits, HTTP 408, 429 and 5xx, unreadable answers. A test
 * holds it against the statuses of `error-status.ts`, which come with the first refusal only.
 */
const PASSING: readonly ErrorCode[] = [
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
 * Tells whether polling must stop: the proxy refused with a 4xx other than 408 and 429, which waiting won't mend. All
 * else is to be tried again. This is not `retryable`, which says whether the customer may repeat the call, perhaps
 * with other input.
 */
export function isFinal(error: GangwayError): boolean {
  return !PASSING.includes(error.code);
}
