/** VerifiMe's webhooks. Written in November 2026 from the pages on webhooks of its developer portal (setup, events). */
import * as z from "zod";
import { GangwayError } from "../../contract/errors.js";
import { PROVIDER_NAMES } from "../../contract/providers.js";
import type { ProviderTools, WebhookEvent, WebhookSecurity } from "../provider.js";
import type { VerifimeOptions } from "./config.js";
import { verdictReport, verdictSchema } from "./words.js";

/** Any event: enough to acknowledge one that we don't know. */
const otherWebhook = z.object({ eventId: z.string().min(1), eventName: z.string() });

export function webhookSecurity({ secrets }: VerifimeOptions): WebhookSecurity {
  return { kind: "hmac-sha256", header: "X-VerifiMe-Signature", encoding: "hex", secrets };
}

/** @throws GangwayError `provider_response_invalid` */
export function readWebhook(
  body: unknown,
  options: Pick<VerifimeOptions, "riskPolicy">,
  { now }: Pick<ProviderTools, "now">,
): WebhookEvent[] {
  const verdict = verdictSchema.safeParse(body);
  if (verdict.success) {
    const { eventId, metadata } = verdict.data;
    const report = verdictReport(verdict.data, options, now);
    // The event names neither the tracking reference nor the customer: `metadata` is all there is.
    return [{ eventKey: eventId, subject: { by: "referenceData", value: metadata ?? "" }, report }];
  }
  const other = otherWebhook.safeParse(body);
  if (!other.success || other.data.eventName === "RISK_ASSESSMENT_UPDATED") {
    throw new GangwayError(
      "provider_response_invalid",
      `The event lacks members that ${PROVIDER_NAMES.verifime} documents.`,
    );
  }
  return [{ eventKey: other.data.eventId, subject: { by: "referenceData", value: "" }, report: null }];
}
