/**
 * The answers about identities that the partner's server gets, in Verifa's names and shapes ("Identities"). Times are
 * ISO 8601, in whole seconds. Members that the Verifa page lacks are additions of ours.
 */
import * as z from "zod";
import {
  DUPLICATE_KINDS,
  EXTRACTED_FIELDS,
  IDENTITY_STATUSES,
  SCREENING_STATUSES,
} from "./identity-words.js";
import { PROVIDER_ID } from "./provider-id.js";
import { ENDED_REASONS, OUTCOMES } from "./result-words.js";
import { time } from "./schema-parts.js";
import { STATUSES } from "./status.js";

const status = z.enum(IDENTITY_STATUSES);

export const duplicateSchema = z
  .object({
    id: z.string(),
    external_ref: z.string().nullable(),
    status,
    archived_at: time.nullable(),
    matched_on: z.array(z.enum(DUPLICATE_KINDS)),
  })
  .meta({ id: "Duplicate" });
export type DuplicateAnswer = z.infer<typeof duplicateSchema>;

/** `GET …/duplicates`. */
export const duplicateListSchema = z.object({ data: z.array(duplicateSchema) });

/** One of `GET /api/v1/identities`. */
export const identitySchema = z
  .object({
    id: z.string(),
    external_ref: z.string().nullable().describe("Null once redacted."),
    status,
    screening_status: z.enum(SCREENING_STATUSES).nullable(),
    monitoring_enabled: z.boolean(),
    session_count: z.int(),
    face_match_passed: z.boolean().nullable().describe("By the last check that compared faces."),
    age_check_passed: z.boolean().nullable().describe("By the last check that asked for an age."),
    extracted_age: z.int().nullable().describe("In years, at the last check that read it."),
    is_sandbox: z.boolean(),
    tags: z.array(z.string()),
    extracted_data: z.partialRecord(z.enum(EXTRACTED_FIELDS), z.string().nullable()),
    country: z.string().nullable(),
    rejection_reason: z
      .string()
      .nullable()
      .describe("Why the verdict in force is a rejection, in the provider's words."),
    findings_pending: z
      .literal(true)
      .optional()
      .describe(
        "Only while the findings of the last verification couldn't be fetched from the provider yet.",
      ),
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
  .meta({ id: "Identity" });
export type IdentityAnswer = z.infer<typeof identitySchema>;

/** `GET` and `PATCH /api/v1/identities/{id or external_ref}`, and `POST …/restore`. */
export const identityDetailSchema = identitySchema
  .extend({
    duplicates: z.array(duplicateSchema).describe("Other identities that seem to be the same person."),
  })
  .meta({ id: "IdentityDetail" });
export type IdentityDetailAnswer = z.infer<typeof identityDetailSchema>;

const paginationSchema = z
  .object({
    next_cursor: z.string().nullable().describe("The last item of this page. Send it as page[after]."),
    prev_cursor: z
      .string()
      .nullable()
      .describe("The item before this page. As page[before], it gets the page that ends with it."),
    has_next: z.boolean(),
    has_prev: z.boolean(),
  })
  .meta({ id: "Pagination" });

const offsets = { total: z.int(), limit: z.int(), offset: z.int() };

/** `GET /api/v1/identities`, newest first. With a cursor, `pagination` has the cursors alone. */
export const identityListSchema = z.object({
  data: z.array(identitySchema),
  pagination: z.union([paginationSchema, z.object({ ...offsets, ...paginationSchema.shape })]),
});
export type IdentityListAnswer = z.infer<typeof identityListSchema>;

/** `POST /api/v1/identities`. */
export const createdIdentitySchema = z.object({
  id: z.string(),
  external_ref: z.string().nullable(),
  status,
  is_sandbox: z.boolean(),
  created_at: time,
  upserted: z.boolean().describe("True where it was there already."),
});
export type CreatedIdentityAnswer = z.infer<typeof createdIdentitySchema>;

/** One of `GET …/sessions`: a visit, without its personal data, under Verifa's names where it has them. */
export const identitySessionSchema = z
  .object({
    id: z.string().describe("The tracking reference."),
    status: z.enum(STATUSES),
    external_ref: z.string().nullable(),
    capture_url: z.string().nullable().describe("The link to the provider. Null once redacted."),
    qr_code_data_url: z.null().describe("A visit's QR code has an address: qrCodeUrl of the visit."),
    is_sandbox: z.boolean().describe("False where the provider doesn't say."),
    tags: z.array(z.string()).describe("Empty: only identities have tags."),
    expires_at: time.nullable().describe("The end of the link."),
    ended: z.enum(ENDED_REASONS).nullable(),
    outcome: z.enum(OUTCOMES).nullable(),
    provider: z.string().regex(PROVIDER_ID),
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
  .meta({ id: "IdentitySession" });
export type IdentitySessionAnswer = z.infer<typeof identitySessionSchema>;

export const identitySessionListSchema = z.object({
  data: z.array(identitySessionSchema),
  pagination: z.object(offsets),
});
export type IdentitySessionListAnswer = z.infer<typeof identitySessionListSchema>;

/** `POST …/archive`. */
export const archivedIdentitySchema = z.object({ id: z.string(), status, archived_at: time.nullable() });
export type ArchivedIdentityAnswer = z.infer<typeof archivedIdentitySchema>;

/** `DELETE …/data`. */
export const redactedIdentitySchema = z.object({
  id: z.string(),
  status,
  message: z.string().describe("The erasures that are done, and those that a provider has yet to do."),
});
export type RedactedIdentityAnswer = z.infer<typeof redactedIdentitySchema>;

/** Every call about tags. */
export const identityTagsSchema = z.object({ id: z.string(), tags: z.array(z.string()) });
export type IdentityTagsAnswer = z.infer<typeof identityTagsSchema>;
