/**
 * Signs and sends one webhook, and turns the answer into a result. A URL that shows by itself that no webhook may go there
 * is refused before the transport sees it. Names are checked by the transport that resolves them.
 */
import { parseRetryAfter } from "../../contract/retry-after.js";
import type { WebhookAnswer, WebhookRequest } from "../host.js";
import { type WebhookFailure, WebhookNotSent } from "../webhook-failure.js";
import type { WebhookEndpoint } from "./configured-endpoints.js";
import { isAddress, isPublicAddress } from "./public-address.js";
import { signWebhook } from "./sign-webhook.js";

/** The limit for the whole exchange, from resolving the name to the end of the answer. */
const WEBHOOK_TIMEOUT_MS = 15_000;

export interface WebhookMessage {
  id: string;
  body: string;
}

export interface WebhookResult {
  /** Null where it was delivered. */
  failure: WebhookFailure | null;
  /** The HTTP status; null where there was no answer. */
  status: number | null;
  retryAfterSeconds?: number | undefined;
}

/** Posts a signed webhook. Rejects with `WebhookNotSent` where there was no answer. */
export type WebhookTransport = (request: WebhookRequest) => Promise<WebhookAnswer>;

/** Never rejects. */
export type SendWebhook = (endpoint: WebhookEndpoint, message: WebhookMessage) => Promise<WebhookResult>;

export interface SendWebhookTools {
  transport: WebhookTransport;
  allowPrivate: boolean;
  now: () => number;
}

export function createSendWebhook({ transport, allowPrivate, now }: SendWebhookTools): SendWebhook {
  return async ({ url, secrets }, { id, body }) => {
    const refusal = allowPrivate ? null : refusalOf(new URL(url));
    if (refusal) return { failure: refusal, status: null };
    try {
      const { status, headers } = await transport({
        url,
        headers: {
          "content-type": "application/json",
          "user-agent": "Gangway-Webhooks/1",
          ...signWebhook({ id, at: now(), body }, secrets),
        },
        body,
        timeoutMs: WEBHOOK_TIMEOUT_MS,
        allowPrivate,
      });
      return {
        failure: failureOf(status),
        status,
        retryAfterSeconds: parseRetryAfter(headers.get("retry-after"), now()),
      };
    } catch (error) {
      return { failure: error instanceof WebhookNotSent ? error.failure : "unreachable", status: null };
    }
  };
}

function refusalOf({ protocol, hostname }: URL): WebhookFailure | null {
  if (protocol !== "https:") return "insecure_url";
  if (/(^|\.)localhost\.?$/i.test(hostname)) return "address_refused";
  return isAddress(hostname) && !isPublicAddress(hostname) ? "address_refused" : null;
}

function failureOf(status: number): WebhookFailure | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) return "redirect";
  return status === 410 ? "gone" : "http_status";
}
