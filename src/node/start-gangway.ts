/** Serves the proxy over HTTP. */
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { ProviderDefinition } from "../providers/define-provider.js";
import { closeTimeoutMs } from "../proxy/close-timeout.js";
import type { AnyGangwayConfig } from "../proxy/config-schema.js";
import type { Log } from "../proxy/host.js";
import type { SmsSender } from "../proxy/sms/sms-sender.js";
import { withinDeadline } from "../proxy/within-deadline.js";
import { hostGangway } from "./create-gangway.js";
import { nodeHandler } from "./node-handler.js";

export interface StartOptions {
  config: AnyGangwayConfig;
  /** 0 takes any free port. */
  port: number;
  /** The interface to listen on. Default: all. */
  hostname?: string | undefined;
  log?: Log | undefined;
  /** As in the options of `createGangway`. */
  scripts?: string | false | undefined;
  /** Providers besides those that come with Gangway, as they were handed to `parseConfig` or `readConfig`. */
  providers?: readonly ProviderDefinition[] | undefined;
  /** Sends text messages, as it was handed to `parseConfig` or `readConfig`. */
  smsSender?: SmsSender | undefined;
}

export interface StartedGangway {
  /** e.g. `http://localhost:8787` */
  url: string;
  /**
   * Replaces the configuration while the proxy listens. No request is refused, and those in flight finish with the old one.
   * Rejects with `ConfigError` where `database` or `encryptionKeys` differ. Then the old one stays.
   */
  reload: (config: AnyGangwayConfig) => Promise<void>;
  /**
   * Stops listening, finishes the requests in flight, and closes the database. Resolves at the latest five seconds after
   * the longest `provider.timeoutSeconds`, also where something hangs.
   */
  close: () => Promise<void>;
}

/** In ms. Node's own are made for trusted clients: five minutes for a request. */
const LIMITS = {
  headersTimeout: 15_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5000,
  // Longer than the 60 s of most load balancers: they must be the ones to close an idle connection.
  keepAliveTimeout: 75_000,
};
const MAX_CONNECTIONS = 5000;

export async function startGangway({
  config: initial,
  port,
  hostname,
  log,
  providers,
  smsSender,
  scripts,
}: StartOptions): Promise<StartedGangway> {
  let config = initial;
  const gangway = hostGangway(config, { ...(log ? { log } : {}), providers, smsSender, scripts });
  await gangway.ready;
  const answer = nodeHandler(gangway);
  const inFlight = new Set<ServerResponse>();
  let stopping = false;
  const server = createServer(LIMITS, (request, response) => {
    if (stopping) response.shouldKeepAlive = false;
    void answer(request, response);
    // Most polls are answered by now.
    if (response.writableEnded) return;
    inFlight.add(response);
    response.once("close", () => inFlight.delete(response));
  });
  server.maxConnections = MAX_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, hostname, resolve);
  }).catch(async (error) => {
    await gangway.close();
    throw error;
  });

  async function finish(timeoutMs: number): Promise<void> {
    stopping = true;
    // A connection kept alive would bring further requests, so each one closes with its answer.
    for (const response of inFlight) response.shouldKeepAlive = false;
    const timeout = setTimeout(() => server.closeAllConnections(), timeoutMs);
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
    });
    clearTimeout(timeout);
    await gangway.close();
  }

  /** Requests get all of the time but the last second, which is the database's. */
  function close(): Promise<void> {
    const timeoutMs = closeTimeoutMs(config);
    return withinDeadline(finish(timeoutMs - 1000), timeoutMs);
  }

  async function reload(next: AnyGangwayConfig): Promise<void> {
    await gangway.reload(next);
    config = next;
  }
  return { url: `http://localhost:${(server.address() as AddressInfo).port}`, reload, close };
}
