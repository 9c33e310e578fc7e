/** `POST /api/v1/identities`: creates an identity for a person who has not been verified yet. */
import * as z from "zod";
import { createdIdentitySchema } from "../../../contract/identity-answer-schemas.js";
import { createIdentityRequestSchema } from "../../../contract/identity-request-schemas.js";
import { isoSeconds } from "../../../contract/iso-seconds.js";
import type { IdentityRecords } from "../../../records/identities/identity-records.js";
import { takenExternalRef, unknownIdentity } from "../../identities/identity-failures.js";
import type { Idempotency } from "../../requests/idempotency.js";
import { defineRoute, type Route } from "../../routing/route.js";
import { identityExample } from "./identity-examples.js";
import { IDENTITIES_PATH } from "./identity-paths.js";

export interface CreateIdentityTools {
  idempotency: Idempotency;
  identities: IdentityRecords;
  now: () => number;
}

const created = {
  id: identityExample.id,
  external_ref: "user_abc123",
  status: "pending",
  is_sandbox: false,
  created_at: "2026-01-15T10:00:00Z",
};

/** The stored answer of an idempotent call holds no personal data: it must not outlive a redaction. */
const storedAnswer = z.object({ id: z.string(), upserted: z.boolean() });

export function createIdentityRoute({ idempotency, identities, now }: CreateIdentityTools): Route {
  return defineRoute({
    method: "POST",
    path: IDENTITIES_PATH,
    id: "createIdentity",
    tag: "partner",
    summary: "Create an identity for a person who has not been verified yet",
    security: "apiKey",
    scope: "write",
    headers: { "Idempotency-Key": "The same key and body get the same answer for 24 hours." },
    body: { schema: createIdentityRequestSchema, example: { external_ref: "user_abc123" } },
    answers: {
      200: {
        description: "It was there already, and upsert was true.",
        schema: createdIdentitySchema,
        example: { ...created, upserted: true },
      },
      201: {
        description: "Created.",
        schema: createdIdentitySchema,
        example: { ...created, upserted: false },
      },
    },
    errors: ["conflict", "idempotency_mismatch", "not_found"],

    async handle({ answer, context, caller: { config }, body }) {
      const call = {
        caller: `identities:${config.code}`,
        key: context.req.header("idempotency-key")?.trim(),
        body,
      };
      const { id, upserted } = await idempotency.once(storedAnswer, call, async (keep) => {
        const mayExist = body.upsert === true;
        const { identity, created } = await identities.findOrCreate(
          config.code,
          body.external_ref,
          now(),
          (found) =>
            found.created || mayExist ? keep({ id: found.identity.id, upserted: !found.created }) : undefined,
        );
        if (!created && !mayExist) {
          throw takenExternalRef("Send upsert: true to get it, or choose another.");
        }
        return { id: identity.id, upserted: !created };
      });
      const identity = await identities.find(config.code, id);
      if (!identity) throw unknownIdentity();
      return answer(upserted ? 200 : 201, {
        id,
        external_ref: identity.externalRef,
        status: identity.status,
        is_sandbox: identity.isSandbox,
        created_at: isoSeconds(identity.createdAt),
        upserted,
      });
    },
  });
}
