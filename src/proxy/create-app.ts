/** The fetch handler over the routes: what happens before and after each, and where there is none. */
import { Hono } from "hono";
import { GangwayError } from "../contract/errors.js";
import type { GangwayHost } from "./host.js";
import { Unprocessable } from "./identities/identity-failures.js";
import type { Origins } from "./middleware/origins.js";
import { requestLog, traceOf } from "./middleware/request-log.js";
import { securityHeaders } from "./middleware/security-headers.js";
import { verifaErrors } from "./middleware/verifa-errors.js";
import type { RouteEntry } from "./openapi/operation.js";
import { problemResponse } from "./problem.js";
import type { ProxyEnv } from "./proxy-env.js";
import { UnsupportedMediaType } from "./requests/request-body.js";

/** @param routes in the order in which they are tried. */
export function createApp(
  routes: readonly RouteEntry[],
  origins: Origins,
  host: Pick<GangwayHost, "asset" | "log">,
  now: () => number,
): Hono<ProxyEnv> {
  const app = new Hono<ProxyEnv>();
  app.use(requestLog(host.log, now), securityHeaders);
  for (const path of ["/v1/user/*", "/v1/organisations/*", "/v1/qr/*"]) app.use(path, origins.middleware);
  app.use("/api/v1/*", verifaErrors);
  for (const [method, path, route] of routes) {
    app.on(method, path, (context) => {
      context.set("route", path);
      return route(context);
    });
  }
  for (const path of new Set(routes.map(([, path]) => path))) {
    const methods = routes.filter((candidate) => candidate[1] === path).map(([method]) => method);
    app.all(path, (context) => {
      context.set("route", path);
      context.set("code", "not_found");
      const error = new GangwayError("not_found", `Use ${methods.join(" or ")} here.`);
      return problemResponse(error, { status: 405, headers: { allow: methods.join(", ") } });
    });
  }

  app.notFound(async (context) => {
    if (context.req.method === "GET" || context.req.method === "HEAD") {
      const asset = await host.asset?.(context.req.raw);
      if (asset) {
        context.set("asset", true);
        return asset;
      }
    }
    context.set("code", "not_found");
    return problemResponse(new GangwayError("not_found", "There is nothing at this address."));
  });

  app.onError((error, context) => {
    if (error instanceof GangwayError) {
      context.set("code", error.code);
      if (error instanceof UnsupportedMediaType) return problemResponse(error, { status: 415 });
      return problemResponse(error, error instanceof Unprocessable ? { status: 422 } : {});
    }
    context.set("code", "internal");
    host.log("error", "internal_error", { trace: traceOf(error) });
    return problemResponse(new GangwayError("internal", "Something went wrong on our side. Try again."));
  });

  return app;
}
