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

const METHODS = "GET, POST";
const REQUEST_HEADERS = "authorization, content-type, idempotency-key";

export function createOrigins(publicUrl: string, organisations: Organisations): Origins {
  const own = new URL(publicUrl).origin;
  const allows = (organisation: Organisation, origin: string) =>
    origin === own || organisation.config.allowedOrigins.includes(origin);
  const refusal = () =>
    new GangwayError("origin_not_allowed", "This page's origin is not among those allowed.");

  return {
    async middleware(context, next) {
      const origin = context.req.header("origin");
      context.header("Vary", "Origin", { append: true });
      const allowed =
        origin !== undefined && organisations.all.some((organisation) => allows(organisation, origin));
      if (allowed) {
        context.header("Access-Control-Allow-Origin", origin);
        context.header("Access-Control-Expose-Headers", "Retry-After");
      }
      if (context.req.method !== "OPTIONS") return next();
      if (!allowed) {
        context.set("code", "origin_not_allowed");
        return problemResponse(refusal(), { headers: { vary: "Origin" } });
      }
      context.header("Access-Control-Allow-Methods", METHODS);
      context.header("Access-Control-Allow-Headers", REQUEST_HEADERS);
      context.header("Access-Control-Max-Age", "600");
      return context.body(null, 204);
    },

    check(context, organisation) {
      const origin = context.req.header("origin");
      if (origin !== undefined && !allows(organisation, origin)) throw refusal();
    },
  };
}
