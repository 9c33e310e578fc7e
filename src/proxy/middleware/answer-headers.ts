/**
 * The headers that all answers have. They forbid browsers to sniff, cache, frame or run our answers. The calls that pages
 * make also get those of CORS (Fetch Standard, "CORS protocol"), without cookies. Only a page that the organisation
 * allows reads an answer. A refusal is readable by all pages, so that a developer learns the reason. `hono/cors` can't do
 * this: it decides before the route runs, and only the route's security finds the organisation.
 */
import type { MiddlewareHandler } from "hono";
import type { ProxyContext, ProxyEnv } from "../proxy-env.js";

/** The headers of a refusal to a page that its organisation isn't known to allow. */
export const READABLE_BY_ALL = { "access-control-allow-origin": "*" };

/** `hono/secure-headers` sets the same ones on the finished answer. That takes longer than a small query. */
const SECURITY = {
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "cache-control": "no-store",
};

const FOR_PAGES = { ...SECURITY, vary: "Origin" };
const REFUSED = { ...FOR_PAGES, ...READABLE_BY_ALL };

/** Returns the headers of an answer, names in lower case. A route's own header of the same name wins. */
export function answerHeaders(context: ProxyContext, status: number): Record<string, string> {
  return context.get("isForPages") ? pageHeaders(context.get("allowedOrigin"), status) : SECURITY;
}

/**
 * Returns the headers of an answer to a page.
 * @param allowedOrigin the page's origin, if its organisation allows it.
 */
export function pageHeaders(allowedOrigin: string | undefined, status: number): Record<string, string> {
  if (allowedOrigin === undefined) return status < 400 ? FOR_PAGES : REFUSED;
  return {
    ...FOR_PAGES,
    "access-control-allow-origin": allowedOrigin,
    "access-control-expose-headers": "Retry-After,Date",
  };
}

/** Adds the headers to answers that were made without them: refusals and redirects. The host's assets keep their own. */
export const addHeaders: MiddlewareHandler<ProxyEnv> = async (context, next) => {
  await next();
  if (context.get("hasHeaders")) return;
  const { headers, status } = context.res;
  for (const [name, value] of Object.entries(answerHeaders(context, status))) {
    if (!headers.has(name)) headers.set(name, value);
  }
};

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
