/**
 * Delivery of webhooks for every simulated provider. The rules (time limit, retried answers, waits) come with each webhook
 * as data. Time is the sandbox's clock, so that a test goes through a day of retries in a moment. Webhooks of one moment
 * are sent at the same time and may arrive in any order: no provider promises one.
 */

import type { ProviderId } from "../contract/providers.js";
import { parseRetryAfter } from "../contract/retry-after.js";
import type { Clock } from "./clock.js";

export interface DeliveryRules {
  /** Time limit for an answer. A webhook without one is tried again. */
  timeoutSeconds: number;
  /** Waits before the second attempt, the third and so on. There is one attempt more than there are waits. */
  retryWaitsSeconds: readonly number[];
  /** Statuses that end the delivery well; any 2xx unless given. */
  acceptedStatuses?: readonly number[];
  /** Statuses after which the webhook is tried again. Any other one, unless it is accepted, stops the delivery. */
  retriedStatuses: readonly (number | readonly [from: number, to: number])[];
  /** Statuses whose `Retry-After` is obeyed, and the longest wait that it may ask for. */
  retryAfter?: { statuses: readonly number[]; limitSeconds: number };
}

export interface Webhook {
  /** The provider's own session id. */
  session: string;
  /** The event's name, for people. */
  event: string;
  body: string;
  rules: DeliveryRules;
  /** Endpoints in place of those of `POST /_sandbox/webhooks`. */
  urls?: readonly string[];
  /** Called for each attempt. */
  headers: () => Record<string, string> | Promise<Record<string, string>>;
}

export interface Attempt {
  at: string;
  /** Null while there is no answer; `error` says why none came. */
  status: number | null;
  error: string | null;
}

export interface Delivery {
  id: string;
  at: string;
  provider: ProviderId;
  session: string;
  event: string;
  /** Null where no endpoint was registered at the time of the event. The webhook is never sent. */
  url: string | null;
  state: "waiting" | "delivered" | "refused" | "given_up" | "no_endpoint";
  attempts: Attempt[];
  nextAttemptAt: string | null;
  body: string;
}

/** Number of deliveries kept; older ones are dropped from the list. */
const MAX_DELIVERIES = 1000;

export interface DeliveriesOptions {
  clock: Clock;
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  uuid: () => string;
  /** Endpoints that are registered from the start, and again after a reset. */
  registered?: readonly { provider: ProviderId; url: string }[];
}

export interface Deliveries {
  /** Oldest first. */
  readonly deliveries: readonly Delivery[];
  /** Adds an endpoint, which gets every event of the provider. */
  register(provider: ProviderId, url: string): void;
  endpoints(provider: ProviderId): string[];
  deliver(provider: ProviderId, webhook: Webhook): void;
  /**
   * Sends a webhook once more, as a new delivery: to the endpoint of the old one, or else to those that there are now.
   * @returns the new deliveries; undefined where no delivery has this id.
   */
  redeliver(id: string): Delivery[] | undefined;
  /** Drops every delivery and endpoint, and aborts requests in flight. */
  reset(): void;
}

