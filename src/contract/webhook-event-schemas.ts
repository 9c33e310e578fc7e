/**
 * The webhooks that a partner's server receives, by type: the `webhooks` of `/openapi.json`, and the types of the client.
 * They hold nothing personal but texts that the partner or the page supplied.
 */
import * as z from "zod";
import { IDENTITY_STATUSES, SCREENING_STATUSES } from "./identity-words.js";
import { visitActionSchema } from "./page-schemas.js";
import { PROVIDER_ID } from "./provider-id.js";
import { ENDED_REASONS, OUTCOMES } from "./result-words.js";
import { time } from "./schema-parts.js";
import { STATUSES } from "./status.js";
import { assessmentSchema, VERIFIED_BY } from "./visit-schemas.js";

/** `data` of an event about a visit, with the values of that moment. */
export const visitEventDataSchema = z
  .object({
    trackingReference: z.guid(),
    externalRef: z.string().nullable().describe("The customer, where that is proved."),
    claimedExternalRef: z.string().nullable(),
    verifiedBy: z.enum(VERIFIED_BY).nullable(),
    referenceData: z.string().nullable(),
    provider: z.string().regex(PROVIDER_ID),
    providerReference: z.string(),
    status: z.enum(STATUSES),
    ended: z.enum(ENDED_REASONS).nullable(),
    outcome: z.enum(OUTCOMES).nullable(),
    providerStatus: z.string().nullable(),
    reasonCode: z.string().nullable(),
    riskLevel: z.string().nullable(),
  })
  .meta({ id: "VisitEventData" });

const assessedVisitSchema = visitEventDataSchema
  .extend({
    ...assessmentSchema.shape,
    factors: assessmentSchema.shape.factors
      .nullable()
      .describe("Short codes. Null once the visit is redacted."),
    metadata: z.string().nullable().describe("The partner's referenceData. Null where there is none."),
  })
  .meta({ id: "AssessedVisitEventData" });

const askedVisitSchema = visitEventDataSchema
  .extend({ action: visitActionSchema })
  .meta({ id: "AskedVisitEventData" });

/** `data` of an event about an identity, with the values of that moment. */
export const identityEventDataSchema = z
  .object({
    id: z.string(),
    external_ref: z.string().nullable(),
    status: z.enum(IDENTITY_STATUSES),
    screening_status: z.enum(SCREENING_STATUSES).nullable(),
    monitoring_enabled: z.boolean(),
    is_sandbox: z.boolean(),
    tags: z.array(z.string()).nullable().describe("Null once redacted."),
    latest_session_id: z.string().nullable(),
    archived_at: time.nullable(),
    first_verified_at: time.nullable(),
    last_verified_at: time.nullable(),
    created_at: time,
    updated_at: time,
  })
  .meta({ id: "IdentityEventData" });

const taggedIdentitySchema = identityEventDataSchema
  .extend({ tag: z.string().nullable().describe("Null once the identity is redacted.") })
  .meta({ id: "TaggedIdentityEventData" });

/** Every event, with its `data`. */
export const WEBHOOK_EVENTS = {
  "visit.activated": {
    summary: "The customer has authenticated, by code or token",
    data: visitEventDataSchema,
  },
  "visit.completed": {
    summary: "The customer has handed everything in; not a verdict",
    data: visitEventDataSchema,
  },
  "visit.outcome": { summary: "The provider has reported an outcome", data: visitEventDataSchema },
  "visit.action-required": {
    summary: "The provider asks the customer for more, also after completion; the visit is open again",
    data: askedVisitSchema,
  },
  "visit.ended": { summary: "The visit can no longer be completed", data: visitEventDataSchema },
  "visit.assessment-updated": {
    summary: "The provider's assessment of the customer has changed, also long after completion",
    data: assessedVisitSchema,
  },
  "identity.created": { summary: "An identity was created", data: identityEventDataSchema },
  "identity.updated": {
    summary: "An identity has changed, also by redaction",
    data: identityEventDataSchema,
  },
  "identity.archived": { summary: "An identity was archived", data: identityEventDataSchema },
  "identity.restored": { summary: "An identity was restored", data: identityEventDataSchema },
  "identity.tag-added": { summary: "An identity has one tag more", data: taggedIdentitySchema },
  "identity.tag-removed": { summary: "An identity has one tag less", data: taggedIdentitySchema },
  "test.ping": { summary: "Sent on the partner's request, to test its endpoint", data: z.object({}) },
} as const satisfies Record<string, { summary: string; data: z.ZodType }>;

export type EventType = keyof typeof WEBHOOK_EVENTS;

/** The body of a webhook of one type. */
export function webhookBodySchema<Type extends EventType>(type: Type) {
  return z.object({
    type: z.literal(type),
    timestamp: time.describe("The time of the change."),
    data: WEBHOOK_EVENTS[type].data as (typeof WEBHOOK_EVENTS)[Type]["data"],
  });
}

/** The body of any webhook: `type` tells which `data` it has. */
export type WebhookBody = {
  [Type in EventType]: z.infer<ReturnType<typeof webhookBodySchema<Type>>>;
}[EventType];
