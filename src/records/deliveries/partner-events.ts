/** What of a visit's change the partner is told, each step once, in the order in which a visit takes them. */

import type { Visit } from "../visits/visit.js";
import type { EventType, NewEvent } from "./outbox.js";

/** The events of one change; none where nothing happened that a partner waits for. */
export function visitEvents(before: Visit, after: Visit, now: number): NewEvent[] {
  const happened: [EventType, boolean][] = [
    ["visit.activated", before.activatedAt === null && after.activatedAt !== null],
    ["visit.completed", before.completedAt === null && after.completedAt !== null],
    ["visit.outcome", outcomeChanged(before, after)],
    ["visit.ended", before.endedAt === null && after.endedAt !== null],
  ];
  return happened
    .filter(([, did]) => did)
    .map(([type]) => ({
      organisation: after.organisation,
      type,
      subject: { visitReference: after.reference },
      data: eventData(after),
      at: now,
    }));
}

/**
 * A repeat with a later time, or one that names the attempt at last, is no news; a new attempt's word is. That the
 * provider has begun to think is none either: the visit's completion has said so.
 */
function outcomeChanged(before: Visit, after: Visit): boolean {
  if (after.outcome === null || after.outcome === "pending") return false;
  return (
    before.outcome !== after.outcome ||
    before.riskLevel !== after.riskLevel ||
    (before.attempt !== null && before.attempt !== after.attempt)
  );
}

/** Nothing personal but the partner's own texts. */
function eventData({ invite, ...visit }: Visit): Record<string, unknown> {
  return {
    trackingReference: visit.reference,
    externalRef: invite.externalRef,
    referenceData: invite.referenceDataGiven ? invite.referenceData : null,
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
