/** What belongs to an identity: its visits, and other identities that seem to be the same person. */
import {
  type DuplicateAnswer,
  duplicateListSchema,
  type IdentitySessionListAnswer,
  identitySessionListSchema,
} from "../../contract/identity-answer-schemas.js";
import { listSessionsQuerySchema } from "../../contract/identity-schemas.js";
import { duplicateAnswer, sessionAnswer } from "../identities/identity-answers.js";
import type { Operation } from "../openapi/operation.js";
import type { Route } from "../proxy-env.js";
import { check } from "../requests/request-body.js";
import type { IdentityTools } from "./identities.js";
import { duplicateExample, sessionExample } from "./identity-examples.js";

export const identitySessionsOperation: Operation = {
  id: "listIdentitySessions",
  tag: "partner",
  summary: "List an identity's visits, newest first",
  description: "All that there is about one of them: GET /v1/visits/{ref}.",
  security: ["apiKey"],
  query: listSessionsQuerySchema,
  answers: {
    200: {
      description: "A page of visits.",
      schema: identitySessionListSchema,
      example: { data: [sessionExample], pagination: { total: 1, limit: 50, offset: 0 } },
    },
  },
  errors: ["invalid_request", "unauthorised", "not_found"],
};

export const identityDuplicatesOperation: Operation = {
  id: "listIdentityDuplicates",
  tag: "partner",
  summary: "List other identities that seem to be the same person",
  description:
    "They share a document number, an email address, a phone number, or the name with the birth date.",
  security: ["apiKey"],
  answers: {
    200: {
      description: "The other identities, the oldest first; a hundred at most.",
      schema: duplicateListSchema,
      example: { data: [duplicateExample] },
    },
  },
  errors: ["invalid_request", "unauthorised", "not_found"],
};

/** `GET …/sessions`: newest first. */
export function identitySessionsRoute({ findIdentity, identities }: IdentityTools): Route {
  return async (context) => {
    const identity = await findIdentity(context);
    const query = check(listSessionsQuerySchema, context.req.query());
    const page = { limit: Number(query.limit), offset: Number(query.offset) };
    const { visits, total } = await identities.visits(identity, page);
    const answer: IdentitySessionListAnswer = {
      data: visits.map(sessionAnswer),
      pagination: { total, ...page },
    };
    return context.json(answer);
  };
}

/** `GET …/duplicates` */
export function identityDuplicatesRoute({ findIdentity, identities }: IdentityTools): Route {
  return async (context) => {
    const duplicates = await identities.duplicates(await findIdentity(context));
    const data: DuplicateAnswer[] = duplicates.map(duplicateAnswer);
    return context.json({ data });
  };
}
