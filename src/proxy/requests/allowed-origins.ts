/**
 * The origins whose pages may call: the organisations' `allowedOrigins`, and the proxy's own. A request without
 * `Origin` comes from no page.
 */
import { GangwayError } from "../../contract/errors.js";
import type { Organisation } from "../organisations.js";
import type { ProxyContext } from "../proxy-env.js";

export interface AllowedOrigins {
  /** True where this organisation allows the origin, or it is the proxy's own. */
  allows(organisation: Organisation, origin: string): boolean;
  /** @throws GangwayError `origin_not_allowed` where this organisation doesn't allow the request's origin. */
  require(context: ProxyContext, organisation: Organisation): void;
}

export function createAllowedOrigins(publicUrl: string): AllowedOrigins {
  const ownOrigin = new URL(publicUrl).origin;
  const allows: AllowedOrigins["allows"] = (organisation, origin) =>
    origin === ownOrigin || organisation.config.allowedOrigins.includes(origin);

  return {
    allows,
    require(context, organisation) {
      const origin = context.req.header("origin");
      if (origin === undefined) return;
      if (!allows(organisation, origin)) throw originNotAllowed(origin);
      context.set("allowedOrigin", origin);
    },
  };
}

/** A scheme and a host, of a length that fits into a message. */
const ORIGIN = /^[a-z][a-z0-9+.-]{0,30}:\/\/[\w.:[\]-]{1,255}$/;

/** Names the page's own origin, and no other. */
function originNotAllowed(origin: string): GangwayError {
  return new GangwayError("origin_not_allowed", adviceFor(origin));
}

function adviceFor(origin: string): string {
  if (origin === "null") {
    return "This page has no origin, as in a sandboxed frame or a local file. Open it from an address in the organisation's allowedOrigins.";
  }
  if (!ORIGIN.test(origin)) return "This page's origin is not in the organisation's allowedOrigins.";
  return `This page's origin is not allowed. Add "${origin}" to the organisation's allowedOrigins in the proxy's configuration.`;
}
