/**
 * What the partner's server is told of an identity, in Verifa's names and shapes ("Identities"). Times are ISO 8601;
 * members that the Verifa page lacks are additions of ours.
 */

import type { ProviderId } from "./providers.js";
import type { EndedReason, Outcome, Status } from "./status.js";
import type { Pagination } from "./visit-answer.js";

/**
 * `pending`: no verdict yet. `approved`, `rejected`: the latest verdict. `failed`: no verification came to a verdict.
 * `redacted`: all personal data is gone, for good.
 */
export const IDENTITY_STATUSES = ["pending", "approved", "failed", "rejected", "redacted"] as const;
export type IdentityStatus = (typeof IDENTITY_STATUSES)[number];

/** The latest screening against watchlists; null where none has been run. */
export const SCREENING_STATUSES = ["clear", "hit", "pending"] as const;
export type ScreeningStatus = (typeof SCREENING_STATUSES)[number];

/** What is kept of a person, encrypted. The first five are always in an answer, null where they are unknown. */
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

/** By what another identity seems to be the same person. */
export const DUPLICATE_KINDS = ["document_number", "email", "phone", "name_and_date_of_birth"] as const;
export type DuplicateKind = (typeof DUPLICATE_KINDS)[number];

export interface DuplicateAnswer {
  id: string;
  external_ref: string | null;
  status: IdentityStatus;
  archived_at: string | null;
  matched_on: DuplicateKind[];
}

/** One of `GET /api/v1/identities`. */
export interface IdentityAnswer {
  id: string;
  /** Null once redacted. */
  external_ref: string | null;
  status: IdentityStatus;
  screening_status: ScreeningStatus | null;
  monitoring_enabled: boolean;
  session_count: number;
  /** These three are of the last check that said anything about them. */
  face_match_passed: boolean | null;
  age_check_passed: boolean | null;
  extracted_age: number | null;
  is_sandbox: boolean;
  tags: string[];
  extracted_data: Partial<Record<ExtractedField, string | null>>;
  country: string | null;
  /** Why the verdict in force was a rejection, in the provider's words. */
  rejection_reason: string | null;
  /** The tracking reference of the visit that concluded last. */
  latest_session_id: string | null;
  archived_at: string | null;
  first_verified_at: string | null;
  last_verified_at: string | null;
  created_at: string;
  updated_at: string;
}

/** `GET` and `PATCH /api/v1/identities/{id or external_ref}`, and `POST …/restore`. */
export interface IdentityDetailAnswer extends IdentityAnswer {
  /** Other identities that seem to be the same person. */
  duplicates: DuplicateAnswer[];
}

/** `POST /api/v1/identities`. */
export interface CreatedIdentityAnswer {
  id: string;
  external_ref: string | null;
  status: IdentityStatus;
  is_sandbox: boolean;
  created_at: string;
  /** Whether it was there already. */
  upserted: boolean;
}

export interface OffsetPagination {
  total: number;
  limit: number;
  offset: number;
}

/** `GET /api/v1/identities`, newest first. With a cursor, `pagination` has the cursors alone. */
export interface IdentityListAnswer {
  data: IdentityAnswer[];
  pagination: Pagination | (OffsetPagination & Pagination);
}

/** One of `GET …/sessions`: a visit, without what is personal in it. `id` is its tracking reference. */
export interface IdentitySessionAnswer {
  id: string;
  status: Status;
  ended: EndedReason | null;
  outcome: Outcome | null;
  provider: ProviderId;
  provider_reference: string;
  provider_status: string | null;
  reason_code: string | null;
  risk_level: string | null;
  created_at: string;
  activated_at: string | null;
  completed_at: string | null;
  ended_at: string | null;
  outcome_at: string | null;
  updated_at: string;
}

export interface IdentitySessionListAnswer {
  data: IdentitySessionAnswer[];
  pagination: OffsetPagination;
}

/** `POST …/archive`. */
export interface ArchivedIdentityAnswer {
  id: string;
  status: IdentityStatus;
  archived_at: string | null;
}

/** `DELETE …/data`. */
export interface RedactedIdentityAnswer {
  id: string;
  status: IdentityStatus;
  message: string;
}

/** Every call about tags. */
export interface IdentityTagsAnswer {
  id: string;
  tags: string[];
}
