/** Forbids browsers to sniff, cache, frame or run our answers. The host's assets keep their own headers. */
import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";
import type { ProxyEnv } from "../proxy-env.js";

const setHeaders = secureHeaders({
  // A route's own header of the same name wins.
  overwrite: false,
  contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  // These headers protect pages, and our answers are data.
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  strictTransportSecurity: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xFrameOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
});

export const securityHeaders: MiddlewareHandler<ProxyEnv> = async (context, next) => {
  await next();
  if (context.var.asset) return;
  await setHeaders(context, async () => {});
  if (!context.res.headers.has("Cache-Control")) context.res.headers.set("Cache-Control", "no-store");
};
