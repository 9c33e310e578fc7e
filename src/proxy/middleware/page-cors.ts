/**
 * CORS (Fetch Standard, "CORS protocol") for the calls that pages make: no wildcard, no cookies. A preflight from an
 * origin that no organisation allows is refused with a problem, which `hono/cors` would answer with 204.
 */
import type { MiddlewareHandler } from "hono";
import { cors } from "hono/cors";
import { problemResponse } from "../problem.js";
import type { ProxyEnv } from "../proxy-env.js";
import { type AllowedOrigins, originNotAllowed } from "../requests/allowed-origins.js";

export function pageCors(allowedOrigins: AllowedOrigins): MiddlewareHandler<ProxyEnv> {
  const allow = cors({
    origin: (origin) => origin,
    allowMethods: ["GET", "POST"],
    allowHeaders: ["authorization", "content-type", "idempotency-key"],
    exposeHeaders: ["Retry-After", "Date"],
    maxAge: 600,
  });

  return async (context, next) => {
    const origin = context.req.header("origin");
    if (origin !== undefined && allowedOrigins.includes(origin)) return allow(context, next);
    if (context.req.method === "OPTIONS") {
      context.set("code", "origin_not_allowed");
      return problemResponse(originNotAllowed(), { headers: { vary: "Origin" } });
    }
    await next();
    context.res.headers.append("Vary", "Origin");
  };
}
