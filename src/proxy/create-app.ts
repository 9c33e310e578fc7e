/** The fetch handler over the routes: the middleware around them, and the answers where there is no route. */
import { Hono } from "hono";
import { getPath } from "hono/utils/url";
import { GangwayError } from "../contract/errors.js";
import { errorTrace } from "./error-trace.js";
import type { GangwayHost } from "./host.js";
import { HttpError } from "./http-error.js";
import { addHeaders, answerPreflight, READABLE_BY_ALL } from "./middleware/answer-headers.js";
import { requestLog } from "./middleware/request-log.js";
import { problemResponse } from "./problem.js";
import type { ProxyContext, ProxyEnv } from "./proxy-env.js";
import { createReceivedBytes } from "./requests/body-limit.js";
import { limitBody } from "./requests/read-body.js";
import { refuseNullCharacters } from "./requests/refuse-null-characters.js";
import type { Authorisers } from "./routing/authorise.js";
import { createPathBelow } from "./routing/path-below.js";
import type { Route } from "./routing/route.js";
import { SECURITY } from "./routing/security.js";

export interface AppParts {
  /** In the order in which they are tried. */
  routes: readonly Route[];
  authorisers: Authorisers;
  publicUrl: string;
}

/** For a body of ours. */
const MAX_BODY_BYTES = 64 * 1024;
/** For all bodies that are being received: for ours, and apart from them for providers' webhooks. */
const MAX_RECEIVED_BYTES = 32 * 1024 * 1024;

export function createApp(
  { routes, authorisers, publicUrl }: AppParts,
  { asset: findAsset, log }: Pick<GangwayHost, "asset" | "log">,
  now: () => number,
): Hono<ProxyEnv> {
  const pathBelow = createPathBelow(publicUrl);
  const app = new Hono<ProxyEnv>({
    getPath: (request, { env } = {}) => pathBelow(getPath(request), env?.prefix),
  });
  app.use(requestLog(log, now), addHeaders);

  const pagePaths = pathsOf(routes.filter(isForPages));
  const enter = (context: ProxyContext, path: string) => {
    context.set("route", path);
    context.set("isForPages", pagePaths.has(path));
  };

  const ownLimit = { maxBytes: MAX_BODY_BYTES, received: createReceivedBytes(MAX_RECEIVED_BYTES) };
  const receivedRaw = createReceivedBytes(MAX_RECEIVED_BYTES);
  for (const route of routes) {
    const limit = route.rawBody ? { maxBytes: route.rawBody.maxBytes, received: receivedRaw } : ownLimit;
    app.on(route.method, route.path, (context) => {
      enter(context, route.path);
      refuseNullCharacters(context);
      limitBody(context, limit);
      return route.run(context, authorisers);
    });
  }

  for (const path of pathsOf(routes)) {
    const methods = routes.filter((route) => route.path === path).map(({ method }) => method);
    app.all(path, (context) => {
      enter(context, path);
      if (context.req.method === "OPTIONS" && pagePaths.has(path)) return answerPreflight();
      const error = new HttpError("not_found", `Use ${methods.join(" or ")} here.`, { status: 405 });
      return refuse(context, error, { allow: methods.join(", ") });
    });
  }

  app.notFound(async (context) => {
    if (context.req.method === "GET" || context.req.method === "HEAD") {
      const { path, url, method, raw } = context.req;
      const asset = await findAsset?.(new Request(new URL(path, url), { method, headers: raw.headers }));
      if (asset) {
        context.set("hasHeaders", true);
        return asset;
      }
    }
    // A page with a wrong path in its `endpoint` calls here.
    if (context.req.method === "OPTIONS") return answerPreflight();
    const error = new GangwayError("not_found", "There is nothing at this address.");
    return refuse(context, error, READABLE_BY_ALL);
  });

  app.onError((error, context) => {
    if (error instanceof GangwayError) return refuse(context, error);
    log("error", "internal_error", { trace: errorTrace(error) });
    return refuse(context, new GangwayError("internal", "Something went wrong on our side. Try again."));
  });

  return app;
}

function pathsOf(routes: readonly Route[]): Set<string> {
  return new Set(routes.map(({ path }) => path));
}

function isForPages({ security }: Route): boolean {
  return "page" in SECURITY[security];
}

function refuse(context: ProxyContext, error: GangwayError, headers: Record<string, string> = {}): Response {
  context.set("code", error.code);
  return problemResponse(error, { headers, asVerifa: context.req.path.startsWith("/api/v1/") });
}
