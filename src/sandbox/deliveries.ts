/**
 * Delivery of webhooks for every simulated provider. The rules (time limit, what is tried again and when) come with
 * each webhook as data; time is the sandbox's clock, so that a test can live through a day of retries in a moment.
 */

import type { ProviderId } from "../contract/providers.js";
import { parseRetryAfter } from "../contract/retry-after.js";
import type { Clock } from "./clock.js";

export interface DeliveryRules {
  /** No answer by then counts as a failure that is tried again. */
  timeoutSeconds: number;
  /** Waits before the second attempt, the third and so on: one attempt more than there are waits. */
  retryWaitsSeconds: readonly number[];
  /** Answers that are tried again, besides no answer at all. Any other than 2xx stops the delivery. */
  retriedStatuses: readonly (number | readonly [from: number, to: number])[];
  /** Answers whose `Retry-After` is obeyed, and the longest wait that it may ask for. */
  retryAfter?: { statuses: readonly number[]; limitSeconds: number };
}

export interface Webhook {
  /** The provider's own session id. */
  session: string;
  /** The event's name, for people. */
  event: string;
  body: string;
  rules: DeliveryRules;
  /** The endpoints, where the provider knows better than `POST /_sandbox/webhooks`. */
  urls?: readonly string[];
  /** Made afresh for each attempt; `at` is its time (ms since the epoch). */
  headers: (at: number) => Record<string, string> | Promise<Record<string, string>>;
}

export interface Attempt {
  at: string;
  /** Null when no answer came: `error` says why. */
  status: number | null;
  error: string | null;
}

export interface Delivery {
  id: string;
  at: string;
  provider: ProviderId;
  session: string;
  event: string;
  /** Null where no endpoint was registered when the event happened: it is not sent later either. */
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
  /** Registered from the start, and again after a reset. */
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

  /** Every endpoint of a provider gets every event of it. */
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
      this.#plan(webhook, url, delivery, 0);
    }
  }

  /** Forgets everything and breaks off what is on its way. */
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

  #plan(webhook: Webhook, url: string, delivery: Delivery, wait: number): void {
    const due = this.#options.clock.now() + wait;
    delivery.nextAttemptAt = new Date(due).toISOString();
    this.#options.clock.at(due, () => this.#attempt(webhook, url, delivery));
  }

  async #attempt(webhook: Webhook, url: string, delivery: Delivery): Promise<void> {
    const { clock } = this.#options;
    const request = new AbortController();
    this.#inFlight.add(request);
    const at = clock.now();
    const stopWaiting = clock.at(at + webhook.rules.timeoutSeconds * 1000, () => request.abort("timeout"));
    const attempt: Attempt = { at: new Date(at).toISOString(), status: null, error: null };
    delivery.attempts.push(attempt);
    delivery.nextAttemptAt = null;
    let askedSeconds: number | undefined;
    try {
      const answer = await this.#options.fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", ...(await webhook.headers(at)) },
        body: webhook.body,
        redirect: "manual",
        signal: request.signal,
      });
      attempt.status = answer.status;
      askedSeconds = parseRetryAfter(answer.headers.get("retry-after"), clock.realNow());
      await answer.body?.cancel();
    } catch (error) {
      attempt.error =
        request.signal.reason === "timeout"
          ? `no answer within ${webhook.rules.timeoutSeconds} s`
          : reason(error);
    } finally {
      stopWaiting();
    }
    // Set aside by a reset: nobody waits for it any more.
    if (!this.#inFlight.delete(request)) return;
    this.#judge(webhook, url, delivery, attempt.status, askedSeconds);
  }

  #judge(
    webhook: Webhook,
    url: string,
    delivery: Delivery,
    status: number | null,
    askedSeconds: number | undefined,
  ): void {
    const { rules } = webhook;
    if (status !== null && status >= 200 && status < 300) {
      delivery.state = "delivered";
      return;
    }
    const obeyed =
      status !== null && askedSeconds !== undefined && rules.retryAfter?.statuses.includes(status);
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
      const wait = obeyed ? Math.min(askedSeconds, rules.retryAfter?.limitSeconds ?? 0) : usual;
      this.#plan(webhook, url, delivery, wait * 1000);
    }
  }
}

/** What stopped a request, as far down as the host says: `fetch failed` alone helps nobody. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error && error.cause.message ? error.cause.message : error.message;
}
