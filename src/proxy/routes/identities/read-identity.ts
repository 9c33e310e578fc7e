/** `GET /api/v1/identities/{id or external_ref}` */
import { identityDetailSchema } from "../../../contract/identity-answer-schemas.js";
import type { IdentityDetails } from "../../identities/identity-details.js";
import { defineRoute, type Route } from "../../routing/route.js";
import { identityExample } from "./identity-examples.js";
import { IDENTITY_PATH } from "./identity-paths.js";

export function readIdentityRoute({ identityDetails }: { identityDetails: IdentityDetails }): Route {
  return defineRoute({
    method: "GET",
    path: IDENTITY_PATH,
    id: "readIdentity",
    tag: "partner",
    summary: "Read an identity, by its id or external reference",
    security: "identityApiKey",
    scope: "read",
    answers: {
      200: { description: "The identity.", schema: identityDetailSchema, example: identityExample },
    },
    errors: [],

    async handle({ answer, caller: identity }) {
      return answer(200, await identityDetails.answer(identity));
    },
  });
}
