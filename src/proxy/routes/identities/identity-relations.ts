/** Lists what belongs to an identity: its visits, and other identities that seem to be the same person. */
import { duplicateListSchema, identitySessionListSchema } from "../../../contract/identity-answer-schemas.js";
import { listSessionsQuerySchema } from "../../../contract/identity-request-schemas.js";
import type { IdentityRecords } from "../../../records/identities/identity-records.js";
import { duplicateAnswer, sessionAnswer } from "../../identities/identity-answers.js";
import { defineRoute, type Route } from "../../routing/route.js";
import { duplicateExample, sessionExample } from "./identity-examples.js";
import { IDENTITY_PATH } from "./identity-paths.js";

export interface RelationTools {
  identities: IdentityRecords;
}

/** `GET …/sessions` */
export function identitySessionsRoute({ identities }: RelationTools): Route {
  return defineRoute({
    method: "GET",
    path: `${IDENTITY_PATH}/sessions`,
    id: "listIdentitySessions",
    tag: "partner",
    summary: "List an identity's visits, newest first",
    description: "GET /v1/visits/{ref} has all about one of them.",
    security: "identityApiKey",
    scope: "read",
    query: listSessionsQuerySchema,
    answers: {
      200: {
        description: "A page of visits.",
        schema: identitySessionListSchema,
        example: { data: [sessionExample], pagination: { total: 1, limit: 50, offset: 0 } },
      },
    },
    errors: [],

    async handle({ answer, caller: identity, query }) {
      const page = { limit: Number(query.limit), offset: Number(query.offset) };
      const { visits, total } = await identities.visits(identity, page);
      return answer(200, { data: visits.map(sessionAnswer), pagination: { total, ...page } });
    },
  });
}

/** `GET …/duplicates` */
export function identityDuplicatesRoute({ identities }: RelationTools): Route {
  return defineRoute({
    method: "GET",
    path: `${IDENTITY_PATH}/duplicates`,
    id: "listIdentityDuplicates",
    tag: "partner",
    summary: "List other identities that seem to be the same person",
    description:
      "They share a document number, an email address, a phone number, or the name with the birth date.",
    security: "identityApiKey",
    scope: "read",
    answers: {
      200: {
        description: "The other identities, the oldest first; a hundred at most.",
        schema: duplicateListSchema,
        example: { data: [duplicateExample] },
      },
    },
    errors: [],

    async handle({ answer, caller: identity }) {
      const duplicates = await identities.duplicates(identity);
      return answer(200, { data: duplicates.map(duplicateAnswer) });
    },
  });
}
