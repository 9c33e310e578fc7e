/** `POST /v1/user/invite`: starts a visit, for the partner's server or, where the organisation allows it, for its page. */

import * as z from "zod";
import { inviteAnswerSchema, inviteRequestSchema } from "../../../contract/page-schemas.js";
import { ROUTES } from "../../../contract/routes.js";
import type { Organisations } from "../../organisations.js";
import type { AllowedOrigins } from "../../requests/allowed-origins.js";
import type { ClientAddress } from "../../requests/client-address.js";
import type { Idempotency } from "../../requests/idempotency.js";
import type { RateLimits } from "../../requests/rate-limits.js";
import { defineRoute, type Route } from "../../routing/route.js";
import { findAgeFaults, findNameFaults, findNumberFaults } from "../../visits/customer-faults.js";
import { type FindVisit, requireNotRedacted } from "../../visits/find-visit.js";
import { findPageInviteFaults } from "../../visits/page-invite.js";
import { findPhoneFaults } from "../../visits/phone-faults.js";
import type { QrLinks } from "../../visits/qr-links.js";
import type { StartVisit } from "../../visits/start-visit.js";
import { inviteAnswer } from "../../visits/visit-answers.js";

export interface InviteTools {
  findVisit: FindVisit;
  organisations: Organisations;
  allowedOrigins: AllowedOrigins;
  rateLimits: RateLimits;
  clientAddress: ClientAddress;
  idempotency: Idempotency;
  startVisit: StartVisit;
  qrLinks: QrLinks;
  /** In ms since the epoch. */
  now: () => number;
}

/** The stored answer of an idempotent call names the visit only: a redaction must leave nothing of it. */
const storedAnswer = z.object({ trackingReference: z.guid() });

export function inviteRoute(tools: InviteTools): Route {
  const {
    findVisit,
    organisations,
    allowedOrigins,
    rateLimits,
    clientAddress,
    idempotency,
    startVisit,
    qrLinks,
    now,
  } = tools;

  return defineRoute({
    method: "POST",
    path: ROUTES.invite,
    id: "invite",
    tag: "page",
    summary: "Start a visit",
    description:
      "For the partner's server, with its API key. For a page, where the organisation has `browserInvites` and allows " +
      "its origin: `callbackUrl` must then be of an allowed origin, `sendInvitationEmail` is refused, and the answer has " +
      "no link to the provider, unless `authentication` is `none`. Each call starts a visit of its own, unless it repeats an `Idempotency-Key`.",
    security: "inviter",
    scope: "invite",
    headers: { "Idempotency-Key": "Equal keys with equal bodies get the same visit for 24 hours." },
    body: {
      schema: inviteRequestSchema,
      example: {
        email: "jane@example.com",
        code: "ORGCODE123",
        externalRef: "customer-7",
        customerContext: { firstName: "Jane", familyName: "Smith", dateOfBirth: "1990-04-12" },
      },
      faultsFor: (context, value) => [
        ...findPhoneFaults(value, organisations),
        ...findAgeFaults(value, organisations, now()),
        ...(context.req.header("x-api-key") === undefined
          ? [
              ...findPageInviteFaults(value, organisations, allowedOrigins),
              ...findNameFaults(value),
              ...findNumberFaults(value),
            ]
          : []),
      ],
    },
    answers: {
      201: {
        description: "The visit has started.",
        schema: inviteAnswerSchema,
        example: {
          trackingReference: "7ea40290-44b7-424e-babb-31da7ca1dcd1",
          onboardingUrl: "https://onboarding.partner.example/o/7ea40290-44b7-424e-babb-31da7ca1dcd1",
          inviteUrl: "https://portal.verifime.example/sign-up/track-id/7ea40290-44b7-424e-babb-31da7ca1dcd1",
          qrCodeUrl:
            "https://onboarding.partner.example/v1/qr/7ea40290-44b7-424e-babb-31da7ca1dcd1.svg?sig=c2ln",
          status: "Inactive",
          provider: "verifime",
          launch: ["link"],
          expiresAt: null,
        },
      },
    },
    errors: [
      "conflict",
      "idempotency_mismatch",
      "reference_ended",
      "rate_limited",
      "provider_unavailable",
      "provider_rejected",
      "provider_response_invalid",
      "timeout",
    ],

    async handle({ answer, context, caller, body }) {
      const { organisation } = caller;
      const isPage = caller.kind === "page";
      const address = isPage ? clientAddress.require(context) : clientAddress.find(context);
      if (isPage) {
        const { code, authentication } = organisation.config;
        // Without codes, a page's visit sends no mail.
        const mailbox = authentication === "code" ? { organisation: code, email: body.email } : undefined;
        await rateLimits("invite", { address, mailbox });
      }
      const showsLink = caller.kind === "server" || organisation.config.authentication === "none";
      const key = context.req.header("idempotency-key")?.trim();
      const inviter = { kind: caller.kind, keyName: caller.keyName, address };
      const { trackingReference } = await idempotency.once(
        storedAnswer,
        { caller: caller.id, key, body },
        async (keep) => {
          const { reference } = await startVisit(organisation, body, inviter, (trackingReference) =>
            keep({ trackingReference }),
          );
          return { trackingReference: reference };
        },
      );
      const { visit } = await findVisit(context, trackingReference);
      requireNotRedacted(visit);
      return answer(201, await inviteAnswer(visit, organisation, showsLink, qrLinks));
    },
  });
}
