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
  /** Statuses after which the webhook is tried again. Any other one, unless it is 2xx, stops the delivery. */
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
const KEPT = 1000;

export interface DeliveriesOptions {
  clock: Clock;
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  uuid: () => string;
  /** Endpoints that are registered from the start, and again after a reset. */
  registered?: readonly { provider: ProviderId; url: string }[];
}

export class Deliveries {
  readonly #options: DeliveriesOptions;
  readonly #endpoints = new Map<ProviderId, Set<string>>();
  readonly #inFlight = new Set<AbortController>();
  #deliveries: Delivery[] = [];

  constructor(options: DeliveriesOptions) {
    this.#options = options;
    this.reset();
  }

  /** Oldest first. */
  get deliveries(): readonly Delivery[] {
    return this.#deliveries;
  }

  /** Adds an endpoint, which gets every event of the provider. */
  register(provider: ProviderId, url: string): void {
    const urls = this.#endpoints.get(provider) ?? new Set();
    this.#endpoints.set(provider, urls.add(url));
  }

  endpoints(provider: ProviderId): string[] {
    return [...(this.#endpoints.get(provider) ?? [])];
  }

  deliver(provider: ProviderId, webhook: Webhook): void {
    const urls = webhook.urls ?? this.endpoints(provider);
    if (urls.length === 0) this.#record(provider, webhook, null, "no_endpoint");
    for (const url of urls) {
      const delivery = this.#record(provider, webhook, url, "waiting");
      this.#schedule(webhook, url, delivery, 0);
    }
  }

  /** Drops every delivery and aborts requests in flight. */
  reset(): void {
    for (const request of this.#inFlight) request.abort();
    this.#inFlight.clear();
    this.#deliveries = [];
    this.#endpoints.clear();
    for (const { provider, url } of this.#options.registered ?? []) this.register(provider, url);
  }

  #record(provider: ProviderId, webhook: Webhook, url: string | null, state: Delivery["state"]): Delivery {
    const { session, event, body } = webhook;
    const at = new Date(this.#options.clock.now()).toISOString();
    const id = this.#options.uuid();
    const delivery: Delivery = {
      id,
      at,
      provider,
      session,
      event,
      url,
      state,
      attempts: [],
      nextAttemptAt: null,
      body,
    };
    this.#deliveries.push(delivery);
    if (this.#deliveries.length > KEPT) this.#deliveries.shift();
    return delivery;
  }

  #schedule(webhook: Webhook, url: string, delivery: Delivery, wait: number): void {
    const due = this.#options.clock.now() + wait;
    delivery.nextAttemptAt = new Date(due).toISOString();
    this.#options.clock.at(due, () => this.#attempt(webhook, url, delivery));
  }

  async #attempt(webhook: Webhook, url: string, delivery: Delivery): Promise<void> {
    const { clock } = this.#options;
    const request = new AbortController();
    this.#inFlight.add(request);
    const at = clock.now();
    const cancelTimeout = clock.at(at + webhook.rules.timeoutSeconds * 1000, () => request.abort("timeout"));
    const attempt: Attempt = { at: new Date(at).toISOString(), status: null, error: null };
    delivery.attempts.push(attempt);
    delivery.nextAttemptAt = null;
    let retryAfterSeconds: number | undefined;
    try {
      const answer = await this.#options.fetch(url, {
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
      attempt.error =
        request.signal.reason === "timeout"
          ? `no answer within ${webhook.rules.timeoutSeconds} s`
          : reasonOf(error);
    } finally {
      cancelTimeout();
    }
    // A reset has dropped it.
    if (!this.#inFlight.delete(request)) return;
    this.#conclude(webhook, url, delivery, attempt.status, retryAfterSeconds);
  }

  #conclude(
    webhook: Webhook,
    url: string,
    delivery: Delivery,
    status: number | null,
    retryAfterSeconds: number | undefined,
  ): void {
    const { rules } = webhook;
    if (status !== null && status >= 200 && status < 300) {
      delivery.state = "delivered";
      return;
    }
    const obeyed =
      status !== null && retryAfterSeconds !== undefined && rules.retryAfter?.statuses.includes(status);
    const retried =
      status === null ||
      obeyed ||
      rules.retriedStatuses.some((one) =>
        typeof one === "number" ? one === status : one[0] <= status && status <= one[1],
      );
    const usual = rules.retryWaitsSeconds[delivery.attempts.length - 1];
    if (!retried) delivery.state = "refused";
    else if (usual === undefined) delivery.state = "given_up";
    else {
      const wait = obeyed ? Math.min(retryAfterSeconds, rules.retryAfter?.limitSeconds ?? 0) : usual;
      this.#schedule(webhook, url, delivery, wait * 1000);
    }
  }
}

/** The innermost message of an error that the host gives: `fetch failed` alone says little. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error && error.cause.message ? error.cause.message : error.message;
}
