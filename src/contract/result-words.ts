/** The words of `EndedReason` and `Outcome`. They are apart from `status.ts` because the first step needs none of them. */

/** Reasons why a visit can no longer be completed. The status keeps its last value. */
export const ENDED_REASONS = ["expired", "abandoned", "failed"] as const;

/**
 * Reasons why a provider asks the customer for more. `other`: it names none, or one that no word here stands for. They
 * say what to hand in again, and are no verdict.
 */
export const RESUBMISSION_REASONS = [
  "images_missing",
  "document_unreadable",
  "document_side_missing",
  "document_damaged",
  "document_not_accepted",
  "document_expired",
  "face_unclear",
  "other",
] as const;

/** The words of `outcome`. The partner's server gets it. A page gets it only where the organisation shows it. */
export const OUTCOMES = [
  "pending",
  "assessed",
  "approved",
  "declined",
  "in_review",
  "resubmission_requested",
  "expired",
  "abandoned",
] as const;
