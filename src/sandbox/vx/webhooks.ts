/**
 * VX's webhook: the result at that moment, after every component, without event name, event id or signature inside. From
 * "Webhook" and "Create Session" (api.veratad.com/vx), November 2026.
 *
 * Assumed: it goes to the session's `webhook.endpoint` and to the endpoint of the client, which the sandbox takes by
 * its control call. No page has a retry rule. The receiver has 10 s. No answer, 408, 429 and 5xx lead to retries after
 * 1, 5, 15 and 60 minutes. The HMAC is HMAC-SHA256 over the raw body, as lower-case hex, in `X-VX-Signature`.
 */
import { hmacSha256Hex } from "../../crypto/hmac.js";
import type { DeliveryRules } from "../deliveries.js";
import type { SandboxTools } from "../sandbox-provider.js";
import type { WebhookAuth } from "./account.js";
import { resultBody } from "./answers.js";
import type { Session } from "./sessions.js";

const RULES: DeliveryRules = {
  timeoutSeconds: 10,
  retryWaitsSeconds: [60, 300, 900, 3600],
  retriedStatuses: [408, 429, [500, 599]],
};

export interface Webhooks {
  sendResult(session: Session): void;
}

export function createWebhooks({ deliver }: SandboxTools): Webhooks {
  return {
    sendResult(session) {
      const body = JSON.stringify(resultBody(session));
      const webhook = {
        session: session.id,
        event: `${session.stops.at(-1)?.source || "result"}: ${session.result}`,
        body,
        rules: RULES,
        headers: () => authHeaders(session.client.webhookAuth, body),
      };
      if (session.webhookEndpoint !== null) deliver({ ...webhook, urls: [session.webhookEndpoint] });
      deliver(webhook);
    },
  };
}

async function authHeaders(auth: WebhookAuth, body: string): Promise<Record<string, string>> {
  if ("basic" in auth) return { authorization: `Basic ${btoa(`${auth.basic.user}:${auth.basic.password}`)}` };
  const [secret = ""] = auth.hmac.secrets;
  return { [auth.hmac.header]: await hmacSha256Hex(secret, body) };
}
