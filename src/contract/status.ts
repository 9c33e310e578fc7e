/**
 * The words that the page, the proxy and the partner share. `Status` is the customer's progress, and `Outcome` the provider's
 * result. The two are never mixed.
 */
import type { ENDED_REASONS, OUTCOMES, RESUBMISSION_REASONS } from "./result-words.js";

/** The words of `status`, in the order in which it rises (VerifiMe, "Tracking References"). */
export const STATUSES = ["Inactive", "Active", "Completed"] as const;
/** The customer's progress. */
export type Status = (typeof STATUSES)[number];

/** The reason why a visit can no longer be completed: it ran out, was given up, or failed at the provider. */
export type EndedReason = (typeof ENDED_REASONS)[number];

/** The reason why the provider asks the customer for more. */
export type ResubmissionReason = (typeof RESUBMISSION_REASONS)[number];

/** What the provider asks the customer for: to hand in once more. This is no verdict. */
export interface VisitAction {
  kind: "resubmit";
  reason: ResubmissionReason;
}

/** The provider's result. */
export type Outcome = (typeof OUTCOMES)[number];

/** Ways to open a provider's screen: a link (and its QR code), a frame in the page, or a redirect of the tab. */
export const LAUNCH_KINDS = ["link", "frame", "redirect"] as const;
/** The way in which a provider's screen opens. */
export type LaunchKind = (typeof LAUNCH_KINDS)[number];
/** The way in which a page wants the provider's screen to open. `auto` takes what the organisation and the device allow. */
export type LaunchWord = LaunchKind | "auto";

/** Proofs that the customer is the one who was invited: a mailed code, the partner's token, or none. */
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
