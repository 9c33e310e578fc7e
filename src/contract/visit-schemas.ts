/** Schemas of what the partner's server sends and is told about visits (see `visit-answer.ts`). */
import * as z from "zod";
import { customerContextSchema, inviteAnswerSchema } from "./schemas.js";
import { ENDED_REASONS, OUTCOMES } from "./status.js";
import type { Pagination, VisitAnswer, VisitListAnswer } from "./visit-answer.js";

const time = z.iso.datetime();

export const visitAnswerSchema = inviteAnswerSchema
  .extend({
    code: z.string(),
    email: z.string().nullable().describe("Null once redacted."),
    externalRef: z.string().nullable(),
    referenceData: z.string().nullable(),
    customerContext: customerContextSchema.nullable(),
    sendInvitationEmail: z.boolean(),
    locale: z.string().nullable(),
    ended: z.enum(ENDED_REASONS).nullable(),
    outcome: z.enum(OUTCOMES).nullable(),
    providerReference: z.string(),
    providerStatus: z.string().nullable(),
    reasonCode: z.string().nullable(),
    riskLevel: z.string().nullable(),
    result: z.record(z.string(), z.unknown()).nullable(),
    createdAt: time,
    activatedAt: time.nullable(),
    completedAt: time.nullable(),
    endedAt: time.nullable(),
    outcomeAt: time.nullable(),
    updatedAt: time,
    redactedAt: time.nullable(),
    identity: z.string().nullable(),
  })
  .meta({ id: "Visit" }) satisfies z.ZodType<VisitAnswer>;

export const paginationSchema = z
  .object({
    next_cursor: z.string().nullable(),
    prev_cursor: z.string().nullable(),
    has_next: z.boolean(),
    has_prev: z.boolean(),
  })
  .meta({ id: "Pagination" }) satisfies z.ZodType<Pagination>;

export const visitListAnswerSchema = z.object({
  data: z.array(visitAnswerSchema),
  pagination: paginationSchema,
}) satisfies z.ZodType<VisitListAnswer>;