export function createDeliveries({ clock, fetch, uuid, registered = [] }: DeliveriesOptions): Deliveries {
  const endpoints = new Map<ProviderId, Set<string>>();
  const inFlight = new Set<AbortController>();
  let records: Delivery[] = [];
  const webhooks = new WeakMap<Delivery, Webhook>();

  const record = (
    provider: ProviderId,
    webhook: Webhook,
    url: string | null,
    state: Delivery["state"],
  ): Delivery => {
    const { session, event, body } = webhook;
    const delivery: Delivery = {
      id: uuid(),
      at: new Date(clock.now()).toISOString(),
      provider,
      session,
      event,
      url,
      state,
      attempts: [],
      nextAttemptAt: null,
      body,
    };
    records.push(delivery);
    webhooks.set(delivery, webhook);
    if (records.length > MAX_DELIVERIES) records.shift();
    return delivery;
  };

  const scheduleAttempt = (webhook: Webhook, url: string, delivery: Delivery, waitSeconds: number) => {
    const due = clock.now() + waitSeconds * 1000;
    delivery.nextAttemptAt = new Date(due).toISOString();
    clock.at(due, () => send(webhook, url, delivery));
  };

  const send = async (webhook: Webhook, url: string, delivery: Delivery): Promise<void> => {
    const { rules } = webhook;
    const request = new AbortController();
    inFlight.add(request);
    const cancelTimeout = clock.after(rules.timeoutSeconds * 1000, () => request.abort("timeout"));
    const attempt: Attempt = { at: new Date(clock.now()).toISOString(), status: null, error: null };
    delivery.attempts.push(attempt);
    delivery.nextAttemptAt = null;
    let retryAfterSeconds: number | undefined;
    try {
      const answer = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", ...(await webhook.headers()) },
        body: webhook.body,
        redirect: "manual",
        signal: request.signal,
      });
      attempt.status = answer.status;
      retryAfterSeconds = parseRetryAfter(answer.headers.get("retry-after"), clock.realNow());
      await answer.body?.cancel();
    } catch (error) {
      const timedOut = request.signal.reason === "timeout";
      attempt.error = timedOut ? `no answer within ${rules.timeoutSeconds} s` : reasonOf(error);
    } finally {
      cancelTimeout();
    }
    // A reset has dropped it.
    if (!inFlight.delete(request)) return;
    const wait = retryWait(rules, delivery.attempts.length, attempt.status, retryAfterSeconds);
    if (typeof wait === "number") scheduleAttempt(webhook, url, delivery, wait);
    else delivery.state = wait;
  };

  const registerInitial = () => {
    for (const { provider, url } of registered) deliveries.register(provider, url);
  };

  const deliveries: Deliveries = {
    get deliveries() {
      return records;
    },

    register(provider, url) {
      const urls = endpoints.get(provider) ?? new Set();
      endpoints.set(provider, urls.add(url));
    },

    endpoints: (provider) => [...(endpoints.get(provider) ?? [])],

    deliver(provider, webhook) {
      const urls = webhook.urls ?? deliveries.endpoints(provider);
      if (urls.length === 0) record(provider, webhook, null, "no_endpoint");
      for (const url of urls) {
        scheduleAttempt(webhook, url, record(provider, webhook, url, "waiting"), 0);
      }
    },

    redeliver(id) {
      const old = records.find((one) => one.id === id);
      const webhook = old && webhooks.get(old);
      if (!webhook) return undefined;
      const urls = old.url === null ? deliveries.endpoints(old.provider) : [old.url];
      return urls.map((url) => {
        const delivery = record(old.provider, webhook, url, "waiting");
        scheduleAttempt(webhook, url, delivery, 0);
        return delivery;
      });
    },

    reset() {
      for (const request of inFlight) request.abort();
      inFlight.clear();
      records = [];
      endpoints.clear();
      registerInitial();
    },
  };
  registerInitial();
  return deliveries;
}

/** The wait (s) before the next attempt, or the state in which the delivery ends. `status` is null without an answer. */
function retryWait(
  rules: DeliveryRules,
  attempts: number,
  status: number | null,
  retryAfterSeconds: number | undefined,
): number | "delivered" | "refused" | "given_up" {
  const { retryAfter, acceptedStatuses } = rules;
  const accepted = status !== null && (acceptedStatuses?.includes(status) ?? (status >= 200 && status < 300));
  if (accepted) return "delivered";
  const obeyed = status !== null && retryAfterSeconds !== undefined && retryAfter?.statuses.includes(status);
  const retried =
    status === null ||
    obeyed ||
    rules.retriedStatuses.some((one) =>
      typeof one === "number" ? one === status : one[0] <= status && status <= one[1],
    );
  if (!retried) return "refused";
  const usual = rules.retryWaitsSeconds[attempts - 1];
  if (usual === undefined) return "given_up";
  return obeyed ? Math.min(retryAfterSeconds, retryAfter?.limitSeconds ?? 0) : usual;
}

/** The innermost message of an error that the host gives: `fetch failed` alone says little. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error && error.cause.message ? error.cause.message : error.message;
}
