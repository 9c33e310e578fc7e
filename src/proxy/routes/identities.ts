/** `/api/v1/identities`: makes, shows and changes identities, for the partner's server. */

import {
  type CreatedIdentityAnswer,
  createdIdentitySchema,
  type IdentityDetailAnswer,
  identityDetailSchema,
} from "../../contract/identity-answer-schemas.js";
import { createIdentityRequestSchema, patchIdentityRequestSchema } from "../../contract/identity-schemas.js";
import { EXTRACTED_FIELDS } from "../../contract/identity-words.js";
import type { IdentityPatch } from "../../records/identities/apply-action.js";
import type { CountedIdentity } from "../../records/identities/identity.js";
import type { IdentityRecords } from "../../records/identities/identity-records.js";
import type { ChangeIdentity } from "../identities/change-identity.js";
import type { FindIdentity } from "../identities/find-identity.js";
import { duplicateAnswer, identityAnswer, isoTime } from "../identities/identity-answers.js";
import { takenExternalRef, unknownIdentity } from "../identities/identity-failures.js";
import type { Operation } from "../openapi/operation.js";
import type { ProxyContext, Route } from "../proxy-env.js";
import type { ApiKeys } from "../requests/api-keys.js";
import type { Idempotency } from "../requests/idempotency.js";
import { readJson } from "../requests/request-body.js";
import { identityExample } from "./identity-examples.js";

export interface IdentityTools {
  apiKeys: ApiKeys;
  idempotency: Idempotency;
  identities: IdentityRecords;
  findIdentity: FindIdentity;
  changeIdentity: ChangeIdentity;
  now: () => number;
}

const created = {
  id: identityExample.id,
  external_ref: "user_abc123",
  status: "pending",
  is_sandbox: false,
  created_at: "2026-01-15T10:00:00.000Z",
};

export const createIdentityOperation: Operation = {
  id: "createIdentity",
  tag: "partner",
  summary: "Make an identity for somebody who has not been verified yet",
  security: ["apiKey"],
  headers: { "Idempotency-Key": "The same key and body get the same answer for 24 hours." },
  body: { schema: createIdentityRequestSchema, example: { external_ref: "user_abc123" } },
  answers: {
    200: {
      description: "It was there already, and upsert was true.",
      schema: createdIdentitySchema,
      example: { ...created, upserted: true },
    },
    201: { description: "Made.", schema: createdIdentitySchema, example: { ...created, upserted: false } },
  },
  errors: ["unauthorised", "conflict", "idempotency_mismatch", "not_found"],
};

/** `POST /api/v1/identities`: a stub for somebody who has not been verified yet. */
export function createIdentityRoute({ apiKeys, idempotency, identities, now }: IdentityTools): Route {
  return async (context) => {
    const { config } = await apiKeys.organisationOf(context);
    const request = await readJson(context, createIdentityRequestSchema);
    const key = context.req.header("idempotency-key")?.trim();
    // The kept answer holds no personal data: it must not outlive a redaction.
    const kept = await idempotency.once(`identities:${config.code}`, key, request, async () => {
      const { identity, created } = await identities.findOrCreate(config.code, request.external_ref, now());
      if (!created && request.upsert !== true) {
        throw takenExternalRef("Send upsert: true to get it, or choose another.");
      }
      return { id: identity.id, upserted: !created };
    });
    const identity = await identities.find(config.code, kept.id);
    if (!identity) throw unknownIdentity();
    const answer: CreatedIdentityAnswer = {
      id: identity.id,
      external_ref: identity.externalRef,
      status: identity.status,
      is_sandbox: identity.isSandbox,
      created_at: isoTime(identity.createdAt),
      upserted: kept.upserted,
    };
    return context.json(answer, kept.upserted ? 200 : 201);
  };
}

export const identityOperation: Operation = {
  id: "readIdentity",
  tag: "partner",
  summary: "Read an identity, by its id or external reference",
  security: ["apiKey"],
  answers: { 200: { description: "The identity.", schema: identityDetailSchema, example: identityExample } },
  errors: ["invalid_request", "unauthorised", "not_found"],
};

/** `GET /api/v1/identities/{id or external_ref}` */
export function identityRoute(tools: IdentityTools): Route {
  return async (context) => detail(context, await tools.findIdentity(context), tools);
}

export const patchIdentityOperation: Operation = {
  id: "updateIdentity",
  tag: "partner",
  summary: "Change an identity",
  description: "Members that are left out stay as they are; null takes a field away.",
  security: ["apiKey"],
  body: { schema: patchIdentityRequestSchema, example: { external_ref: "updated_user_id" } },
  answers: { 200: { description: "The identity.", schema: identityDetailSchema, example: identityExample } },
  errors: ["unauthorised", "not_found", "conflict"],
  unprocessable: "It is redacted.",
};

/** `PATCH /api/v1/identities/{id or external_ref}` */
export function patchIdentityRoute(tools: IdentityTools): Route {
  return async (context) => {
    const identity = await tools.findIdentity(context);
    const { external_ref, status, ...fields } = await readJson(context, patchIdentityRequestSchema);
    const patch: IdentityPatch = {
      externalRef: external_ref,
      status,
      // Members that were left out are undefined, and leave things as they are.
      fields: Object.fromEntries(
        EXTRACTED_FIELDS.flatMap((field) => {
          const value = (fields as Record<string, string | null | undefined>)[field];
          return value === undefined ? [] : [[field, value]];
        }),
      ),
    };
    await tools.changeIdentity(identity, { does: "patch", patch });
    return detail(context, await again(identity, tools), tools);
  };
}

/** The identity with all that belongs to it. */
export async function detail(
  context: ProxyContext,
  identity: CountedIdentity,
  { identities }: Pick<IdentityTools, "identities">,
): Promise<Response> {
  const duplicates = await identities.duplicates(identity);
  const answer: IdentityDetailAnswer = {
    ...identityAnswer(identity),
    duplicates: duplicates.map(duplicateAnswer),
  };
  return context.json(answer);
}

/** The identity as it stands after a change. */
export async function again(
  { organisation, id }: CountedIdentity,
  { identities }: Pick<IdentityTools, "identities">,
): Promise<CountedIdentity> {
  const identity = await identities.find(organisation, id);
  if (!identity) throw unknownIdentity();
  return identity;
}
