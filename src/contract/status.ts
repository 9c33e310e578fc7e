/**
 * The words that the page, the proxy and the partner share.
 * Phase 1 is the customer's: `Status`. Phase 2 is the provider's: `Outcome`. They never mix.
 */

/** Phase 1, in its only direction (VerifiMe, "Tracking References"). */
export const STATUSES = ["Inactive", "Active", "Completed"] as const;
/** How far the customer is. */
export type Status = (typeof STATUSES)[number];

/** Why a visit can no longer be completed. It stands beside the status, which keeps its last value. */
export const ENDED_REASONS = ["expired", "abandoned", "failed"] as const;
/** Why a visit can no longer be completed: its time ran out, it was given up, or it failed at the provider. */
export type EndedReason = (typeof ENDED_REASONS)[number];

/** Phase 2. Only the partner's server is told, unless the organisation shows it to the page. */
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
export type Outcome = (typeof OUTCOMES)[number];

/** How a provider's screen opens: a link (and its QR code), a frame in the page, or a redirect of the tab. */
export const LAUNCH_KINDS = ["link", "frame", "redirect"] as const;
/** How a provider's screen opens. */
export type LaunchKind = (typeof LAUNCH_KINDS)[number];

/** How the customer proves to be the one who was invited: a mailed code, the partner's token, or not at all. */
export const AUTHENTICATIONS = ["code", "token", "none"] as const;
export type Authentication = (typeof AUTHENTICATIONS)[number];

/** Fields that an organisation may ask for in the details step, besides the email address. */
export const COLLECTABLE_FIELDS = [
  "firstName",
  "middleName",
  "familyName",
  "fullName",
  "dateOfBirth",
  "preferredContactNumber",
  "address",
] as const;
export type CollectableField = (typeof COLLECTABLE_FIELDS)[number];

/** Returns whichever of two statuses is further on: a late or repeated report can't move a visit back. */
export function furthest(a: Status, b: Status): Status {
  return STATUSES.indexOf(a) >= STATUSES.indexOf(b) ? a : b;
}
