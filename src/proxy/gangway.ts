/**
 * The proxy: a fetch handler over the parsed config and the host, and the work between requests. The routes are in
 * `create-routes.ts`.
 */

import { closeTimeoutMs } from "./close-timeout.js";
import type { AnyGangwayConfig } from "./config-schema.js";
import { createApp } from "./create-app.js";
import { createRoutes } from "./create-routes.js";
import { createServices } from "./create-services.js";
import { errorTrace } from "./error-trace.js";
import type { GangwayHost } from "./host.js";
import { HttpError } from "./http-error.js";
import { createMailWorker } from "./mails/mail-worker.js";
import { createMetrics } from "./metrics/metrics.js";
import { problemResponse } from "./problem.js";
import type { QueueWorker } from "./queue-worker.js";
import { createAuthorisers } from "./routing/authorise.js";
import { createBackgroundReads } from "./visits/background-reads.js";
import { createConfiguredEndpoints } from "./webhooks/configured-endpoints.js";
import { createHostedWorker } from "./webhooks/hosted-worker.js";
import { withinDeadline } from "./within-deadline.js";

export interface Gangway {
  fetch(request: Request): Promise<Response>;
  /**
   * Sends the webhooks and mails, and reads the providers' statuses, that are due. Resolves when none is. Each request starts
   * it. For the retries, the host calls it every few seconds (a worker platform: from a cron trigger). Never rejects.
   */
  deliver(): Promise<void>;
  /**
   * Lets the requests, webhooks and mails in flight finish, refuses new ones, then closes the store. Resolves at the latest
   * five seconds after the longest `provider.timeoutSeconds`, also where something hangs.
   */
  close(): Promise<void>;
}

const SWEEP_INTERVAL_MS = 10 * 60 * 1000;

/** @throws GangwayError `invalid_configuration` */
export function createGangway(config: AnyGangwayConfig, given: GangwayHost): Gangway {
  const now = given.now ?? Date.now;
  const endpoints = createConfiguredEndpoints(config.organisations);
  const endpointIds = async () => (await endpoints.all()).map(({ id }) => id);
  const metrics = createMetrics({
    readCounts: async () => given.store.counts(await endpointIds()),
    droppedLogLines: given.droppedLogLines,
    now,
  });
  const host = { ...given, log: metrics.counting(given.log) };
  const { store, log } = host;
  const webhooks = createHostedWorker(config, endpoints, host, now);
  const services = createServices(config, host, now, track);
  const mails = createMailWorker(store.mailQueue, services.attemptMail, now);
  const { organisations, readProvider } = services;
  const reads = createBackgroundReads({
    ...store,
    queue: store.readQueue,
    organisations,
    readProvider,
    now,
    onRead: () => {
      readCount += 1;
    },
  });
  const routes = createRoutes({ ...services, metrics, endpoints }, config.publicUrl);
  const { publicUrl } = config;
  const app = createApp({ routes, authorisers: createAuthorisers(services), publicUrl }, host, now);
  const inFlight = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;
  /** The number of reads in the background. Each may have made events for the partner. */
  let readCount = 0;
  let nextSweep = now() + SWEEP_INTERVAL_MS;

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
    const sweep = store.sweep(now()).then(services.sweepPersonalData);
    void track(sweep.catch((error) => log("error", "internal_error", { trace: errorTrace(error) })));
  }

  async function runInBackground({ run }: QueueWorker): Promise<void> {
    if (closing) return;
    await track(run()).catch((error) => log("error", "internal_error", { trace: errorTrace(error) }));
  }

  async function deliver(): Promise<void> {
    const readBefore = readCount;
    await Promise.all([webhooks, mails, reads].map(runInBackground));
    if (readCount > readBefore) await runInBackground(webhooks);
  }

  async function close(): Promise<void> {
    await Promise.all([...inFlight, webhooks.stop(), mails.stop(), reads.stop()]);
    await store.close();
  }

  return {
    deliver,
    async fetch(request) {
      if (closing) {
        const message = "The proxy is shutting down.";
        return problemResponse(new HttpError("internal", message, { status: 503, retryAfterSeconds: 1 }));
      }
      sweepWhenDue();
      const answer = track(Promise.resolve(app.fetch(request)));
      // The request's events are in the database by now.
      return answer.finally(() => void deliver());
    },
    close() {
      // Work may hang, for example in a frozen database: it must not hold up the end of the process.
      closing ??= withinDeadline(close(), closeTimeoutMs(config));
      return closing;
    },
  };
}
