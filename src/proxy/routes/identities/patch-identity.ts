/** `PATCH /api/v1/identities/{id or external_ref}` */
import { identityDetailSchema } from "../../../contract/identity-answer-schemas.js";
import { patchIdentityRequestSchema } from "../../../contract/identity-request-schemas.js";
import type { ActOnIdentity } from "../../identities/act-on-identity.js";
import type { IdentityDetails } from "../../identities/identity-details.js";
import { defineRoute, type Route } from "../../routing/route.js";
import { identityExample } from "./identity-examples.js";
import { IDENTITY_PATH } from "./identity-paths.js";

export interface PatchIdentityTools {
  actOnIdentity: ActOnIdentity;
  identityDetails: IdentityDetails;
}

export function patchIdentityRoute({ actOnIdentity, identityDetails }: PatchIdentityTools): Route {
  return defineRoute({
    method: "PATCH",
    path: IDENTITY_PATH,
    id: "updateIdentity",
    tag: "partner",
    summary: "Change an identity",
    description: "Members that are left out stay as they are. null removes a field.",
    security: "identityApiKey",
    scope: "write",
    body: { schema: patchIdentityRequestSchema, example: { external_ref: "updated_user_id" } },
    answers: {
      200: { description: "The identity.", schema: identityDetailSchema, example: identityExample },
    },
    errors: ["conflict"],
    unprocessable: "it is redacted",

    async handle({ answer, caller: identity, body: { external_ref: externalRef, status, ...members } }) {
      const fields = Object.fromEntries(
        Object.entries(members).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
      );
      await actOnIdentity(identity, { does: "patch", patch: { externalRef, status, fields } });
      const changed = await identityDetails.reload(identity);
      return answer(200, await identityDetails.answer(changed));
    },
  });
}
