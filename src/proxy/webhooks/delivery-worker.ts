/**
 * Delivers the webhooks that are due: makes deliveries of new events, claims deliveries, sends them and records the
 * results. Any number of workers share the database. A worker runs when it is called and stops when nothing is due.
 */
import type {
  AttemptResult,
  ClaimedDelivery,
  DeliveryQueue,
} from "../../records/deliveries/delivery-queue.js";
import type { Log, LogFields } from "../host.js";
import { createQueueWorker, type QueueWorker, type WorkStart } from "../queue-worker.js";
import { type ConfiguredEndpoints, receives, type WebhookEndpoint } from "./configured-endpoints.js";
import { nextAttemptAt } from "./retry-schedule.js";
import type { SendWebhook, WebhookResult } from "./send-webhook.js";

export interface DeliveryWorkerTools {
  queue: DeliveryQueue;
  endpoints: ConfiguredEndpoints;
  send: SendWebhook;
  now: () => number;
  /** From 0 to 1. */
  random: () => number;
  log: Log;
}

/** A slow endpoint delays only itself. */
const MAX_IN_FLIGHT_PER_ENDPOINT = 8;

export function createDeliveryWorker(tools: DeliveryWorkerTools): QueueWorker {
  const { queue, send, now, log } = tools;
  const inFlight = new Map<string, number>();
  const inFlightAt = (endpoint: string) => inFlight.get(endpoint) ?? 0;
  const capacityOf = (endpoint: string) => MAX_IN_FLIGHT_PER_ENDPOINT - inFlightAt(endpoint);

  async function startDue({ add, isStopped }: WorkStart): Promise<number> {
    const endpoints = await tools.endpoints.all();
    const idsFor = (organisation: string, type: string) =>
      endpoints
        .filter((endpoint) => endpoint.organisation === organisation && receives(endpoint, type))
        .map(({ id }) => id);
    let started = 0;
    let dispatched = 1;
    while (dispatched > 0 && !isStopped()) dispatched = await queue.dispatch(idsFor, now());
    const free = endpoints.map(({ id }) => id).filter((id) => capacityOf(id) > 0);
    for (const id of await queue.dueEndpoints(free, now())) {
      const endpoint = endpoints.find((candidate) => candidate.id === id);
      if (isStopped() || !endpoint) continue;
      for (const claimed of await queue.claim(id, capacityOf(id), now())) {
        inFlight.set(id, inFlightAt(id) + 1);
        add(deliver(endpoint, claimed).finally(() => inFlight.set(id, inFlightAt(id) - 1)));
        started += 1;
      }
    }
    return started;
  }

  async function deliver(endpoint: WebhookEndpoint, claimed: ClaimedDelivery): Promise<void> {
    const startedAt = now();
    const { eventId: id, body } = claimed;
    const result: WebhookResult =
      body === null ? { failure: "unreadable", status: null } : await send(endpoint, { id, body });
    const attempt = toAttempt(claimed, result, now(), tools.random());
    const settled = await queue.recordResult(claimed, attempt, now());
    if (!settled) return;
    logAttempt(claimed, attempt, result, now() - startedAt, log);
    const { organisation } = claimed;
    const { disabled: reason } = settled;
    if (reason) log("error", "endpoint_disabled", { organisation, endpoint: endpoint.id, reason });
  }

  return createQueueWorker(startDue);
}

/** Turns a result into the delivery's next state. `gone` disables the endpoint. */
function toAttempt(
  { attempts }: ClaimedDelivery,
  { failure, status: httpStatus, retryAfterSeconds }: WebhookResult,
  now: number,
  random: number,
): AttemptResult {
  const result = { httpStatus, failure, disables: failure === "gone" };
  if (failure === null) return { ...result, status: "delivered", nextAt: null };
  const nextAt = nextAttemptAt(attempts, retryAfterSeconds, now, random);
  return { ...result, status: nextAt === null ? "failed" : "pending", nextAt };
}

function logAttempt(
  { id, eventId, endpoint, organisation, type, attempts }: ClaimedDelivery,
  attempt: AttemptResult,
  { failure, status }: WebhookResult,
  ms: number,
  log: Log,
): void {
  const fields: LogFields = {
    organisation,
    webhook: eventId,
    delivery: id,
    endpoint,
    type,
    attempt: attempts,
    ms,
    ...(status === null ? {} : { status }),
    ...(failure === null ? {} : { failure }),
  };
  if (attempt.status === "delivered") log("info", "delivery_sent", fields);
  else if (attempt.status === "failed") log("error", "delivery_given_up", fields);
  else log("warn", "delivery_failed", fields);
}
