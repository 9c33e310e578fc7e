/** `GET /v1/user/signup/tracking/{ref}`: what a page needs to show the visit. */
import type { Origins } from "../guards/origins.js";
import type { Route } from "../proxy-env.js";
import type { FindVisit } from "../visits/find-visit.js";
import type { QrLinks } from "../visits/qr-links.js";
import type { RenewLink } from "../visits/renew-link.js";
import { trackingAnswer } from "../visits/visit-answers.js";
import type { VisitTokens } from "../visits/visit-tokens.js";

export interface TrackingTools {
  findVisit: FindVisit;
  origins: Origins;
  visitTokens: VisitTokens;
  qrLinks: QrLinks;
  renewLink: RenewLink;
}

export function trackingRoute(tools: TrackingTools): Route {
  const { findVisit, origins, visitTokens, qrLinks, renewLink } = tools;
  return async (context) => {
    const found = await findVisit(context, context.req.param("ref") ?? "");
    origins.check(context, found.organisation);
    const { authentication } = found.organisation.config;
    const proven = authentication === "none" || (await visitTokens.has(context, found.visit));
    const open = proven ? await renewLink(found) : found;
    return context.json(await trackingAnswer(open, proven, qrLinks));
  };
}
