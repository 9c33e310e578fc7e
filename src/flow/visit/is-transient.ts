import type { ErrorCode, GangwayError } from "../../contract/errors.js";

/**
 * Errors that can go away without anybody's help: no connection, timeouts, HTTP 408, 429 and 5xx, unreadable answers. The list
 * repeats what `error-status.ts` says, because that file is loaded only with the first refusal.
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
 * Tells whether polling tries again after an error. It stops after any other: the proxy refused with another 4xx. `retryable`
 * is something else: the customer may repeat the call, perhaps with other input.
 */
export function isTransient(error: GangwayError): boolean {
  return TRANSIENT.includes(error.code);
}
