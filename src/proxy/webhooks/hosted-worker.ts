/** Joins the delivery worker with the config and the host: its queue, its transport and its randomness. */
import type { AnyGangwayConfig } from "../config-schema.js";
import type { GangwayHost } from "../host.js";
import type { QueueWorker } from "../queue-worker.js";
import type { ConfiguredEndpoints } from "./configured-endpoints.js";
import { createDeliveryWorker } from "./delivery-worker.js";
import { fetchTransport } from "./fetch-transport.js";
import { createSendWebhook } from "./send-webhook.js";

export function createHostedWorker(
  config: AnyGangwayConfig,
  endpoints: ConfiguredEndpoints,
  host: GangwayHost,
  now: () => number,
): QueueWorker {
  const { store, log } = host;
  const fetch = host.fetch ?? ((url: string, init: RequestInit) => globalThis.fetch(url, init));
  const randomBytes = host.random ?? ((length: number) => crypto.getRandomValues(new Uint8Array(length)));
  const send = createSendWebhook({
    transport: host.sendWebhook ?? fetchTransport(fetch),
    allowPrivate: config.allowPrivateWebhooks,
    now,
  });
  const random = () => (randomBytes(1)[0] ?? 0) / 256;
  return createDeliveryWorker({ queue: store.deliveryQueue, endpoints, send, now, random, log });
}
