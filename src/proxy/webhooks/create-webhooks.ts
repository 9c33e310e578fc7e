/** Joins the parts of outgoing webhooks, from the config and the host: the endpoints, and the worker that serves them. */
import type { GangwayConfig } from "../config-schema.js";
import type { GangwayHost } from "../host.js";
import { createDeliveryWorker, type DeliveryWorker } from "./delivery-worker.js";
import { fetchTransport } from "./fetch-transport.js";
import { createSendWebhook } from "./send-webhook.js";
import type { WebhookEndpoints } from "./webhook-endpoints.js";

export interface Webhooks {
  endpoints: Promise<WebhookEndpoints>;
  worker: DeliveryWorker;
}

export function createWebhooks(
  config: GangwayConfig,
  endpoints: Promise<WebhookEndpoints>,
  host: GangwayHost,
  now: () => number,
): Webhooks {
  const { store, log } = host;
  const fetch = host.fetch ?? ((url: string, init: RequestInit) => globalThis.fetch(url, init));
  const randomBytes = host.random ?? ((length: number) => crypto.getRandomValues(new Uint8Array(length)));
  const send = createSendWebhook({
    transport: host.sendWebhook ?? fetchTransport(fetch),
    allowPrivate: config.allowPrivateWebhooks,
    now,
  });
  const random = () => (randomBytes(1)[0] ?? 0) / 256;
  const worker = createDeliveryWorker({ queue: store.deliveryQueue, endpoints, send, now, random, log });
  return { endpoints, worker };
}
