/** `POST /v1/user/invite`: opens a fresh visit, for the partner's server or, where allowed, for its page. */
import { GangwayError } from "../../contract/errors.js";
import { type InviteRequest, inviteAnswerSchema, inviteRequestSchema } from "../../contract/schemas.js";
import type { Origins } from "../middleware/origins.js";
import type { Operation } from "../openapi/operation.js";
import type { Organisation, Organisations } from "../organisations.js";
import type { ProxyContext, Route } from "../proxy-env.js";
import type { ApiKeys } from "../requests/api-keys.js";
import type { ClientAddress } from "../requests/client-address.js";
import type { Idempotency } from "../requests/idempotency.js";
import type { RateLimits } from "../requests/rate-limits.js";
import { readJson } from "../requests/request-body.js";
import type { OpenVisit } from "../visits/open-visit.js";
import type { QrLinks } from "../visits/qr-links.js";
import { inviteAnswer } from "../visits/visit-answers.js";

export interface InviteTools {
  organisations: Organisations;
  apiKeys: ApiKeys;
  origins: Origins;
  rateLimits: RateLimits;
  clientAddress: ClientAddress;
  idempotency: Idempotency;
  openVisit: OpenVisit;
  qrLinks: QrLinks;
}

export const inviteOperation: Operation = {
  id: "invite",
  tag: "page",
  summary: "Open a fresh visit",
  description:
    "For the partner's server, with its API key; for a page, where the organisation has `browserInvites` and allows its origin. Each call opens a visit of its own, unless it repeats an `Idempotency-Key`.",
  security: ["apiKey", "none"],
  headers: { "Idempotency-Key": "Equal keys with equal bodies get the same answer for 24 hours." },
  body: {
    schema: inviteRequestSchema,
    example: {
      email: "jane@example.com",
      code: "ORGCODE123",
      externalRef: "customer-7",
      customerContext: { firstName: "Jane", familyName: "Smith", dateOfBirth: "1990-04-12" },
    },
  },
  answers: {
    201: {
      description: "The visit is open.",
      schema: inviteAnswerSchema,
      example: {
        trackingReference: "7ea40290-44b7-424e-babb-31da7ca1dcd1",
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
    "unauthorised",
    "origin_not_allowed",
    "unknown_organisation",
    "conflict",
    "idempotency_mismatch",
    "rate_limited",
    "provider_unavailable",
    "provider_rejected",
    "provider_response_invalid",
    "timeout",
  ],
};

export function inviteRoute(tools: InviteTools): Route {
  const { organisations, idempotency, openVisit, qrLinks } = tools;
  return async (context) => {
    const request = await readJson(context, inviteRequestSchema);
    const organisation = organisations.get(request.code);
    context.set("organisation", organisation.config.code);
    const caller = await admit(context, organisation, request, tools);
    const key = context.req.header("idempotency-key")?.trim();
    const answer = await idempotency.once(caller, key, request, async () =>
      inviteAnswer(await openVisit(organisation, request), organisation, qrLinks),
    );
    context.set("reference", answer.trackingReference);
    return context.json(answer, 201);
  };
}

/**
 * Lets the partner's server in by its key, without limits of ours: it invites whole crowds from one address.
 * @returns who calls, for the idempotency key.
 */
async function admit(
  context: ProxyContext,
  organisation: Organisation,
  { email }: InviteRequest,
  { apiKeys, origins, rateLimits, clientAddress }: InviteTools,
): Promise<string> {
  const { code, browserInvites } = organisation.config;
  if (await apiKeys.check(context, organisation)) return `server:${code}`;
  origins.check(context, organisation);
  if (!browserInvites) {
    throw new GangwayError("unauthorised", "Only the organisation's server may invite, with its X-API-Key.");
  }
  await rateLimits("invite", { address: clientAddress(context.req.raw), email });
  return `page:${code}:${context.req.header("origin") ?? ""}`;
}
