/** `GET /v1/user/signup/tracking/{ref}`: what a page needs to show the visit. */
import { trackingAnswerSchema } from "../../contract/schemas.js";
import type { Origins } from "../middleware/origins.js";
import type { Operation } from "../openapi/operation.js";
import type { Route } from "../proxy-env.js";
import { checkKept, type FindVisit } from "../visits/find-visit.js";
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

export const trackingOperation: Operation = {
  id: "readTracking",
  tag: "page",
  summary: "Read what a page needs to show a visit",
  description:
    "`inviteUrl`, `qrCodeUrl` and `frame` are there only with the visit token, or where `authentication` is `none`.",
  security: ["none", "visitToken"],
  answers: {
    200: {
      description: "The visit, as far as the page may know it.",
      schema: trackingAnswerSchema,
      example: {
        trackingReference: "7ea40290-44b7-424e-babb-31da7ca1dcd1",
        status: "Inactive",
        organisation: { code: "ORGCODE123", name: "Harbour Bank", logoUrl: null, privacyUrl: null },
        provider: "verifime",
        launch: ["link"],
        authentication: "code",
        maskedEmail: "j•••@example.com",
      },
    },
  },
  errors: ["invalid_request", "unknown_reference", "reference_ended", "origin_not_allowed"],
};

export function trackingRoute(tools: TrackingTools): Route {
  const { findVisit, origins, visitTokens, qrLinks, renewLink } = tools;
  return async (context) => {
    const found = await findVisit(context, context.req.param("ref") ?? "");
    origins.check(context, found.organisation);
    checkKept(found.visit);
    const { authentication } = found.organisation.config;
    const proven = authentication === "none" || (await visitTokens.has(context, found.visit));
    const open = proven ? await renewLink(found) : found;
    return context.json(await trackingAnswer(open, proven, qrLinks));
  };
}
