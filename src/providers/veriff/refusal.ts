/** Veriff's refusals. Written in November 2026 from the API reference (devdocs.veriff.com), `/v1/sessions`. */
import * as z from "zod";
import { GangwayError } from "../../contract/errors.js";
import { PROVIDER_NAMES } from "../../contract/providers.js";
import { isSuccess, parseJson, statusFailure } from "../answer.js";
import type { OutboundAnswer } from "../provider.js";

/** `status` is a word on one page and a number on another; only `code` is of use. */
const refusal = z.object({ code: z.union([z.number(), z.string()]) });

/**
 * Throws unless the answer is a success.
 * @param usualWaitSeconds For a 429 that comes without `Retry-After`.
 * @throws GangwayError with Veriff's own code, as `statusFailure`
 */
export function refuse(answer: OutboundAnswer, now: number, usualWaitSeconds?: number): void {
  if (isSuccess(answer)) return;
  const refused = refusal.safeParse(parseJson(answer.text));
  const providerCode = refused.success ? String(refused.data.code) : undefined;
  const failure = statusFailure(PROVIDER_NAMES.veriff, answer, now, providerCode);
  if (failure.code !== "rate_limited" || failure.retryAfterSeconds !== undefined) throw failure;
  throw new GangwayError(failure.code, failure.message, {
    providerCode,
    retryAfterSeconds: usualWaitSeconds,
  });
}
