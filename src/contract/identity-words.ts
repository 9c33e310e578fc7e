/** The words that describe an identity, in Verifa's spelling where Verifa has one ("Identities"). */

/**
 * `pending`: no verdict yet. `approved`, `rejected`: the latest verdict. `failed`: no verification came to a verdict.
 * `redacted`: all personal data is gone, for good.
 */
export const IDENTITY_STATUSES = ["pending", "approved", "failed", "rejected", "redacted"] as const;
export type IdentityStatus = (typeof IDENTITY_STATUSES)[number];

/** The latest screening against watchlists; null where none has been run. */
export const SCREENING_STATUSES = ["clear", "hit", "pending"] as const;
export type ScreeningStatus = (typeof SCREENING_STATUSES)[number];

/** Members of `extracted_data`, which is kept encrypted. An answer always has the first five, null where unknown. */
export const EXTRACTED_FIELDS = [
  "first_name",
  "last_name",
  "date_of_birth",
  "document_type",
  "country",
  "middle_name",
  "document_number",
  "nationality",
  "gender",
  "email",
  "phone",
  "address",
  "address_line1",
  "address_line2",
  "city",
  "state",
  "zip_code",
  "ssn",
] as const;
export type ExtractedField = (typeof EXTRACTED_FIELDS)[number];
export type ExtractedData = Partial<Record<ExtractedField, string>>;

/** Traits by which another identity seems to be the same person. */
export const DUPLICATE_KINDS = ["document_number", "email", "phone", "name_and_date_of_birth"] as const;
export type DuplicateKind = (typeof DUPLICATE_KINDS)[number];
