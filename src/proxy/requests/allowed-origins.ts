/**
 * The origins whose pages may call: the organisations' `allowedOrigins`, and the proxy's own. A request without
 * `Origin` comes from no page.
 */
import { GangwayError } from "../../contract/errors.js";
import type { Organisation, Organisations } from "../organisations.js";
import type { ProxyContext } from "../proxy-env.js";

export interface AllowedOrigins {
  /** True where at least one organisation allows the origin. */
  includes(origin: string): boolean;
  /** True where this organisation allows the origin, or it is the proxy's own. */
  allows(organisation: Organisation, origin: string): boolean;
  /** @throws GangwayError `origin_not_allowed` where this organisation doesn't allow the request's origin. */
  require(context: ProxyContext, organisation: Organisation): void;
}

export function createAllowedOrigins(publicUrl: string, organisations: Organisations): AllowedOrigins {
  const ownOrigin = new URL(publicUrl).origin;
  const allows: AllowedOrigins["allows"] = (organisation, origin) =>
    origin === ownOrigin || organisation.config.allowedOrigins.includes(origin);

  return {
    allows,
    includes: (origin) => organisations.all.some((organisation) => allows(organisation, origin)),
    require(context, organisation) {
      const origin = context.req.header("origin");
      if (origin !== undefined && !allows(organisation, origin)) throw originNotAllowed();
    },
  };
}

export function originNotAllowed(): GangwayError {
  return new GangwayError("origin_not_allowed", "This page's origin is not among those allowed.");
}
