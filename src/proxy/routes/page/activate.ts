/** `POST /v1/user/signup/tracking/{ref}/activate`: the customer proves who they are and gets the link to the provider. */

import { activateAnswerSchema, activateRequestSchema } from "../../../contract/page-schemas.js";
import { ROUTES } from "../../../contract/routes.js";
import type { ClientAddress } from "../../requests/client-address.js";
import type { RateLimits } from "../../requests/rate-limits.js";
import { defineRoute, type Route } from "../../routing/route.js";
import type { ActivateVisit } from "../../visits/activate-visit.js";
import { requireOpen } from "../../visits/find-visit.js";
import type { FollowLocale } from "../../visits/follow-locale.js";
import type { OneTimeCodes } from "../../visits/one-time-codes.js";
import type { ProveCustomer } from "../../visits/prove-customer.js";
import type { QrLinks } from "../../visits/qr-links.js";
import { canRenew, type RenewLink } from "../../visits/renew-link.js";
import { activateAnswer } from "../../visits/visit-answers.js";
import type { VisitTokens } from "../../visits/visit-tokens.js";

export interface ActivateTools {
  rateLimits: RateLimits;
  clientAddress: ClientAddress;
  codes: Pick<OneTimeCodes, "isAsker">;
  proveCustomer: ProveCustomer;
  activateVisit: ActivateVisit;
  visitTokens: VisitTokens;
  qrLinks: QrLinks;
  renewLink: RenewLink;
  followLocale: FollowLocale;
}

export function activateRoute(tools: ActivateTools): Route {
  const { rateLimits, clientAddress, codes, proveCustomer, followLocale } = tools;
  const { renewLink, activateVisit, visitTokens, qrLinks } = tools;

  return defineRoute({
    method: "POST",
    path: ROUTES.activate,
    id: "activate",
    tag: "page",
    summary: "Prove to be the customer, and get the link to the provider",
    description:
      "With the mailed code, the partner's customer token, or an earlier visit token. Repeating it is harmless.",
    security: "visitPageOrToken",
    body: {
      schema: activateRequestSchema,
      example: { code: "123456", attempt: "kZ0c2lnbmF0dXJlLWlk" },
      optional: true,
    },
    answers: {
      200: {
        description: "The visit is active.",
        schema: activateAnswerSchema,
        example: {
          status: "Active",
          inviteUrl: "https://portal.verifime.example/sign-up/track-id/7ea40290-44b7-424e-babb-31da7ca1dcd1",
          qrCodeUrl:
            "https://onboarding.partner.example/v1/qr/7ea40290-44b7-424e-babb-31da7ca1dcd1.svg?sig=c2ln",
          launch: ["link"],
          frame: null,
          visitToken: "eyJhbGciOiJIUzI1NiJ9.e30.c2ln",
        },
      },
    },
    errors: [
      "reference_ended",
      "code_incorrect",
      "code_expired",
      "too_many_attempts",
      "token_invalid",
      "rate_limited",
    ],

    async handle({ answer, context, caller, body }) {
      const { visit, organisation } = caller;
      requireOpen(visit, canRenew(caller));
      const address = clientAddress.require(context);
      const { attempt } = body;
      const isAsker = attempt !== undefined && (await codes.isAsker(caller, attempt));
      // Strangers in the same network must not refuse the customer's right code.
      const tab = isAsker ? attempt : undefined;
      await rateLimits("activate", { address, reference: visit.reference, tab });
      const proof = await proveCustomer(context, caller, body, address);
      await followLocale(visit, body.locale);
      const renewed = await renewLink(caller);
      requireOpen(renewed.visit);
      const active = await activateVisit(renewed, proof);
      const visitToken = await visitTokens.issue(active);
      return answer(200, await activateAnswer(active, organisation, qrLinks, visitToken));
    },
  });
}
