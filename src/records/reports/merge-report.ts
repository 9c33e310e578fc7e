/**
 * How a report changes a visit (DESIGN.md, "Two phases, never mixed"). Pure, and for `status` a maximum: reports may
 * come late, twice or in any order and lead to the same end.
 */

import { furthest, type Outcome } from "../../contract/status.js";
import type { VisitReport } from "../../contract/visit-report.js";
import type { VisitProgress } from "../visits/visit.js";

/**
 * The order between outcomes that nothing else tells apart (same attempt, same time), the more cautious one last.
 * Those from `assessed` on are conclusive.
 */
const OUTCOMES_BY_CAUTION = [
  "pending",
  "in_review",
  "resubmission_requested",
  "assessed",
  "approved",
  "expired",
  "abandoned",
  "declined",
] as const satisfies readonly Outcome[];

const caution = (outcome: Outcome): number => OUTCOMES_BY_CAUTION.indexOf(outcome);

/** Whether the provider has made up its mind, as far as this attempt goes. */
export function isConclusive(outcome: Outcome): boolean {
  return caution(outcome) >= caution("assessed");
}

export function mergeReport(progress: VisitProgress, report: VisitReport): VisitProgress {
  const status = furthest(progress.status, report.status ?? progress.status);
  const ended = progress.ended ?? report.ended ?? null;
  const settled = progress.settled || report.settled === true;
  const identityReference = report.identityReference ?? progress.identityReference;
  if (report.outcome !== undefined && outcomeWins(progress, { ...report, outcome: report.outcome })) {
    return {
      status,
      ended,
      settled,
      outcome: report.outcome,
      outcomeAt: report.at ?? null,
      attempt: report.attempt ?? progress.attempt,
      providerStatus: report.providerStatus ?? progress.providerStatus,
      reasonCode: report.reasonCode ?? null,
      riskLevel: report.riskLevel ?? null,
      result: report.result ?? progress.result,
      person: report.person ?? progress.person,
      identityReference,
    };
  }
  // A repeat may say who it was where the first report of the same outcome didn't.
  const person = progress.person ?? (report.outcome === progress.outcome ? report.person : null) ?? null;
  // The provider's word about the outcome, once there is one, isn't replaced by its word about progress.
  const providerStatus =
    progress.outcome === null && status === report.status ? report.providerStatus : undefined;
  return {
    ...progress,
    status,
    ended,
    settled,
    providerStatus: providerStatus ?? progress.providerStatus,
    person,
    identityReference,
  };
}

/** Whether a reported outcome takes the place of the one known: by the provider's order of events, not by arrival. */
function outcomeWins(current: VisitProgress, report: VisitReport & { outcome: Outcome }): boolean {
  if (current.outcome === null) return true;
  const sameAttempt =
    current.attempt === null || report.attempt === undefined || current.attempt === report.attempt;
  const conclusive = Number(isConclusive(report.outcome)) - Number(isConclusive(current.outcome));
  // An event without a time gives way to any that has one.
  const later = (report.at ?? 0) - (current.outcomeAt ?? 0);
  const moreCautious = caution(report.outcome) - caution(current.outcome);
  const order = sameAttempt ? [conclusive, later, moreCautious] : [later, conclusive, moreCautious];
  // Two attempts alike within one tick of the provider's clock: what we hear last is all there is to go by.
  return (order.find((difference) => difference !== 0) ?? Number(!sameAttempt)) > 0;
}
