/** Lists of visits, newest first, page by page. A search by email address is a POST, so that none is ever in a URL. */
import { listVisitsQuerySchema, searchVisitsRequestSchema } from "../../../contract/visit-filter-schemas.js";
import { type VisitListAnswer, visitListAnswerSchema } from "../../../contract/visit-schemas.js";
import type { VisitPage } from "../../../records/visits/visit-page.js";
import type { VisitRecords } from "../../../records/visits/visit-records.js";
import type { Organisation } from "../../organisations.js";
import { defineRoute, type Route } from "../../routing/route.js";
import type { QrLinks } from "../../visits/qr-links.js";
import { visitAnswer } from "../../visits/visit-answers.js";
import { filterOfBody, filterOfQuery } from "../../visits/visit-filter.js";
import { visitExample } from "./visit-example.js";

export interface VisitListTools {
  visits: VisitRecords;
  qrLinks: QrLinks;
}

const answers = {
  200: {
    description: "A page of visits.",
    schema: visitListAnswerSchema,
    example: { data: [visitExample], pagination: { next_cursor: null, has_next: false } },
  },
} as const;

/** `GET /v1/visits` */
export function visitListRoute({ visits, qrLinks }: VisitListTools): Route {
  return defineRoute({
    method: "GET",
    path: "/v1/visits",
    id: "listVisits",
    tag: "partner",
    summary: "List visits, newest first, page by page",
    security: "apiKey",
    scope: "read",
    query: listVisitsQuerySchema,
    answers,
    errors: [],

    async handle({ answer, caller: organisation, query }) {
      const { limit, "page[after]": after, ...filter } = query;
      const place = { limit: Number(limit), after };
      const page = await visits.list(organisation.config.code, filterOfQuery(filter), place);
      return answer(200, await pageAnswer(page, organisation, qrLinks));
    },
  });
}

/** `POST /v1/visits/search` */
export function visitSearchRoute({ visits, qrLinks }: VisitListTools): Route {
  return defineRoute({
    method: "POST",
    path: "/v1/visits/search",
    id: "searchVisits",
    tag: "partner",
    summary: "List visits, also by email address, newest first, page by page",
    description: "As listVisits. A POST, so that no email address is ever in a URL.",
    security: "apiKey",
    scope: "read",
    body: { schema: searchVisitsRequestSchema, example: { email: "jane@example.com" } },
    answers,
    errors: [],

    async handle({ answer, caller: organisation, body: { limit, after, ...filter } }) {
      const page = await visits.list(organisation.config.code, filterOfBody(filter), { limit, after });
      return answer(200, await pageAnswer(page, organisation, qrLinks));
    },
  });
}

async function pageAnswer(
  { visits, hasNext }: VisitPage,
  organisation: Organisation,
  qrLinks: QrLinks,
): Promise<VisitListAnswer> {
  const data = await Promise.all(visits.map((visit) => visitAnswer(visit, organisation, qrLinks)));
  const nextCursor = hasNext ? (visits.at(-1)?.reference ?? null) : null;
  return { data, pagination: { next_cursor: nextCursor, has_next: hasNext } };
}
