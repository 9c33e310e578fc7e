/** `GET /v1/visits`: newest first, page by page. */
import * as z from "zod";
import { OUTCOMES } from "../../../contract/result-words.js";
import { pageSizeOr } from "../../../contract/schema-parts.js";
import { STATUSES } from "../../../contract/status.js";
import { visitListAnswerSchema } from "../../../contract/visit-schemas.js";
import type { VisitRecords } from "../../../records/visits/visit-records.js";
import { defineRoute, type Route } from "../../routing/route.js";
import type { QrLinks } from "../../visits/qr-links.js";
import { visitAnswer } from "../../visits/visit-answers.js";
import { visitExample } from "./visit-example.js";

export interface VisitListTools {
  visits: VisitRecords;
  qrLinks: QrLinks;
}

export function visitListRoute({ visits, qrLinks }: VisitListTools): Route {
  return defineRoute({
    method: "GET",
    path: "/v1/visits",
    id: "listVisits",
    tag: "partner",
    summary: "List visits, newest first, page by page",
    security: "apiKey",
    scope: "read",
    query: z.strictObject({
      external_ref: z
        .string()
        .max(255)
        .optional()
        .describe("Only visits that are proved to be this customer's."),
      status: z.enum(STATUSES).optional().describe("Only visits with this status."),
      outcome: z.enum(OUTCOMES).optional().describe("Only visits with this outcome."),
      limit: pageSizeOr(25),
      "page[after]": z.guid().optional().describe("`next_cursor` of the page before."),
    }),
    answers: {
      200: {
        description: "A page of visits.",
        schema: visitListAnswerSchema,
        example: { data: [visitExample], pagination: { next_cursor: null, has_next: false } },
      },
    },
    errors: [],

    async handle({ answer, caller: organisation, query }) {
      const page = await visits.list(organisation.config.code, {
        externalRef: query.external_ref,
        status: query.status,
        outcome: query.outcome,
        limit: Number(query.limit),
        after: query["page[after]"],
      });
      const data = await Promise.all(page.visits.map((visit) => visitAnswer(visit, organisation, qrLinks)));
      const nextCursor = page.hasNext ? (page.visits.at(-1)?.reference ?? null) : null;
      return answer(200, { data, pagination: { next_cursor: nextCursor, has_next: page.hasNext } });
    },
  });
}
