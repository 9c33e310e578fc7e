import type { GangwayError } from "../../contract/errors.js";

/** Refusals after which the customer may repeat a call, with other input. */
const OTHER_INPUT = /^(code|token|conflict)/;
/** Errors that a customer's own call can't get past, but a later one may. */
const MAY_PASS = /^(provider_rejected|unsupported_browser)$/;

/**
 * Tells whether polling tries again after an error: one that can go away without anybody's help, such as no connection,
 * timeouts, HTTP 408, 429 and 5xx, unreadable answers. It stops after any other: the proxy refused with another 4xx. `retryable` is
 * something else: the customer may repeat the call, perhaps with other input. A test compares both with `error-status.ts`, which
 * is loaded only with the first refusal.
 */
export const isTransient = ({ code, retryable }: GangwayError): boolean =>
  retryable ? !OTHER_INPUT.test(code) : MAY_PASS.test(code);
