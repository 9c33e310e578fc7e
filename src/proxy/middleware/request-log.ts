/** Logs one line per request: its route and its result, never its caller or its contents. */
import type { MiddlewareHandler } from "hono";
import type { Log, LogFields } from "../host.js";
import type { ProxyEnv } from "../proxy-env.js";

export function requestLog(log: Log, now: () => number): MiddlewareHandler<ProxyEnv> {
  return async (context, next) => {
    const started = now();
    await next();
    const route = context.get("route");
    const organisation = context.get("organisation");
    const apiKey = context.get("apiKey");
    const reference = context.get("reference");
    const code = context.get("code");
    const { status } = context.res;
    const fields: LogFields = {
      method: context.req.method,
      status,
      ms: now() - started,
      ...(route === undefined ? {} : { route }),
      ...(organisation === undefined ? {} : { organisation }),
      ...(apiKey === undefined ? {} : { apiKey }),
      ...(reference === undefined ? {} : { reference }),
      ...(code === undefined ? {} : { code }),
    };
    log(status >= 500 ? "warn" : "info", "request", fields);
  };
}
