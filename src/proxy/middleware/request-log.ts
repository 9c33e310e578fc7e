/** One line per request: what was asked for and how it went, never who asked or what was said. */
import type { MiddlewareHandler } from "hono";
import type { Log, LogFields } from "../host.js";
import type { ProxyEnv } from "../proxy-env.js";

export function requestLog(log: Log, now: () => number): MiddlewareHandler<ProxyEnv> {
  return async (context, next) => {
    const started = now();
    await next();
    const { route, organisation, reference, code } = context.var;
    const fields: LogFields = {
      method: context.req.method,
      status: context.res.status,
      ms: now() - started,
      ...(route === undefined ? {} : { route }),
      ...(organisation === undefined ? {} : { organisation }),
      ...(reference === undefined ? {} : { reference }),
      ...(code === undefined ? {} : { code }),
    };
    log(context.res.status >= 500 ? "warn" : "info", "request", fields);
  };
}

/** An unforeseen error without its message, which may quote personal data. */
export function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return [error.name, ...frames].join("\n");
}
