import type { VisitAction } from "../../contract/status.js";
import type { Visit } from "./visit.js";

/** Returns what the provider asks the customer for; null where it asks for nothing, or the visit can't go on. */
export function actionOf({
  outcome,
  ended,
  redactedAt,
  resubmission,
}: Pick<Visit, "outcome" | "ended" | "redactedAt" | "resubmission">): VisitAction | null {
  const isAsked = outcome === "resubmission_requested" && ended === null && redactedAt === null;
  return isAsked ? { kind: "resubmit", reason: resubmission ?? "other" } : null;
}

/** True where the provider asks for more, and has not asked for the same before. A new attempt makes a new request. */
export function isActionNew(before: Visit, after: Visit): boolean {
  const action = actionOf(after);
  if (!action) return false;
  const earlier = actionOf(before);
  return earlier?.reason !== action.reason || (before.attempt !== null && before.attempt !== after.attempt);
}
