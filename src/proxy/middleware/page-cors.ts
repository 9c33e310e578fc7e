/**
 * CORS (Fetch Standard, "CORS protocol") for the calls that pages make, without cookies. Only a page that the
 * organisation allows reads an answer. A refusal is readable by all pages, so that a developer learns the reason.
 * `hono/cors` can't do this: it decides before the route runs, and only the route's security finds the organisation.
 */
import type { MiddlewareHandler } from "hono";
import type { ProxyContext, ProxyEnv } from "../proxy-env.js";

/** The headers of a refusal to a page that its organisation isn't known to allow. */
export const READABLE_BY_ALL = { "access-control-allow-origin": "*" };

/**
 * Answers all preflights alike: a browser shows no page why its preflight was refused, and the answer tells nothing
 * about the organisations. The security of the route checks the call that follows.
 */
export function answerPreflight(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...READABLE_BY_ALL,
      "access-control-allow-methods": "GET,POST",
      "access-control-allow-headers": "authorization,content-type,idempotency-key",
      "access-control-max-age": "600",
    },
  });
}

export const pageCors: MiddlewareHandler<ProxyEnv> = async (context, next) => {
  if (context.req.method === "OPTIONS") return answerPreflight();
  await next();
  context.res.headers.append("Vary", "Origin");
  for (const [name, value] of Object.entries(headersFor(context))) context.res.headers.set(name, value);
  return undefined;
};

function headersFor({ res, var: { allowedOrigin } }: ProxyContext): Record<string, string> {
  if (allowedOrigin === undefined) return res.status < 400 ? {} : READABLE_BY_ALL;
  return {
    "access-control-allow-origin": allowedOrigin,
    "access-control-expose-headers": "Retry-After,Date",
  };
}
