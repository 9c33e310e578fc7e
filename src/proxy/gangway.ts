/**
 * The proxy: a fetch handler over the parsed config and the host, and the work between requests. The routes are in
 * `open-routes.ts`.
 */
import { GangwayError } from "../contract/errors.js";
import type { GangwayConfig } from "./config-schema.js";
import { createApp } from "./create-app.js";
import type { GangwayHost } from "./host.js";
import { createForgetExpired } from "./identities/forget-expired.js";
import { createEraseAtProviders } from "./identities/provider-erasures.js";
import { installProviders } from "./installed-providers.js";
import { createMetrics } from "./metrics/metrics.js";
import { createOrigins } from "./middleware/origins.js";
import { traceOf } from "./middleware/request-log.js";
import { openRoutes } from "./open-routes.js";
import { createOrganisations, type Organisations } from "./organisations.js";
import { createOutbound } from "./outbound.js";
import { problemResponse } from "./problem.js";
import { createWebhooks } from "./webhooks/create-webhooks.js";
import { readWebhookEndpoints } from "./webhooks/webhook-endpoints.js";

export interface Gangway {
  fetch(request: Request): Promise<Response>;
  /**
   * Sends the webhooks that are due, and resolves when none is. Requests set it going by themselves; whoever hosts the
   * proxy calls it every few seconds for the retries (a worker platform: from a cron trigger). Never rejects.
   */
  deliver(): Promise<void>;
  /** Lets the requests and webhooks under way finish, refuses new ones, then closes the store. */
  close(): Promise<void>;
}

const SWEEP_INTERVAL_MS = 10 * 60 * 1000;

/** @throws GangwayError `invalid_configuration` */
export function createGangway(config: GangwayConfig, given: GangwayHost): Gangway {
  const now = given.now ?? Date.now;
  const endpoints = readWebhookEndpoints(config.organisations);
  const countedEndpoints = async () => (await endpoints).all.map(({ id }) => id);
  const metrics = createMetrics(async () => given.store.counts(await countedEndpoints()), now);
  const host = { ...given, log: metrics.counting(given.log) };
  const { store, log } = host;
  const webhooks = createWebhooks(config, endpoints, host, now);
  const organisations = openOrganisations(config, host, now);
  const eraseAtProviders = createEraseAtProviders(store.erasures, organisations, now, log);
  const forgetExpired = createForgetExpired(store, organisations, eraseAtProviders, now);
  const origins = createOrigins(config.publicUrl, organisations);
  const shared = { organisations, origins, eraseAtProviders, webhooks, metrics, track };
  const app = createApp(openRoutes(config, host, now, shared), origins, host, now);
  const underWay = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;
  let nextSweep = now() + SWEEP_INTERVAL_MS;

  /** Keeps `close()` waiting until the work is done. */
  function track<T>(work: Promise<T>): Promise<T> {
    const settled: Promise<unknown> = work.catch(() => undefined).finally(() => underWay.delete(settled));
    underWay.add(settled);
    return work;
  }

  function sweepWhenDue(): void {
    if (now() < nextSweep) return;
    nextSweep = now() + SWEEP_INTERVAL_MS;
    const sweep = store.sweep(now()).then(forgetExpired);
    void track(sweep.catch((error) => log("error", "internal_error", { trace: traceOf(error) })));
  }

  async function deliver(): Promise<void> {
    if (closing) return;
    await track(webhooks.worker.run()).catch((error) =>
      log("error", "internal_error", { trace: traceOf(error) }),
    );
  }

  async function close(): Promise<void> {
    await Promise.all([...underWay, webhooks.worker.stop()]);
    await store.close();
  }

  return {
    deliver,
    async fetch(request) {
      if (closing) {
        const closed = new GangwayError("internal", "The proxy is shutting down.", { retryAfterSeconds: 1 });
        return problemResponse(closed, { status: 503 });
      }
      sweepWhenDue();
      const answer = track(Promise.resolve(app.fetch(request)));
      // Whatever the request made happen is in the database by now.
      return answer.finally(() => void deliver());
    },
    close() {
      closing ??= close();
      return closing;
    },
  };
}

function openOrganisations(config: GangwayConfig, host: GangwayHost, now: () => number): Organisations {
  const fetch = host.fetch ?? ((url: string, init: RequestInit) => globalThis.fetch(url, init));
  const installed = installProviders(host.providers);
  return createOrganisations(config, installed, ({ provider: { timeoutSeconds } }, { id, name }) => ({
    outbound: createOutbound({ provider: id, name, timeoutSeconds, fetch, now, log: host.log }),
    now,
  }));
}
