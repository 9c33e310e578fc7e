/**
 * Derives the standing of an identity from its visits (Verifa, "Identity lifecycle"). The latest verdict counts: by the
 * provider's time, or by the order of the visits where the provider names none, and never by arrival. A verification that
 * failed without a verdict revokes none: it makes a person `failed` only while there is no other result.
 */
import type { IdentityStatus } from "../../contract/identity-words.js";
import type { Visit } from "../visits/visit.js";
import type { Identity } from "./identity.js";

/** The end of a visit's verification: a verdict, a risk level only (`assessed`), or neither (`failed`). */
export type Conclusion = "approved" | "rejected" | "assessed" | "failed";

export interface ConcludedVisit {
  reference: string;
  conclusion: Conclusion;
  /** The provider's time, or else that of `learntAt`. In ms since the epoch. */
  at: number;
  /** The time at which the proxy learnt of it. */
  learntAt: number;
}

export interface Standing {
  status: IdentityStatus;
  /** The times of the first and the last verification that was carried out, whatever its verdict. */
  firstVerifiedAt: number | null;
  lastVerifiedAt: number | null;
  latestVisit: string | null;
  /** The visit of the last verification that was carried out. */
  lastVerification: string | null;
}

/** Returns null while the provider is still verifying, and for a visit that nobody has completed. */
export function conclusionOf({ outcome, ended }: Pick<Visit, "outcome" | "ended">): Conclusion | null {
  switch (outcome) {
    case "approved":
      return "approved";
    case "declined":
      return "rejected";
    case "assessed":
      return "assessed";
    case "pending":
    case null:
      return ended === "failed" ? "failed" : null;
    // A link that ran out, or a customer who left, is no verification.
    case "expired":
    case "abandoned":
    case "in_review":
    case "resubmission_requested":
      return null;
  }
}

/** A provider's clock may be ahead of ours by this much, in ms: the time zone of a time that names none, for example. */
const MOST_AHEAD_MS = 24 * 60 * 60 * 1000;

/** Returns the times of a conclusion that the proxy learns of now. Later reports of the same one don't change them. */
export function conclusionTimes(
  { outcomeAt, createdAt }: Pick<Visit, "outcomeAt" | "createdAt">,
  now: number,
): { concludedAt: number; learntAt: number; rankedAt: number } {
  if (outcomeAt === null) return { concludedAt: now, learntAt: now, rankedAt: createdAt };
  // A time that far ahead would outrank all conclusions to come.
  const at = outcomeAt > now + MOST_AHEAD_MS ? now : outcomeAt;
  return { concludedAt: at, learntAt: now, rankedAt: at };
}

/** @param visits in the order of their conclusions, the oldest first. */
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
  if (statusSet && (!verdict || statusSet.at >= latestTimeOf(verdict))) return statusSet.status;
  if (verdict) return verdict.conclusion === "approved" ? "approved" : "rejected";
  // A risk level is no verdict, but the customer has completed the verification.
  const failed = visits.length > 0 && visits.every(({ conclusion }) => conclusion === "failed");
  return failed ? "failed" : "pending";
}

/** The latest moment at which a verdict can have been given: a provider's time may have lost its fraction of a second. */
function latestTimeOf({ at, learntAt }: ConcludedVisit): number {
  return at % 1000 === 0 ? Math.max(at, Math.min(at + 999, learntAt)) : at;
}
