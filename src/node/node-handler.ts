/** Mounts the proxy in a server on Node: Express, Fastify, Koa or `node:http` itself. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener, RequestError } from "@hono/node-server";
import type { Gangway } from "../proxy/gangway.js";
import type { HostInfo } from "../proxy/host-info.js";
import { withSlash } from "../proxy/routing/path-below.js";
import { AdapterResponse } from "./adapter-response.js";
import { createPollHandler, readPollRequest } from "./poll-handler.js";
import { parsedBodyOf, rawBodyOf } from "./received-body.js";

export interface NodeHandlerOptions {
  /**
   * Path that the proxy is mounted below, such as `/onboarding`. Requests elsewhere aren't the proxy's. Leave it out where
   * the host has a path of its own for the handler, as in `app.use("/onboarding", …)`.
   */
  prefix?: string;
}

/**
 * Answers a request, or calls `next` where the proxy has nothing at its path. Without `next` it answers 404 there.
 * `next` also gets the error where the proxy couldn't start.
 */
export type NodeHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  next?: (error?: unknown) => unknown,
) => Promise<void>;

/** A request as Express passes it on. */
type MountedRequest = IncomingMessage & { originalUrl?: string };

/** Makes the handler. The address for rate limits is the connection's, unless the config's `trustedProxies` is set. */
export function nodeHandler(
  gangway: Pick<Gangway, "fetch" | "handles"> & Partial<Pick<Gangway, "answerPoll">>,
  { prefix }: NodeHandlerOptions = {},
): NodeHandler {
  const answer = getRequestListener(
    (request, { incoming }) => {
      const received = incoming as IncomingMessage;
      const raw = rawBodyOf(received);
      const { remoteAddress } = received.socket;
      const wasPolled = gangway.answerPoll !== undefined && readPollRequest(received, prefix) !== null;
      const info: HostInfo = { remoteAddress, prefix, Response: AdapterResponse, wasPolled };
      if (raw === null) return gangway.fetch(request, { ...info, parsedBody: parsedBodyOf(received) });
      const { url, method, headers } = request;
      return gangway.fetch(new Request(url, { method, headers, body: raw }), info);
    },
    { overrideGlobalObjects: false, errorHandler: answerError },
  );

  const answerPoll = createPollHandler(gangway, prefix);
  const ownPath = prefix === undefined ? "" : withSlash(prefix);

  function isBelowPrefix({ url = "/", originalUrl = url }: MountedRequest): boolean {
    return url.startsWith(ownPath) || originalUrl.startsWith(ownPath);
  }

  async function isOurs(request: MountedRequest): Promise<boolean> {
    const { url = "/" } = request;
    if (!isBelowPrefix(request) || !URL.canParse(url, "http://localhost")) return false;
    return gangway.handles(new Request(new URL(url, "http://localhost")), { prefix });
  }

  return async (request, response, next) => {
    // HTTP/1.0 has no such header (RFC 9112, 3.2), and load balancers ask for `/healthz` by it.
    request.headers.host ??= "localhost";
    if (!next) {
      if (!isBelowPrefix(request)) return void response.writeHead(404).end();
      // No `await` for what is answered by now.
      const isAnswered = answerPoll(request, response);
      if (isAnswered === true || (await isAnswered)) return;
      return answer(request, response);
    }
    let failure: [unknown?] = [];
    try {
      if (isBelowPrefix(request) && (await answerPoll(request, response))) return;
      if (await isOurs(request)) return await answer(request, response);
    } catch (error) {
      failure = [error];
    }
    await next(...failure);
  };
}

/** Answers a request that is no HTTP, and one without `next` where the proxy couldn't start. */
function answerError(error: unknown): Response {
  if (error instanceof RequestError) return new Response(null, { status: 400 });
  process.emitWarning(error instanceof Error ? error : String(error));
  return new Response(null, { status: 503 });
}
