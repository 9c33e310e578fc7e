/**
 * VX's webhook: the result as it stands, after every component, without event name, event id or signature inside. From
 * "Webhook" and "Create Session", November 2026.
 *
 * Chosen: it goes to the session's `webhook.endpoint` and to the endpoint set for the client, which the sandbox takes
 * by its control call. No page has a retry rule: 10 s of patience, again after 1, 5, 15 and 60 minutes for no answer,
 * 408, 429 and 5xx.
 */
import type { DeliveryRules } from "../deliveries.js";
import type { SandboxTools } from "../sandbox-provider.js";
import { webhookBody } from "./answers.js";
import { proofHeaders } from "./clients.js";
import type { Session } from "./sessions.js";

const RULES: DeliveryRules = {
  timeoutSeconds: 10,
  retryWaitsSeconds: [60, 300, 900, 3600],
  retriedStatuses: [408, 429, [500, 599]],
};

export function sendResult(session: Session, tools: SandboxTools): void {
  const body = JSON.stringify(webhookBody(session));
  const webhook = {
    session: session.requestId,
    event: `${session.stops.at(-1)?.source || "result"}: ${session.result}`,
    body,
    rules: RULES,
    headers: () => proofHeaders(session.client.webhookAuth, body),
  };
  if (session.webhookEndpoint !== null) tools.deliver({ ...webhook, urls: [session.webhookEndpoint] });
  tools.deliver(webhook);
}
