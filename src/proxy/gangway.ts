/**
 * The proxy: a fetch handler over the parsed config and the host, and the work between requests. The routes are in
 * `create-routes.ts`.
 */
import { getPath } from "hono/utils/url";
import { closeTimeoutMs } from "./close-timeout.js";
import type { AnyGangwayConfig } from "./config-schema.js";
import { createConfiguredProxy } from "./configured-proxy.js";
import { errorTrace } from "./error-trace.js";
import type { GangwayHost } from "./host.js";
import { type HostInfo, readHostInfo } from "./host-info.js";
import { HttpError } from "./http-error.js";
import { createMetrics } from "./metrics/metrics.js";
import { problemResponse } from "./problem.js";
import type { RequestEnv } from "./proxy-env.js";
import { refuseOtherDatabase } from "./refuse-other-database.js";
import { createRequestCount } from "./request-count.js";
import type { AnswerPoll, PollAnswer, PollRequest } from "./visits/answer-poll.js";
import { withinDeadline } from "./within-deadline.js";

export interface Gangway {
  /**
   * Answers a poll of a visit's status, for hosts that can write an answer without a `Response`: it takes a third of the
   * time. Null: `fetch` answers the request. It is a promise only where the database must be waited for.
   */
  answerPoll: AnswerPoll;
  /**
   * Answers a request.
   * @param info facts that the host knows. The arguments that Bun, Deno and `@hono/node-server` give are read too.
   */
  fetch(request: Request, info?: HostInfo | object): Promise<Response>;
  /** Resolves to true where a route or a file of the proxy is at the request's path, whatever the method. */
  handles(request: Request, info?: HostInfo | object): Promise<boolean>;
  /**
   * Sends the webhooks and mails, and reads the providers' statuses, that are due. Resolves when none is. Each request starts
   * it, but a poll that changes nothing at most once a second. For the retries, the host calls it every few seconds (a
   * worker platform: from a cron trigger). Never rejects.
   */
  deliver(): Promise<void>;
  /**
   * Replaces the configuration. Later requests see the new one. Requests, webhooks and mails in flight finish with the old one.
   * @throws ConfigError where `database` or `encryptionKeys` differ, which only a new proxy can do
   * @throws GangwayError `invalid_configuration`
   */
  reload(config: AnyGangwayConfig): void;
  /**
   * Lets the requests, webhooks and mails in flight finish, refuses new ones, then closes the store. Resolves at the latest
   * five seconds after the longest `provider.timeoutSeconds`, also where something hangs.
   */
  close(): Promise<void>;
}

const SWEEP_INTERVAL_MS = 10 * 60 * 1000;
/** Between two looks at the queues, while requests change nothing. */
const DELIVERY_INTERVAL_MS = 1000;

/** @throws GangwayError `invalid_configuration` */
export function createGangway(initial: AnyGangwayConfig, given: GangwayHost): Gangway {
  const now = given.now ?? Date.now;
  const metrics = createMetrics({
    readCounts: async () => given.store.counts(await proxy.endpointIds()),
    droppedLogLines: given.droppedLogLines,
    now,
  });
  const host = { ...given, log: metrics.counting(given.log) };
  const { store, log } = host;
  const inFlight = new Set<Promise<unknown>>();
  const requests = createRequestCount();
  let closing: Promise<void> | undefined;
  let nextSweep = now() + SWEEP_INTERVAL_MS;
  let nextDelivery = now();
  let config = initial;
  let proxy = createConfiguredProxy(config, host, { metrics, now, track });

  /** Keeps `close()` waiting until the work is done. */
  function track<T>(work: Promise<T>): Promise<T> {
    const settled: Promise<unknown> = work.catch(() => undefined).finally(() => inFlight.delete(settled));
    inFlight.add(settled);
    return work;
  }

  function sweepWhenDue(): void {
    const wait = nextSweep - now();
    // A longer wait is from before the clock was set back.
    if (wait > 0 && wait <= SWEEP_INTERVAL_MS) return;
    nextSweep = now() + SWEEP_INTERVAL_MS;
    const sweep = store.sweep(now()).then(proxy.sweepPersonalData);
    void track(sweep.catch((error) => log("error", "internal_error", { trace: errorTrace(error) })));
  }

  /** Does what follows a request. @param changedNothing as in `RequestEnv`. */
  function requestAnswered(changedNothing: boolean | undefined): void {
    if (changedNothing) deliverWhenDue();
    // The request's events are in the database by now.
    else void deliver();
  }

  function pollAnswered(answer: PollAnswer | null): PollAnswer | null {
    if (answer) requestAnswered(true);
    return answer;
  }

  function answerPoll(poll: PollRequest): ReturnType<AnswerPoll> {
    if (closing) return null;
    sweepWhenDue();
    const answer = proxy.answerPoll(poll);
    if (!(answer instanceof Promise)) return pollAnswered(answer);
    requests.begin();
    return answer.then(pollAnswered).finally(requests.end);
  }

  async function deliver(): Promise<void> {
    if (closing) return;
    nextDelivery = now() + DELIVERY_INTERVAL_MS;
    await track(proxy.deliver());
  }

  function deliverWhenDue(): void {
    const wait = nextDelivery - now();
    // A longer wait is from before the clock was set back.
    if (wait <= 0 || wait > DELIVERY_INTERVAL_MS) void deliver();
  }

  async function close(): Promise<void> {
    await Promise.all([requests.none(), proxy.stop(), store.stopScrub()]);
    await Promise.all(inFlight);
    await store.close();
  }

  return {
    answerPoll,
    deliver,
    handles: (request, info) => proxy.handles(request, readHostInfo(request, info)),
    async fetch(request, info) {
      if (closing) {
        const message = "The proxy is shutting down.";
        return problemResponse(new HttpError("internal", message, { status: 503, retryAfterSeconds: 1 }));
      }
      sweepWhenDue();
      const env: RequestEnv = readHostInfo(request, info);
      requests.begin();
      try {
        const poll = env.wasPolled ? null : await proxy.answerPoll(pollRequestOf(request, env));
        if (!poll) return await proxy.fetch(request, env);
        env.changedNothing = true;
        return toResponse(poll, env);
      } finally {
        requests.end();
        requestAnswered(env.changedNothing);
      }
    },
    reload(next) {
      refuseOtherDatabase(config, next);
      const replaced = proxy;
      proxy = createConfiguredProxy(next, host, { metrics, now, track });
      config = next;
      // The requests that it is answering are in flight on their own.
      void track(replaced.stop()).then(deliver);
    },
    close() {
      // Work may hang, for example in a frozen database: it must not hold up the end of the process.
      closing ??= withinDeadline(close(), closeTimeoutMs(config));
      return closing;
    },
  };
}

function pollRequestOf(request: Request, { prefix }: RequestEnv): PollRequest {
  // The route reads paths with a query.
  const target = request.url.includes("?") ? "" : getPath(request);
  return { method: request.method, target, prefix, origin: request.headers.get("origin") ?? undefined };
}

function toResponse(
  { headers, body }: PollAnswer,
  { Response: HostResponse = Response }: RequestEnv,
): Response {
  return new HostResponse(body, { status: 200, headers });
}
