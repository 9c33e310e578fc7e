/** `GET /api/v1/identities`: newest first, by offset or by cursor. */
import { type IdentityListAnswer, identityListSchema } from "../../../contract/identity-answer-schemas.js";
import {
  type ListIdentitiesQuery,
  listIdentitiesQuerySchema,
} from "../../../contract/identity-request-schemas.js";
import type { IdentityPage, IdentityPlace } from "../../../records/identities/identity-page.js";
import type { IdentityRecords } from "../../../records/identities/identity-records.js";
import { identityAnswer } from "../../identities/identity-answers.js";
import { invalidMember } from "../../requests/validate.js";
import { defineRoute, type Route } from "../../routing/route.js";
import { identityExample } from "./identity-examples.js";
import { IDENTITIES_PATH } from "./identity-paths.js";

const { duplicates: _, ...listed } = identityExample;

export function identityListRoute({ identities }: { identities: IdentityRecords }): Route {
  return defineRoute({
    method: "GET",
    path: IDENTITIES_PATH,
    id: "listIdentities",
    tag: "partner",
    summary: "List identities, newest first, page by page",
    description:
      "With page[after] or page[before], pages stay as they are while identities are added, and none is slower than the " +
      "first. q opens the encrypted references one by one, so it is slower: to find a reference in full, read the identity.",
    security: "apiKey",
    scope: "read",
    query: listIdentitiesQuerySchema,
    answers: {
      200: {
        description: "A page of identities. With a cursor, pagination has the cursors alone.",
        schema: identityListSchema,
        example: {
          data: [listed],
          pagination: { next_cursor: listed.id, prev_cursor: null, has_next: true, has_prev: false },
        },
      },
    },
    errors: [],

    async handle({ answer, caller: { config }, query }) {
      const place = placeOf(query);
      const limit = Number(query["page[size]"] ?? query.limit);
      const filter = {
        status: query.status,
        externalRefPart: query.q === "" ? undefined : query.q,
        includeArchived: query.include_archived === "true",
      };
      const page = await identities.list(config.code, filter, place, limit);
      if (!page) {
        const name = "after" in place ? "page[after]" : "page[before]";
        throw invalidMember(
          name,
          "UnknownCursor",
          `${name} is no cursor of a page of identities: begin without it`,
        );
      }
      return answer(200, {
        data: page.identities.map(identityAnswer),
        pagination: paginationOf(page, place, limit),
      });
    },
  });
}

function placeOf(query: ListIdentitiesQuery): IdentityPlace {
  const after = query["page[after]"];
  const before = query["page[before]"];
  if (after !== undefined && before !== undefined) {
    throw invalidMember("page[before]", "TooMany", "Send page[after] or page[before], not both");
  }
  const offset = Number(query.offset);
  if (after === undefined && before === undefined) return { offset };
  if (offset > 0) throw invalidMember("offset", "TooMany", "Send offset or a cursor, not both");
  return after === undefined ? { before: before ?? "" } : { after };
}

function paginationOf(
  { nextCursor, previousCursor, total }: IdentityPage,
  place: IdentityPlace,
  limit: number,
): IdentityListAnswer["pagination"] {
  const cursors = {
    next_cursor: nextCursor,
    prev_cursor: previousCursor,
    has_next: nextCursor !== null,
    has_prev: previousCursor !== null,
  };
  // A list that began by offset can go on by cursor.
  return "offset" in place ? { total: total ?? 0, limit, offset: place.offset, ...cursors } : cursors;
}
