/**
 * Delivers what is due: hands new events to deliveries, claims them, sends them and records how it went. Any number of
 * workers share the database; this one runs whenever it is told to, and stops by itself when nothing is due.
 */
import type { Attempt, ClaimedDelivery, DeliveryQueue } from "../../records/deliveries/delivery-queue.js";
import type { Log, LogFields } from "../host.js";
import { nextAttemptAt } from "./retry-schedule.js";
import type { SendWebhook, WebhookResult } from "./send-webhook.js";
import type { WebhookEndpoint, WebhookEndpoints } from "./webhook-endpoints.js";

export interface DeliveryWorker {
  /** Resolves when nothing is due and nothing is on its way. While it runs, a further call makes it look again. */
  run(): Promise<void>;
  /** Begins nothing more. Resolves when what was on its way has arrived, or failed. */
  stop(): Promise<void>;
}

export interface DeliveryWorkerTools {
  queue: DeliveryQueue;
  endpoints: Promise<WebhookEndpoints>;
  send: SendWebhook;
  now: () => number;
  /** From 0 to 1. */
  random: () => number;
  log: Log;
}

/** An endpoint that is slow holds up nothing but itself. */
const MOST_AT_ONCE_PER_ENDPOINT = 8;

export function createDeliveryWorker(tools: DeliveryWorkerTools): DeliveryWorker {
  const { queue, send, now, log } = tools;
  const onTheirWay = new Map<string, Set<Promise<void>>>();
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  let interrupt = () => {};

  const all = () => [...onTheirWay.values()].flatMap((set) => [...set]);
  const room = (endpoint: string) => MOST_AT_ONCE_PER_ENDPOINT - (onTheirWay.get(endpoint)?.size ?? 0);

  /** Resolves with how many it has begun to send. */
  async function begin(endpoints: WebhookEndpoints): Promise<number> {
    const idsOf = (organisation: string) => endpoints.of(organisation).map(({ id }) => id);
    let begun = 0;
    let dispatched = 1;
    while (dispatched > 0 && !stopped) dispatched = await queue.dispatch(idsOf, now());
    const free = endpoints.all.map(({ id }) => id).filter((id) => room(id) > 0);
    for (const id of await queue.dueEndpoints(free, now())) {
      const endpoint = endpoints.find(id);
      if (stopped || !endpoint) continue;
      for (const claimed of await queue.claim(id, room(id), now())) {
        track(id, deliver(endpoint, claimed));
        begun += 1;
      }
    }
    return begun;
  }

  function track(endpoint: string, work: Promise<void>): void {
    const set = onTheirWay.get(endpoint) ?? new Set();
    onTheirWay.set(endpoint, set);
    const tracked = work.finally(() => set.delete(tracked));
    set.add(tracked);
    // Whoever waits for it hears of a failure; this keeps one that nobody waits for yet from ending the process.
    tracked.catch(() => {});
  }

  async function deliver(endpoint: WebhookEndpoint, claimed: ClaimedDelivery): Promise<void> {
    const started = now();
    const { eventId: id, body } = claimed;
    const result: WebhookResult =
      body === null ? { failure: "unreadable", status: null } : await send(endpoint, { id, body });
    const attempt = judge(claimed, result, now(), tools.random());
    const settled = await queue.settle(claimed, attempt, now());
    if (!settled) return;
    report(claimed, attempt, result, now() - started, log);
    const { organisation } = claimed;
    const { disabled: reason } = settled;
    if (reason) log("error", "endpoint_disabled", { organisation, endpoint: endpoint.id, reason });
  }

  async function work(): Promise<void> {
    try {
      const endpoints = await tools.endpoints;
      for (;;) {
        again = false;
        const interrupted = new Promise<void>((resolve) => {
          interrupt = resolve;
        });
        const begun = stopped ? 0 : await begin(endpoints);
        const sending = all();
        if (sending.length > 0) await Promise.race([...sending, interrupted]);
        else if (begun === 0 && (!again || stopped)) return;
      }
    } finally {
      // In the same breath as the decision to end: a call that comes later starts anew.
      running = undefined;
    }
  }

  return {
    run() {
      again = true;
      interrupt();
      running ??= work();
      return running;
    },
    async stop() {
      stopped = true;
      await Promise.allSettled([running, ...all()]);
    },
  };
}

/** What an attempt's result means for the delivery and for its endpoint. */
function judge(
  { attempts }: ClaimedDelivery,
  { failure, status: httpStatus, retryAfterSeconds }: WebhookResult,
  now: number,
  random: number,
): Attempt {
  const result = { httpStatus, failure, disables: failure === "gone" };
  if (failure === null) return { ...result, status: "delivered", nextAt: null };
  const nextAt = nextAttemptAt(attempts, retryAfterSeconds, now, random);
  return { ...result, status: nextAt === null ? "failed" : "pending", nextAt };
}

function report(
  { id, eventId, endpoint, organisation, type, attempts }: ClaimedDelivery,
  attempt: Attempt,
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
