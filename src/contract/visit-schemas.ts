/** The answers about visits that the partner's server gets. Times are ISO 8601. */
import * as z from "zod";
import { SCREENING_STATUSES } from "./identity-words.js";
import { inviteAnswerSchema, visitActionSchema } from "./page-schemas.js";
import { ENDED_REASONS, OUTCOMES } from "./result-words.js";
import { text, time } from "./schema-parts.js";

/** The proofs of who the customer is. */
export const VERIFIED_BY = ["code", "sms", "token", "server", "none"] as const;
export type VerifiedBy = (typeof VERIFIED_BY)[number];

/** `customerContext` of the invite, as it was understood. */
const knownCustomerSchema = z.object({
  firstName: z.string().optional(),
  familyName: z.string().optional(),
  middleName: z.string().optional(),
  fullName: z.string().optional(),
  dateOfBirth: z.iso.date().optional(),
  preferredContactNumber: z.string().optional(),
  address: z.string().optional(),
  idNumber: z.string().optional(),
  document: z
    .object({ type: z.string().optional(), number: z.string().optional(), country: z.string().optional() })
    .optional(),
  consents: z.array(z.object({ type: z.string(), approved: z.boolean() })).optional(),
  callbackUrl: z.string().optional(),
});
/** The provider's latest assessment of the customer, which may change long after completion. */
export const assessmentSchema = z
  .object({
    riskLevel: z.string().nullable().describe("The provider's own word."),
    assessmentStatus: z.string().nullable().describe("The provider's own word for its progress."),
    factors: z.array(z.string()).describe("Short codes of the provider for what it rests on."),
    screeningStatus: z.enum(SCREENING_STATUSES).nullable(),
    assessedAt: time.describe("The provider's own time."),
  })
  .meta({ id: "Assessment" });

/** The reasons for which a verdict isn't applied yet. */
export const HOLD_REASONS = ["not_begun", "findings"] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

export const heldVerdictSchema = z
  .object({
    outcome: z.enum(OUTCOMES),
    riskLevel: z.string().nullable(),
    reason: z
      .enum(HOLD_REASONS)
      .describe(
        "`not_begun`: nobody is known to have begun the visit. `findings`: the rest of the provider's result is being fetched.",
      ),
    heldSince: time,
  })
  .meta({ id: "HeldVerdict" });
export type HeldVerdict = z.infer<typeof heldVerdictSchema>;

export const visitAnswerSchema = inviteAnswerSchema
  .extend({
    inviteUrl: z.string(),
    qrCodeUrl: z.string(),
    code: z.string().describe("The organisation's code."),
    email: z
      .string()
      .nullable()
      .describe("Null once redacted: every text of the customer is then gone, and inviteUrl is empty."),
    externalRef: z.string().nullable().describe("The customer whose visit it is. Proved, never claimed."),
    claimedExternalRef: z
      .string()
      .nullable()
      .describe("The externalRef that a page has sent, until it is proved or another one is."),
    verifiedBy: z
      .enum(VERIFIED_BY)
      .nullable()
      .describe("The latest proof of who the customer is. Null for visits from before it was recorded."),
    referenceData: z.string().nullable().describe("As in the invite. Null where it had none."),
    customerContext: knownCustomerSchema.nullable(),
    sendInvitationEmail: z.boolean(),
    locale: z.string().nullable(),
    ended: z.enum(ENDED_REASONS).nullable(),
    outcome: z.enum(OUTCOMES).nullable(),
    action: visitActionSchema.nullable().describe("Null where the customer is asked for nothing more."),
    providerReference: z.string().describe("The provider's own session id."),
    providerStatus: z.string().nullable().describe("The provider's own word."),
    reasonCode: z.string().nullable(),
    riskLevel: z.string().nullable(),
    assessment: assessmentSchema.nullable().describe("Null while the provider has assessed nothing."),
    heldVerdict: heldVerdictSchema
      .nullable()
      .describe("A verdict that the provider has sent and that isn't applied yet; null where none is held."),
    findingsPending: z
      .boolean()
      .describe("True where the verdict is applied although its findings couldn't be fetched yet."),
    result: z.record(z.string(), z.unknown()).nullable().describe("The provider's result, in its own words."),
    createdAt: time,
    activatedAt: time.nullable().describe("The time when the customer authenticated."),
    completedAt: time.nullable(),
    endedAt: time.nullable(),
    outcomeAt: time.nullable().describe("The provider's own time of the event that set the outcome."),
    updatedAt: time,
    redactedAt: time.nullable(),
    identity: z.string().nullable().describe("The id of the identity that the visit feeds."),
  })
  .meta({ id: "Visit" });
export type VisitAnswer = z.infer<typeof visitAnswerSchema>;

/** The next page of a list that can only be read forwards. */
export const forwardPaginationSchema = z
  .object({
    next_cursor: z.string().nullable().describe("Send it as page[after] to get the next page."),
    has_next: z.boolean(),
  })
  .meta({ id: "ForwardPagination" });

/** `GET /v1/visits`, newest first. */
export const visitListAnswerSchema = z.object({
  data: z.array(visitAnswerSchema),
  pagination: forwardPaginationSchema,
});
export type VisitListAnswer = z.infer<typeof visitListAnswerSchema>;

/** `PATCH /v1/visits/{ref}`. */
export const visitPatchSchema = z.strictObject({
  externalRef: text(255).describe("The customer whose visit it is."),
});
