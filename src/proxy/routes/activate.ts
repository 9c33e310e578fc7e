/** `POST /v1/user/signup/tracking/{ref}/activate`: the customer proves who they are and gets the way to the provider. */
import { activateAnswerSchema, activateRequestSchema } from "../../contract/schemas.js";
import type { Origins } from "../middleware/origins.js";
import type { Operation } from "../openapi/operation.js";
import type { Route } from "../proxy-env.js";
import type { ClientAddress } from "../requests/client-address.js";
import type { RateLimits } from "../requests/rate-limits.js";
import { readJson } from "../requests/request-body.js";
import type { ActivateVisit } from "../visits/activate-visit.js";
import { checkOpen, type FindVisit } from "../visits/find-visit.js";
import type { ProveCustomer } from "../visits/prove-customer.js";
import type { QrLinks } from "../visits/qr-links.js";
import { canRenew, type RenewLink } from "../visits/renew-link.js";
import { activateAnswer } from "../visits/visit-answers.js";
import type { VisitTokens } from "../visits/visit-tokens.js";

export interface ActivateTools {
  findVisit: FindVisit;
  origins: Origins;
  rateLimits: RateLimits;
  clientAddress: ClientAddress;
  proveCustomer: ProveCustomer;
  activateVisit: ActivateVisit;
  visitTokens: VisitTokens;
  qrLinks: QrLinks;
  renewLink: RenewLink;
}

export const activateOperation: Operation = {
  id: "activate",
  tag: "page",
  summary: "Prove to be the customer, and get the way to the provider",
  description:
    "With the mailed code, the partner's customer token, or a visit token from before. Repeating it is harmless.",
  security: ["none", "visitToken"],
  body: { schema: activateRequestSchema, example: { code: "123456" }, required: false },
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
    "unknown_reference",
    "reference_ended",
    "origin_not_allowed",
    "code_incorrect",
    "code_expired",
    "too_many_attempts",
    "token_invalid",
    "rate_limited",
  ],
};

export function activateRoute(tools: ActivateTools): Route {
  const { findVisit, origins, rateLimits, clientAddress, proveCustomer, activateVisit } = tools;
  return async (context) => {
    const proof = await readJson(context, activateRequestSchema, {});
    const found = await findVisit(context, context.req.param("ref") ?? "");
    const { visit, organisation } = found;
    origins.check(context, organisation);
    checkOpen(visit, canRenew(found));
    const address = clientAddress(context.req.raw);
    await rateLimits("activate", { address, reference: visit.reference, email: visit.invite.email });
    await proveCustomer(context, found, proof);
    const open = await tools.renewLink(found);
    checkOpen(open.visit);
    const active = await activateVisit(open);
    const visitToken = await tools.visitTokens.issue(active);
    return context.json(await activateAnswer(active, organisation, tools.qrLinks, visitToken));
  };
}
