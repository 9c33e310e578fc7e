/**
 * Which pages may call: CORS (Fetch Standard, "CORS protocol") by the organisations' `allowedOrigins`, never a wildcard,
 * no cookies. A request without `Origin` comes from no page; the proxy's own origin always passes.
 */
import type { MiddlewareHandler } from "hono";
import { GangwayError } from "../../contract/errors.js";
import type { Organisation, Organisations } from "../organisations.js";
import { problemResponse } from "../problem.js";
import type { ProxyContext, ProxyEnv } from "../proxy-env.js";

export interface Origins {
  /** Answers preflights, and lets a page that some organisation allows read our answers, errors included. */
  readonly middleware: MiddlewareHandler<ProxyEnv>;
  /** @throws GangwayError `origin_not_allowed` where this organisation doesn't allow the request's origin. */
  check(context: ProxyContext, organisation: Organisation): void;
}

const PREFLIGHT_HEADERS = {
  "Access-Control-Allow-Methods": "GET, POST",
  "Access-Control-Allow-Headers": "authorization, content-type, idempotency-key",
  "Access-Control-Max-Age": "600",
};

export function createOrigins(publicUrl: string, organisations: Organisations): Origins {
  const own = new URL(publicUrl).origin;
  const allows = (organisation: Organisation, origin: string) =>
    origin === own || organisation.config.allowedOrigins.includes(origin);
  const refusal = () =>
    new GangwayError("origin_not_allowed", "This page's origin is not among those allowed.");

  return {
    async middleware(context, next) {
      const origin = context.req.header("origin");
      const allowed =
        origin !== undefined && organisations.all.some((organisation) => allows(organisation, origin));
      if (context.req.method !== "OPTIONS") await next();
      else if (allowed) context.res = new Response(null, { status: 204, headers: PREFLIGHT_HEADERS });
      else {
        context.set("code", "origin_not_allowed");
        context.res = problemResponse(refusal());
      }
      context.res.headers.append("Vary", "Origin");
      if (!allowed) return;
      context.res.headers.set("Access-Control-Allow-Origin", origin);
      context.res.headers.set("Access-Control-Expose-Headers", "Retry-After, Date");
    },

    check(context, organisation) {
      const origin = context.req.header("origin");
      if (origin !== undefined && !allows(organisation, origin)) throw refusal();
    },
  };
}
