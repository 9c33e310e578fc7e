/** Archives, restores and redacts identities. */
import {
  archivedIdentitySchema,
  identityDetailSchema,
  redactedIdentitySchema,
} from "../../../contract/identity-answer-schemas.js";
import { isoSecondsOrNull } from "../../../contract/iso-seconds.js";
import type { ActOnIdentity } from "../../identities/act-on-identity.js";
import type { IdentityDetails } from "../../identities/identity-details.js";
import type { RedactIdentity } from "../../identities/redact-identity.js";
import { defineRoute, type Route } from "../../routing/route.js";
import { identityExample } from "./identity-examples.js";
import { IDENTITY_PATH } from "./identity-paths.js";

export interface LifecycleTools {
  actOnIdentity: ActOnIdentity;
  redactIdentity: RedactIdentity;
  identityDetails: IdentityDetails;
}

const { id } = identityExample;

/** `POST …/archive` */
export function archiveIdentityRoute({ actOnIdentity }: LifecycleTools): Route {
  return defineRoute({
    method: "POST",
    path: `${IDENTITY_PATH}/archive`,
    id: "archiveIdentity",
    tag: "partner",
    summary: "Take an identity out of the lists, with all its data",
    description: "Repeating it is harmless.",
    security: "identityApiKey",
    scope: "write",
    answers: {
      200: {
        description: "Archived.",
        schema: archivedIdentitySchema,
        example: { id, status: "approved", archived_at: "2026-03-01T09:00:00Z" },
      },
    },
    errors: [],
    unprocessable: "it is redacted",

    async handle({ answer, caller }) {
      const { id, status, archivedAt } = await actOnIdentity(caller, { does: "archive" });
      return answer(200, { id, status, archived_at: isoSecondsOrNull(archivedAt) });
    },
  });
}

/** `POST …/restore` */
export function restoreIdentityRoute({ actOnIdentity, identityDetails }: LifecycleTools): Route {
  return defineRoute({
    method: "POST",
    path: `${IDENTITY_PATH}/restore`,
    id: "restoreIdentity",
    tag: "partner",
    summary: "Put an archived identity back into the lists",
    security: "identityApiKey",
    scope: "write",
    answers: {
      200: { description: "The identity.", schema: identityDetailSchema, example: identityExample },
    },
    errors: [],
    unprocessable: "it is redacted",

    async handle({ answer, caller }) {
      await actOnIdentity(caller, { does: "restore" });
      const restored = await identityDetails.reload(caller);
      return answer(200, await identityDetails.answer(restored));
    },
  });
}

/** `DELETE …/data` */
export function redactIdentityRoute({ redactIdentity, identityDetails }: LifecycleTools): Route {
  return defineRoute({
    method: "DELETE",
    path: `${IDENTITY_PATH}/data`,
    id: "redactIdentity",
    tag: "partner",
    summary: "Erase a person's data, for good (GDPR, Article 17)",
    description:
      "Deletes all personal data and search hashes, of the identity and its visits, and asks the provider to erase. The " +
      "identity stays with its id, status and times. Repeating it is harmless.",
    security: "identityApiKey",
    scope: "redact",
    answers: {
      200: {
        description: "Redacted.",
        schema: redactedIdentitySchema,
        example: { id, status: "redacted", message: "All personal data of this identity has been deleted." },
      },
    },
    errors: [],

    async handle({ answer, caller }) {
      const message = await redactIdentity(caller);
      const { id, status } = await identityDetails.reload(caller);
      return answer(200, { id, status, message });
    },
  });
}
