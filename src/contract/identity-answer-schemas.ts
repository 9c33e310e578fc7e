/** Schemas of what the partner's server is told of identities (see `identity-answer.ts`). */
import * as z from "zod";
import {
  type ArchivedIdentityAnswer,
  type CreatedIdentityAnswer,
  DUPLICATE_KINDS,
  type DuplicateAnswer,
  EXTRACTED_FIELDS,
  IDENTITY_STATUSES,
  type IdentityAnswer,
  type IdentityDetailAnswer,
  type IdentityListAnswer,
  type IdentitySessionAnswer,
  type IdentitySessionListAnswer,
  type IdentityTagsAnswer,
  type RedactedIdentityAnswer,
  SCREENING_STATUSES,
} from "./identity-answer.js";
import { PROVIDER_IDS } from "./providers.js";
import { ENDED_REASONS, OUTCOMES, STATUSES } from "./status.js";
import { paginationSchema } from "./visit-schemas.js";

const time = z.iso.datetime();
const status = z.enum(IDENTITY_STATUSES);

export const duplicateSchema = z
  .object({
    id: z.string(),
    external_ref: z.string().nullable(),
    status,
    archived_at: time.nullable(),
    matched_on: z.array(z.enum(DUPLICATE_KINDS)),
  })
  .meta({ id: "Duplicate" }) satisfies z.ZodType<DuplicateAnswer>;

export const duplicateListSchema = z.object({ data: z.array(duplicateSchema) });

export const identitySchema = z
  .object({
    id: z.string(),
    external_ref: z.string().nullable().describe("Null once redacted."),
    status,
    screening_status: z.enum(SCREENING_STATUSES).nullable(),
    monitoring_enabled: z.boolean(),
    session_count: z.int(),
    face_match_passed: z.boolean().nullable(),
    age_check_passed: z.boolean().nullable(),
    extracted_age: z.int().nullable(),
    is_sandbox: z.boolean(),
    tags: z.array(z.string()),
    extracted_data: z.partialRecord(z.enum(EXTRACTED_FIELDS), z.string().nullable()),
    country: z.string().nullable(),
    rejection_reason: z.string().nullable(),
    latest_session_id: z
      .string()
      .nullable()
      .describe("The tracking reference of the visit that concluded last."),
    archived_at: time.nullable(),
    first_verified_at: time.nullable(),
    last_verified_at: time.nullable(),
    created_at: time,
    updated_at: time,
  })
  .meta({ id: "Identity" }) satisfies z.ZodType<IdentityAnswer>;

export const identityDetailSchema = identitySchema
  .extend({ duplicates: z.array(duplicateSchema) })
  .meta({ id: "IdentityDetail" }) satisfies z.ZodType<IdentityDetailAnswer>;

const offsets = { total: z.int(), limit: z.int(), offset: z.int() };

export const identityListSchema = z.object({
  data: z.array(identitySchema),
  pagination: z.union([paginationSchema, z.object({ ...offsets, ...paginationSchema.shape })]),
}) satisfies z.ZodType<IdentityListAnswer>;

export const createdIdentitySchema = z.object({
  id: z.string(),
  external_ref: z.string().nullable(),
  status,
  is_sandbox: z.boolean(),
  created_at: time,
  upserted: z.boolean().describe("Whether it was there already."),
}) satisfies z.ZodType<CreatedIdentityAnswer>;

export const identitySessionSchema = z
  .object({
    id: z.string().describe("The tracking reference."),
    status: z.enum(STATUSES),
    ended: z.enum(ENDED_REASONS).nullable(),
    outcome: z.enum(OUTCOMES).nullable(),
    provider: z.enum(PROVIDER_IDS),
    provider_reference: z.string(),
    provider_status: z.string().nullable(),
    reason_code: z.string().nullable(),
    risk_level: z.string().nullable(),
    created_at: time,
    activated_at: time.nullable(),
    completed_at: time.nullable(),
    ended_at: time.nullable(),
    outcome_at: time.nullable(),
    updated_at: time,
  })
  .meta({ id: "IdentitySession" }) satisfies z.ZodType<IdentitySessionAnswer>;

export const identitySessionListSchema = z.object({
  data: z.array(identitySessionSchema),
  pagination: z.object(offsets),
}) satisfies z.ZodType<IdentitySessionListAnswer>;

export const archivedIdentitySchema = z.object({
  id: z.string(),
  status,
  archived_at: time.nullable(),
}) satisfies z.ZodType<ArchivedIdentityAnswer>;

export const redactedIdentitySchema = z.object({
  id: z.string(),
  status,
  message: z.string().describe("What has been done, and what a provider has yet to do."),
}) satisfies z.ZodType<RedactedIdentityAnswer>;

export const identityTagsSchema = z.object({
  id: z.string(),
  tags: z.array(z.string()),
}) satisfies z.ZodType<IdentityTagsAnswer>;
