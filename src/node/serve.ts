/** The proxy as an HTTP server. */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import type { GangwayConfig } from "../proxy/config.js";
import type { Log } from "../proxy/host.js";
import { hostGangway } from "./create-gangway.js";

export interface StartOptions {
  config: GangwayConfig;
  /** 0 takes a free one. */
  port: number;
  /** The interface to listen on. Default: all. */
  hostname?: string | undefined;
  log?: Log | undefined;
}

export interface StartedGangway {
  /** e.g. `http://localhost:8787` */
  url: string;
  /** Stops listening, lets the requests under way finish, and closes the database. */
  close: () => Promise<void>;
}

/** How long requests under way may take to finish once the server is asked to stop, in ms. */
const GRACE = 10_000;

export async function startGangway({ config, port, hostname, log }: StartOptions): Promise<StartedGangway> {
  const addresses = new WeakMap<Request, string>();
  const gangway = hostGangway(config, {
    ...(log ? { log } : {}),
    addressOf: (request) => addresses.get(request) ?? null,
  });
  await gangway.ready;
  const server = createServer(
    getRequestListener((request, { incoming }) => {
      addresses.set(request, addressOf(incoming as IncomingMessage, request, config.trustedProxies));
      return gangway.fetch(request);
    }),
  );
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, hostname, resolve);
  }).catch(async (error) => {
    await gangway.close();
    throw error;
  });
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: async () => {
      const late = setTimeout(() => server.closeAllConnections(), GRACE);
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      });
      clearTimeout(late);
      await gangway.close();
    },
  };
}

/**
 * The customer's address: the connection's, or, behind that many trusted reverse proxies, the entry of
 * `X-Forwarded-For` that the outermost of them wrote. Entries further left could be anybody's invention.
 */
function addressOf(incoming: IncomingMessage, request: Request, trustedProxies: number): string {
  const connection = incoming.socket.remoteAddress ?? "";
  if (trustedProxies === 0) return connection;
  const chain = (request.headers.get("x-forwarded-for") ?? "")
    .split(",")
    .map((entry) => entry.trim())
    .filter(Boolean);
  return chain.at(-trustedProxies) ?? connection;
}
