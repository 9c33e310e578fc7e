/**
 * How visits make an identity's standing (Verifa, "Identity lifecycle"). The latest verdict counts, by the provider's
 * time, not by arrival. An attempt that came to no verdict (a link that ran out, a customer who left) takes none back:
 * it makes a person `failed` only while there is nothing better.
 */
import type { IdentityStatus } from "../../contract/identity-words.js";
import type { Visit } from "../visits/visit.js";
import type { Identity } from "./identity.js";

/** How a visit's verification ended: with a verdict, with a risk level only, or without either. */
export type Conclusion = "approved" | "rejected" | "assessed" | "failed";

export interface ConcludedVisit {
  reference: string;
  conclusion: Conclusion;
  /** In ms since the epoch. */
  at: number;
}

export interface Standing {
  status: IdentityStatus;
  /** Of the verifications that were carried out, whatever their verdict. */
  firstVerifiedAt: number | null;
  lastVerifiedAt: number | null;
  latestVisit: string | null;
  /** The visit of the last verification that was carried out. */
  lastVerification: string | null;
}

/** Null while the provider is still at it. */
export function conclusionOf({ outcome, ended }: Pick<Visit, "outcome" | "ended">): Conclusion | null {
  switch (outcome) {
    case "approved":
      return "approved";
    case "declined":
      return "rejected";
    case "assessed":
      return "assessed";
    case "expired":
    case "abandoned":
      return "failed";
    case "pending":
    case null:
      return ended === null ? null : "failed";
    case "in_review":
    case "resubmission_requested":
      return null;
  }
}

/** @param visits the oldest conclusion first. */
export function standingOf(visits: readonly ConcludedVisit[], statusSet: Identity["statusSet"]): Standing {
  const verifications = visits.filter(({ conclusion }) => conclusion !== "failed");
  return {
    status: statusOf(visits, statusSet),
    firstVerifiedAt: verifications.at(0)?.at ?? null,
    lastVerifiedAt: verifications.at(-1)?.at ?? null,
    latestVisit: visits.at(-1)?.reference ?? null,
    lastVerification: verifications.at(-1)?.reference ?? null,
  };
}

function statusOf(visits: readonly ConcludedVisit[], statusSet: Identity["statusSet"]): IdentityStatus {
  const verdict = visits.findLast(({ conclusion }) => conclusion === "approved" || conclusion === "rejected");
  if (statusSet && statusSet.at >= (verdict?.at ?? 0)) return statusSet.status;
  if (verdict) return verdict.conclusion === "approved" ? "approved" : "rejected";
  // A risk level is no verdict, but the customer did all that was asked.
  const failed = visits.length > 0 && visits.every(({ conclusion }) => conclusion === "failed");
  return failed ? "failed" : "pending";
}
