/** Builds the events for the partner from a change of a visit: each step once, in the order of a visit. */
import { isSameAssessment } from "../../contract/assessment.js";
import type { EventType } from "../../contract/webhook-event-schemas.js";
import { actionOf, isActionNew } from "../visits/action-of.js";
import type { Visit } from "../visits/visit.js";
import type { NewEvent } from "./outbox.js";

/** Returns no event where nothing changed that matters to the partner. */
export function partnerEvents(before: Visit, after: Visit, now: number): NewEvent[] {
  const happened: [EventType, boolean, object?][] = [
    ["visit.activated", before.activatedAt === null && after.activatedAt !== null],
    ["visit.completed", before.completedAt === null && after.completedAt !== null],
    ["visit.outcome", outcomeChanged(before, after)],
    ["visit.action-required", isActionNew(before, after), { action: actionOf(after) }],
    ["visit.ended", before.endedAt === null && after.endedAt !== null],
    ["visit.assessment-updated", assessmentChanged(before, after), assessmentData(after)],
  ];
  return happened
    .filter(([, did]) => did)
    .map(([type, , members]) => ({
      organisation: after.organisation,
      type,
      subject: { visitReference: after.reference },
      data: { ...eventData(after), ...members },
      at: now,
    }));
}

/**
 * True for a new outcome, a new risk level, or the outcome of a new attempt. A repeat with a later time is no change, nor
 * is one that adds a missing attempt. `pending` is no event of its own: `visit.completed` has announced it.
 */
function outcomeChanged(before: Visit, after: Visit): boolean {
  if (after.outcome === null || after.outcome === "pending") return false;
  return (
    before.outcome !== after.outcome ||
    before.riskLevel !== after.riskLevel ||
    (before.attempt !== null && before.attempt !== after.attempt)
  );
}

/** Redaction takes the assessment away and is no change of it. */
function assessmentChanged(before: Visit, after: Visit): boolean {
  return after.assessment !== null && !isSameAssessment(before.assessment, after.assessment);
}

function assessmentData({ assessment, invite }: Visit): object {
  if (assessment === null) return {};
  const { riskLevel, status, factors, screening, at } = assessment;
  return {
    riskLevel,
    assessmentStatus: status,
    factors,
    screeningStatus: screening,
    assessedAt: new Date(at).toISOString(),
    metadata: invite.referenceData,
  };
}

/** Builds the data of the event, which holds nothing personal but the partner's own texts. */
function eventData({ invite, ...visit }: Visit): Record<string, unknown> {
  return {
    trackingReference: visit.reference,
    externalRef: invite.externalRef,
    claimedExternalRef: invite.claimedExternalRef,
    verifiedBy: visit.verifiedBy,
    referenceData: invite.referenceData,
    provider: visit.provider,
    providerReference: visit.providerReference,
    status: visit.status,
    ended: visit.ended,
    outcome: visit.outcome,
    providerStatus: visit.providerStatus,
    reasonCode: visit.reasonCode,
    riskLevel: visit.riskLevel,
  };
}
