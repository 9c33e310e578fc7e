/** Archives, restores and redacts identities. */
import {
  type ArchivedIdentityAnswer,
  archivedIdentitySchema,
  identityDetailSchema,
  type RedactedIdentityAnswer,
  redactedIdentitySchema,
} from "../../contract/identity-answer-schemas.js";
import { iso } from "../identities/identity-answers.js";
import type { RedactIdentity } from "../identities/redact-identity.js";
import type { Operation } from "../openapi/operation.js";
import type { Route } from "../proxy-env.js";
import { again, detail, type IdentityTools } from "./identities.js";
import { identityExample } from "./identity-examples.js";

const { id } = identityExample;

export const archiveIdentityOperation: Operation = {
  id: "archiveIdentity",
  tag: "partner",
  summary: "Take an identity out of the lists, with all its data",
  description: "Repeating it is harmless.",
  security: ["apiKey"],
  answers: {
    200: {
      description: "Archived.",
      schema: archivedIdentitySchema,
      example: { id, status: "approved", archived_at: "2026-03-01T09:00:00.000Z" },
    },
  },
  errors: ["invalid_request", "unauthorised", "not_found"],
  unprocessable: "It is redacted.",
};

/** `POST …/archive`: out of the lists, with all its data. Repeating it is harmless. */
export function archiveIdentityRoute({ findIdentity, changeIdentity }: IdentityTools): Route {
  return async (context) => {
    const identity = await changeIdentity(await findIdentity(context), { does: "archive" });
    const { id, status, archivedAt } = identity;
    return context.json({ id, status, archived_at: iso(archivedAt) } satisfies ArchivedIdentityAnswer);
  };
}

export const restoreIdentityOperation: Operation = {
  id: "restoreIdentity",
  tag: "partner",
  summary: "Put an archived identity back into the lists",
  security: ["apiKey"],
  answers: { 200: { description: "The identity.", schema: identityDetailSchema, example: identityExample } },
  errors: ["invalid_request", "unauthorised", "not_found"],
  unprocessable: "It is redacted.",
};

/** `POST …/restore` */
export function restoreIdentityRoute(tools: IdentityTools): Route {
  return async (context) => {
    const identity = await tools.findIdentity(context);
    await tools.changeIdentity(identity, { does: "restore" });
    return detail(context, await again(identity, tools), tools);
  };
}

export const redactIdentityOperation: Operation = {
  id: "redactIdentity",
  tag: "partner",
  summary: "Forget a person, for good (GDPR, Article 17)",
  description:
    "Deletes all personal data and search hashes, of the identity and its visits, and asks the provider to erase. The " +
    "identity stays with its id, status and times. Repeating it is harmless.",
  security: ["apiKey"],
  answers: {
    200: {
      description: "Redacted.",
      schema: redactedIdentitySchema,
      example: { id, status: "redacted", message: "All personal data of this identity has been deleted." },
    },
  },
  errors: ["invalid_request", "unauthorised", "not_found"],
};

/** `DELETE …/data`: forgets the person, for good. Repeating it is harmless. */
export function redactIdentityRoute(tools: IdentityTools & { redactIdentity: RedactIdentity }): Route {
  return async (context) => {
    const identity = await tools.findIdentity(context);
    const message = await tools.redactIdentity(identity);
    const { id, status } = await again(identity, tools);
    return context.json({ id, status, message } satisfies RedactedIdentityAnswer);
  };
}
