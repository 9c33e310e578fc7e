/**
 * What VX means by an answer that is no success. From "Create Session" (OAuth errors of the token call) and "Error
 * Returns" of the platform's direct services, November 2026. No page shows the error body of a session call, so either
 * shape is read anywhere.
 */
import * as z from "zod";
import type { GangwayError } from "../../contract/errors.js";
import { parseJson, statusFailure } from "../answer.js";
import type { OutboundAnswer } from "../provider.js";

const refusal = z.object({
  error: z.union([z.string().min(1), z.object({ code: z.string().min(1) }).transform(({ code }) => code)]),
});

/** The failure to throw; VX's own code (`access_denied`, `QRY2` …) is its `providerCode`, its prose stays behind. */
export function vxFailure(answer: OutboundAnswer, now: number): GangwayError {
  const refused = refusal.safeParse(parseJson(answer.text));
  return statusFailure("VX", answer, now, refused.success ? refused.data.error : undefined);
}
