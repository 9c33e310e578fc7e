/** Headers of every answer of ours (not of the host's assets): nothing of it is sniffed, cached, framed or run. */
import type { MiddlewareHandler } from "hono";
import type { ProxyEnv } from "../proxy-env.js";

const HEADERS = {
  "Cache-Control": "no-store",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};

/** A route's own header of the same name wins. */
export const securityHeaders: MiddlewareHandler<ProxyEnv> = async (context, next) => {
  await next();
  if (context.var.asset) return;
  for (const [name, value] of Object.entries(HEADERS)) {
    if (!context.res.headers.has(name)) context.res.headers.set(name, value);
  }
};
