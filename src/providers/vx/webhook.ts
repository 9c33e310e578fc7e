/**
 * VX's webhooks. Written in November 2026 from "Webhook" (api.veratad.com/vx). An event has the body of a session's
 * result. The scheme of their protection isn't public: docs/providers.md says what is assumed.
 */
import { GangwayError } from "../../contract/errors.js";
import { membersOf } from "../members.js";
import type { WebhookEvent, WebhookSecurity } from "../provider.js";
import type { VxOptions } from "./config.js";
import { readSession } from "./words.js";

export function webhookSecurity({ webhookAuth }: VxOptions): WebhookSecurity {
  return "basic" in webhookAuth
    ? { kind: "basic", ...webhookAuth.basic }
    : { kind: "hmac-sha256", encoding: "hex", ...webhookAuth.hmac };
}

/** @throws GangwayError `provider_response_invalid` */
export function readWebhook(body: unknown): WebhookEvent[] {
  const { requestId, eventKey, report } = readSession(membersOf(body));
  if (!requestId) {
    throw new GangwayError("provider_response_invalid", "The event names no request_id.");
  }
  return [{ eventKey, subject: { by: "providerReference", value: requestId }, report }];
}
