/**
 * Turns a provider's HTTP answer into a value or a `GangwayError`. Four failures are kept apart: no answer (thrown by
 * `Outbound`), an unexpected status, an unexpected body, and the provider's own refusal (which each provider reads).
 */
import type * as z from "zod";
import { GangwayError } from "../contract/errors.js";
import { parseRetryAfter } from "../contract/retry-after.js";
import type { OutboundAnswer } from "./provider.js";

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

/**
 * Makes the error of an unexpected status.
 * @returns GangwayError `rate_limited` (429), `provider_unavailable` (5xx) or `provider_rejected`
 */
export function statusFailure(
  provider: string,
  answer: OutboundAnswer,
  now: number,
  providerCode?: string,
): GangwayError {
  const options = {
    providerCode,
    retryAfterSeconds: parseRetryAfter(answer.headers.get("retry-after"), now),
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
  return new GangwayError("provider_rejected", `${provider} refused the request.`, { providerCode });
}

/** Returns undefined where the text isn't JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
