/** What the partner's server reads of visits, with its `X-API-Key`: one, the newest of a customer, or a list. */
import * as z from "zod";
import { pageSizeOr } from "../../contract/schema-parts.js";
import { OUTCOMES, STATUSES } from "../../contract/status.js";
import {
  type VisitListAnswer,
  visitAnswerSchema,
  visitListAnswerSchema,
} from "../../contract/visit-schemas.js";
import type { VisitRecords } from "../../records/visits/visit-records.js";
import type { Operation } from "../openapi/operation.js";
import type { Route } from "../proxy-env.js";
import type { ApiKeys } from "../requests/api-keys.js";
import { check, readJson } from "../requests/request-body.js";
import { type FindVisit, unknownReference } from "../visits/find-visit.js";
import type { QrLinks } from "../visits/qr-links.js";
import type { RenewLink } from "../visits/renew-link.js";
import type { ReadStatus } from "../visits/status-reads.js";
import { visitAnswer } from "../visits/visit-answers.js";

export interface PartnerVisitTools {
  apiKeys: ApiKeys;
  visits: VisitRecords;
  findVisit: FindVisit;
  readStatus: ReadStatus;
  renewLink: RenewLink;
  qrLinks: QrLinks;
}

const visitExample = {
  trackingReference: "7ea40290-44b7-424e-babb-31da7ca1dcd1",
  inviteUrl: "https://portal.verifime.example/sign-up/track-id/7ea40290-44b7-424e-babb-31da7ca1dcd1",
  qrCodeUrl: "https://onboarding.partner.example/v1/qr/7ea40290-44b7-424e-babb-31da7ca1dcd1.svg?sig=c2ln",
  status: "Completed",
  provider: "verifime",
  launch: ["link"],
  expiresAt: null,
  code: "ORGCODE123",
  email: "jane@example.com",
  externalRef: "customer-7",
  referenceData: null,
  customerContext: { firstName: "Jane", familyName: "Smith" },
  sendInvitationEmail: false,
  locale: "en-AU",
  ended: null,
  outcome: "assessed",
  providerReference: "7ea40290-44b7-424e-babb-31da7ca1dcd1",
  providerStatus: "ASSESSED",
  reasonCode: null,
  riskLevel: "LOW",
  result: { riskLevel: "LOW" },
  createdAt: "2026-11-20T12:00:00.000Z",
  activatedAt: "2026-11-20T12:01:00.000Z",
  completedAt: "2026-11-20T12:04:00.000Z",
  endedAt: null,
  outcomeAt: "2026-11-20T12:04:30.000Z",
  updatedAt: "2026-11-20T12:04:31.000Z",
  redactedAt: null,
  identity: null,
};

export const visitOperation: Operation = {
  id: "readVisit",
  tag: "partner",
  summary: "Read a visit, with a fresh status where one can be had",
  security: ["apiKey"],
  answers: { 200: { description: "The visit.", schema: visitAnswerSchema, example: visitExample } },
  errors: ["invalid_request", "unauthorised", "unknown_reference"],
};

/** `GET /v1/visits/{ref}`: the visit as it stands now, with a fresh status where one can be had. */
export function visitRoute({ apiKeys, findVisit, readStatus, renewLink, qrLinks }: PartnerVisitTools): Route {
  return async (context) => {
    const mine = await apiKeys.organisationsOf(context);
    const found = await findVisit(context, context.req.param("ref") ?? "");
    // Another organisation's visits don't exist here.
    if (!mine.includes(found.organisation)) throw unknownReference();
    const { organisation } = found;
    const fresh = { visit: await readStatus(found), organisation };
    // Whoever asks the customer for another try needs a link that works.
    const again = fresh.visit.outcome === "resubmission_requested" && fresh.visit.ended === null;
    const { visit } = again ? await renewLink(fresh) : fresh;
    return context.json(await visitAnswer(visit, organisation, qrLinks));
  };
}

const latestRequestSchema = z.union([
  z.strictObject({ externalRef: z.string().trim().min(1).max(255) }),
  z.strictObject({ email: z.string().trim().min(1).max(254) }),
]);

export const latestVisitOperation: Operation = {
  id: "readLatestVisit",
  tag: "partner",
  summary: "Read the newest visit of a customer",
  description: "A POST, so that no email address is ever in a URL.",
  security: ["apiKey"],
  body: { schema: latestRequestSchema, example: { externalRef: "customer-7" } },
  answers: { 200: { description: "The visit.", schema: visitAnswerSchema, example: visitExample } },
  errors: ["unauthorised", "unknown_reference"],
};

/** `POST /v1/visits/latest`: the newest visit of a customer. A POST, so that no email address is ever in a URL. */
export function latestVisitRoute({ apiKeys, visits, readStatus, qrLinks }: PartnerVisitTools): Route {
  return async (context) => {
    const organisation = await apiKeys.organisationOf(context);
    const customer = await readJson(context, latestRequestSchema);
    const visit = await visits.findNewestOf(organisation.config.code, customer);
    if (!visit) throw unknownReference();
    context.set("reference", visit.reference);
    const fresh = await readStatus({ visit, organisation });
    return context.json(await visitAnswer(fresh, organisation, qrLinks));
  };
}

const listQuerySchema = z.strictObject({
  external_ref: z.string().max(255).optional(),
  status: z.enum(STATUSES).optional(),
  outcome: z.enum(OUTCOMES).optional(),
  limit: pageSizeOr(25),
  "page[after]": z.guid().optional(),
});

export const listVisitsOperation: Operation = {
  id: "listVisits",
  tag: "partner",
  summary: "List visits, newest first, page by page",
  security: ["apiKey"],
  query: listQuerySchema,
  answers: {
    200: {
      description: "A page of visits.",
      schema: visitListAnswerSchema,
      example: {
        data: [visitExample],
        pagination: { next_cursor: null, has_next: false },
      },
    },
  },
  errors: ["invalid_request", "unauthorised"],
};

/** `GET /v1/visits`: newest first, page by page. */
export function listVisitsRoute({ apiKeys, visits, qrLinks }: PartnerVisitTools): Route {
  return async (context) => {
    const organisation = await apiKeys.organisationOf(context);
    const query = check(listQuerySchema, context.req.query());
    const after = query["page[after]"];
    const page = await visits.list(organisation.config.code, {
      externalRef: query.external_ref,
      status: query.status,
      outcome: query.outcome,
      limit: Number(query.limit),
      after,
    });
    const answer: VisitListAnswer = {
      data: await Promise.all(page.visits.map((visit) => visitAnswer(visit, organisation, qrLinks))),
      pagination: {
        next_cursor: page.hasNext ? (page.visits.at(-1)?.reference ?? null) : null,
        has_next: page.hasNext,
      },
    };
    return context.json(answer);
  };
}
