/** `GET /v1/user/signup/tracking/{ref}`: everything that a page needs to show the visit. */

import { trackingAnswerSchema } from "../../../contract/page-schemas.js";
import { ROUTES } from "../../../contract/routes.js";
import { bestEffortWrite } from "../../best-effort-write.js";
import type { Log } from "../../host.js";
import type { ClientAddress } from "../../requests/client-address.js";
import type { RateLimits } from "../../requests/rate-limits.js";
import { defineRoute, type Route } from "../../routing/route.js";
import { requireNotRedacted } from "../../visits/find-visit.js";
import type { QrLinks } from "../../visits/qr-links.js";
import { canRenew, type RenewLink } from "../../visits/renew-link.js";
import { trackingAnswer } from "../../visits/visit-answers.js";

export interface TrackingTools {
  rateLimits: RateLimits;
  clientAddress: ClientAddress;
  qrLinks: QrLinks;
  renewLink: RenewLink;
  log: Log;
}

export function trackingRoute({ rateLimits, clientAddress, qrLinks, renewLink, log }: TrackingTools): Route {
  return defineRoute({
    method: "GET",
    path: ROUTES.tracking,
    id: "readTracking",
    tag: "page",
    summary: "Read what a page needs to show a visit",
    description:
      "`inviteUrl`, `qrCodeUrl` and `frame` are there only with the visit token, or where `authentication` is `none`.",
    security: "visitPageOrToken",
    answers: {
      200: {
        description: "The visit, as far as the page may know it.",
        schema: trackingAnswerSchema,
        example: {
          trackingReference: "7ea40290-44b7-424e-babb-31da7ca1dcd1",
          status: "Inactive",
          organisation: {
            code: "ORGCODE123",
            name: "Harbour Bank",
            logoUrl: null,
            privacyUrl: null,
            helpUrl: "mailto:help@www.harbour.example",
          },
          provider: "verifime",
          launch: ["link"],
          authentication: "code",
          maskedEmail: "j•••@example.com",
          expiresAt: null,
          codeChannels: ["mail"],
        },
      },
    },
    errors: ["reference_ended", "rate_limited"],

    async handle({ answer, context, caller }) {
      requireNotRedacted(caller.visit);
      const address = clientAddress.require(context);
      const counted = rateLimits("tracking", { address, reference: caller.visit.reference });
      await bestEffortWrite(counted, undefined, log);
      const found = caller.isProven && canRenew(caller) ? await renewLink(caller) : caller;
      return answer(200, await trackingAnswer(found, caller.isProven, qrLinks));
    },
  });
}
