/** The requests about identities that the partner's server sends. Strict: an unknown member or parameter is a typo. */
import * as z from "zod";
import { IDENTITY_STATUSES } from "./identity-words.js";
import { emailAddress, optionalPageSize, pageSizeOr, text } from "./schema-parts.js";

const externalRef = text(255);

/** `POST /api/v1/identities`. */
export const createIdentityRequestSchema = z.strictObject({
  external_ref: externalRef,
  upsert: z.boolean().optional().describe("Answers with an identity that is there already, instead of 409."),
});

const field = (limit: number) => text(limit).nullable().optional();

/** `PATCH /api/v1/identities/{id or external_ref}`: null takes a field away. */
export const patchIdentityRequestSchema = z.strictObject({
  external_ref: externalRef.optional(),
  status: z
    .enum(IDENTITY_STATUSES)
    .exclude(["redacted"])
    .optional()
    .describe("It stands until the next verdict. Redaction has a call of its own."),
  first_name: field(100),
  last_name: field(100),
  date_of_birth: z.iso.date().nullable().optional(),
  address_line1: field(200),
  address_line2: field(200),
  city: field(100),
  state: field(100),
  zip_code: field(20),
  document_number: field(50),
  ssn: field(20),
  nationality: field(100),
  gender: field(50),
  country: z
    .string()
    .trim()
    .regex(/^[A-Za-z]{2,3}$/, "must be a country's code, such as US")
    .toUpperCase()
    .nullable()
    .optional(),
  email: emailAddress.nullable().optional(),
  phone: field(50),
});

/** A label on an identity. */
export const tagSchema = text(100);

/** `POST …/tags`: one tag is added, a list takes the place of all tags. */
export const tagsRequestSchema = z.strictObject({
  tag: tagSchema.optional(),
  tags: z.array(tagSchema).max(1000).optional(),
});

const offset = z
  .string()
  .regex(/^\d{1,9}$/, "must be a whole number, 0 or more")
  .default("0")
  .describe("The number of items to skip.");
const cursor = text(100).optional();

/** The query of `GET /api/v1/identities`. */
export const listIdentitiesQuerySchema = z.strictObject({
  status: z.enum(IDENTITY_STATUSES).optional().describe("Only identities with this status."),
  q: z.string().trim().max(255).optional().describe("A part of the external reference."),
  include_archived: z.enum(["true", "false"]).default("false").describe("Archived identities as well."),
  limit: pageSizeOr(25),
  offset,
  "page[after]": cursor.describe("`next_cursor` of the page before."),
  "page[before]": cursor.describe("`prev_cursor` of the page after."),
  "page[size]": optionalPageSize,
});
export type ListIdentitiesQuery = z.infer<typeof listIdentitiesQuerySchema>;

/** The query of `GET …/sessions`. */
export const listSessionsQuerySchema = z.strictObject({ limit: pageSizeOr(50), offset });
