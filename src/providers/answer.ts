/**
 * Turns a provider's HTTP answer into a value or a `GangwayError`. Four failures are kept apart: no answer (thrown by
 * `Outbound`), an unexpected status, an unexpected body, and the provider's own refusal (which each provider reads).
 */
import type * as z from "zod";
import { GangwayError } from "../contract/errors.js";
import { parseRetryAfter } from "../contract/retry-after.js";
import { boundJson } from "./bounded-json.js";
import type { OutboundAnswer } from "./provider.js";

/** The longest wait that a provider can ask for. */
const LONGEST_WAIT_SECONDS = 3600;
const MAX_CODE = 100;

/** Keeps the seconds that a provider asks us to wait within an hour. */
export function boundWait(seconds: number): number {
  return Math.min(Math.max(0, Math.ceil(seconds)), LONGEST_WAIT_SECONDS);
}

/**
 * Reads the body of a success.
 * @param provider The display name, for the message.
 * @param now Milliseconds since the epoch.
 * @throws GangwayError as `statusFailure`, or `provider_response_invalid`
 */
export function readAnswer<T>(
  provider: string,
  answer: OutboundAnswer,
  schema: z.ZodType<T>,
  now: number,
): T {
  if (!isSuccess(answer)) throw statusFailure(provider, answer, now);
  const parsed = schema.safeParse(parseJson(answer.text));
  if (!parsed.success) {
    throw new GangwayError("provider_response_invalid", `${provider} sent an answer that we can't read.`);
  }
  return parsed.data;
}

export function isSuccess({ status }: OutboundAnswer): boolean {
  return status >= 200 && status < 300;
}

const KEY_REFUSED: readonly number[] = [401, 403];

/**
 * Makes the error of an unexpected status.
 * @param code The provider's own, of which a hundred characters are kept.
 * @returns GangwayError `rate_limited` (429), `provider_unavailable` (5xx) or `provider_rejected`
 */
export function statusFailure(
  provider: string,
  answer: OutboundAnswer,
  now: number,
  code?: string,
): GangwayError {
  const providerCode = code?.slice(0, MAX_CODE);
  const seconds = parseRetryAfter(answer.headers.get("retry-after"), now);
  const options = {
    providerCode,
    retryAfterSeconds: seconds === undefined ? undefined : boundWait(seconds),
  };
  if (answer.status === 429) {
    return new GangwayError("rate_limited", `${provider} asks us to slow down. Try again shortly.`, options);
  }
  if (answer.status >= 500) {
    return new GangwayError(
      "provider_unavailable",
      `${provider} is out of order. Try again shortly.`,
      options,
    );
  }
  const refused = KEY_REFUSED.includes(answer.status)
    ? "the proxy's key. Check that it belongs to the environment (test or live) of the provider's address."
    : "the request.";
  return new GangwayError("provider_rejected", `${provider} refused ${refused}`, { providerCode });
}

/** Parses and bounds JSON. Returns undefined where the text isn't JSON, or is too deep. */
export function parseJson(text: string): unknown {
  try {
    return boundJson(JSON.parse(text));
  } catch {
    return undefined;
  }
}
