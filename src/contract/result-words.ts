/** The words of `EndedReason` and `Outcome`. They are apart from `status.ts` because the first step needs none of them. */

/** Reasons why a visit can no longer be completed. The status keeps its last value. */
export const ENDED_REASONS = ["expired", "abandoned", "failed"] as const;

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
