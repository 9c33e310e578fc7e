/** The parts of the proxy that the configuration decides: its routes, and the workers of its queues. A reload makes them anew. */
import type { AnyGangwayConfig } from "./config-schema.js";
import { createApp } from "./create-app.js";
import { createRoutes } from "./create-routes.js";
import { createServices } from "./create-services.js";
import { errorTrace } from "./error-trace.js";
import type { GangwayHost } from "./host.js";
import type { HostInfo } from "./host-info.js";
import { createMailWorker } from "./mails/mail-worker.js";
import type { Metrics } from "./metrics/metrics.js";
import type { RequestEnv } from "./proxy-env.js";
import type { QueueWorker } from "./queue-worker.js";
import { createAuthorisers } from "./routing/authorise.js";
import { createIsHandled } from "./routing/is-handled.js";
import { createPathBelow } from "./routing/path-below.js";
import { type AnswerPoll, createAnswerPoll } from "./visits/answer-poll.js";
import { createBackgroundReads } from "./visits/background-reads.js";
import { createConfiguredEndpoints } from "./webhooks/configured-endpoints.js";
import { createHostedWorker } from "./webhooks/hosted-worker.js";

export interface ConfiguredProxy {
  answerPoll: AnswerPoll;
  fetch(request: Request, env: RequestEnv): Response | Promise<Response>;
  /** Resolves to true where a route or a file of the proxy is at the request's path. */
  handles(request: Request, info: HostInfo): Promise<boolean>;
  /** Works off the queues until nothing is due. Never rejects. */
  deliver(): Promise<void>;
  sweepPersonalData(): Promise<void>;
  /** The ids of the partners' webhook endpoints. */
  endpointIds(): Promise<string[]>;
  /** Claims no more work from the queues. Resolves when what was claimed is done. Requests are still answered. */
  stop(): Promise<void>;
}

export interface SharedTools {
  metrics: Metrics;
  now: () => number;
  /** Keeps the proxy's `close()` waiting for work that outlives its request. */
  track: <T>(work: Promise<T>) => Promise<T>;
}

/**
 * @param host its log is the one that counts.
 * @throws GangwayError `invalid_configuration`
 */
export function createConfiguredProxy(
  config: AnyGangwayConfig,
  host: GangwayHost,
  { metrics, now, track }: SharedTools,
): ConfiguredProxy {
  const { store, log } = host;
  const { publicUrl } = config;
  const endpoints = createConfiguredEndpoints(config.organisations);
  const services = createServices(config, host, now, track);
  /** The number of reads in the background. Each may have made events for the partner. */
  let readCount = 0;
  const webhooks = createHostedWorker(config, endpoints, host, now);
  const mails = createMailWorker(store.mailQueue, services.attemptMail, now);
  const reads = createBackgroundReads({
    ...store,
    queue: store.readQueue,
    organisations: services.organisations,
    readProvider: services.readProvider,
    now,
    onRead: () => {
      readCount += 1;
    },
  });
  const routes = createRoutes({ ...services, metrics, endpoints }, publicUrl);
  const app = createApp({ routes, authorisers: createAuthorisers(services), publicUrl }, host, now);
  const workers = [webhooks, mails, reads];

  const run = (worker: QueueWorker): Promise<void> =>
    worker.run().catch((error) => log("error", "internal_error", { trace: errorTrace(error) }));

  return {
    answerPoll: createAnswerPoll({ ...services, pathBelow: createPathBelow(publicUrl) }),
    fetch: (request, env) => app.fetch(request, env),
    handles: createIsHandled(routes, publicUrl, host.asset),
    async deliver() {
      const readBefore = readCount;
      await Promise.all(workers.map(run));
      if (readCount > readBefore) await run(webhooks);
    },
    sweepPersonalData: services.sweepPersonalData,
    endpointIds: async () => (await endpoints.all()).map(({ id }) => id),
    async stop() {
      await Promise.all(workers.map((worker) => worker.stop()));
    },
  };
}
