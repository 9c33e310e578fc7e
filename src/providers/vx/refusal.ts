/**
 * VX's refusals. Written in November 2026 from "Create Session" (OAuth errors of the token call) and "Error Returns" of
 * the platform's direct services (api.veratad.com/vx). No page shows the error body of a session call, so either shape
 * is read anywhere.
 */
import * as z from "zod";
import { PROVIDER_NAMES } from "../../contract/providers.js";
import { isSuccess, parseJson, statusFailure } from "../answer.js";
import type { OutboundAnswer } from "../provider.js";

const refusal = z.object({
  error: z.union([z.string().min(1), z.object({ code: z.string().min(1) }).transform(({ code }) => code)]),
});

/**
 * Throws unless the answer is a success.
 * @throws GangwayError with VX's own code (`access_denied`, `QRY2` …) but without its prose, as `statusFailure`
 */
export function refuse(answer: OutboundAnswer, now: number): void {
  if (isSuccess(answer)) return;
  const refused = refusal.safeParse(parseJson(answer.text));
  throw statusFailure(PROVIDER_NAMES.vx, answer, now, refused.success ? refused.data.error : undefined);
}
