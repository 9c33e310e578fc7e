/** Verifa's refusals. Written in November 2026 from "Errors" and "Rate limiting" (docs.withverifa.com). */
import * as z from "zod";
import { GangwayError } from "../../contract/errors.js";
import { PROVIDER_NAMES } from "../../contract/providers.js";
import { boundWait, isSuccess, parseJson, statusFailure } from "../answer.js";
import type { OutboundAnswer } from "../provider.js";
import { snakeKeys } from "./keys.js";

/** `{ error, detail, status_code }`: `detail` may quote what was sent, so only the code is kept. */
const refusal = z.preprocess(snakeKeys, z.object({ error: z.string().min(1) }));

/** Verifa's own code, where the answer has one. */
export function refusalCode({ text }: OutboundAnswer): string | undefined {
  return refusal.safeParse(parseJson(text)).data?.error;
}

/**
 * Throws unless the answer is a success.
 * @throws GangwayError with Verifa's own code, as `statusFailure`
 */
export function refuse(answer: OutboundAnswer, now: number): void {
  if (isSuccess(answer)) return;
  const failure = statusFailure(PROVIDER_NAMES.verifa, answer, now, refusalCode(answer));
  if (failure.code !== "rate_limited" || failure.retryAfterSeconds !== undefined) throw failure;
  // Documented beside `Retry-After`: the end of the window, in Unix time.
  const reset = Number(answer.headers.get("x-ratelimit-reset") || Number.NaN);
  throw new GangwayError(failure.code, failure.message, {
    providerCode: failure.providerCode,
    ...(Number.isNaN(reset) ? {} : { retryAfterSeconds: boundWait(reset - now / 1000) }),
  });
}
