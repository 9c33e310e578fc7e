/**
 * Merges a report into the progress of a visit (docs/architecture.md). Pure. Reports may come late, twice or in any order
 * and lead to the same result: `status` is the furthest reported one, `outcome` follows the provider's order of events.
 */
import { furthest, type Outcome } from "../../contract/status.js";
import type { VisitReport } from "../../contract/visit-report.js";
import type { VisitProgress } from "../visits/visit.js";

/**
 * The order of outcomes of the same attempt and time, the most cautious one last. Outcomes from `assessed` on are
 * conclusive.
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

/** True where the provider has reached a conclusion for this attempt. */
export function isConclusive(outcome: Outcome): boolean {
  return caution(outcome) >= caution("assessed");
}

export function mergeReport(progress: VisitProgress, report: VisitReport): VisitProgress {
  const status = furthest(progress.status, report.status ?? progress.status);
  const ended = progress.ended ?? report.ended ?? null;
  const settled = progress.settled || report.settled === true;
  const identityReference = report.identityReference ?? progress.identityReference;
  const state = report.state ?? progress.state;
  if (report.outcome !== undefined && outcomeWins(progress, { ...report, outcome: report.outcome })) {
    return {
      status,
      ended,
      settled,
      outcome: report.outcome,
      outcomeAt: report.at ?? null,
      attempt: report.attempt ?? progress.attempt,
      providerStatus: report.providerStatus ?? progress.providerStatus,
      reasonCode: codeOf(report.reasonCode),
      reason: report.reasonCode ?? null,
      riskLevel: report.riskLevel ?? null,
      result: report.result ?? progress.result,
      person: report.person ?? progress.person,
      identityReference,
      state,
    };
  }
  // A repeat of the same outcome may add the person that the first report lacked.
  const person = progress.person ?? (report.outcome === progress.outcome ? report.person : null) ?? null;
  // Once there is an outcome, the provider's word for it is not replaced by a word for progress.
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
    state,
  };
}

/** Returns a reason that is a short code, and null for prose: the code is stored in plain text and sent in webhooks. */
function codeOf(reason: string | null | undefined): string | null {
  return reason && /^[\w.-]{1,40}$/.test(reason) ? reason : null;
}

/** True where a reported outcome replaces the known one, by the provider's order of events, not by arrival. */
function outcomeWins(current: VisitProgress, report: VisitReport & { outcome: Outcome }): boolean {
  if (current.outcome === null) return true;
  const sameAttempt =
    current.attempt === null || report.attempt === undefined || current.attempt === report.attempt;
  const conclusive = Number(isConclusive(report.outcome)) - Number(isConclusive(current.outcome));
  // An event without a time counts as older than any event with a time.
  const later = (report.at ?? 0) - (current.outcomeAt ?? 0);
  const moreCautious = caution(report.outcome) - caution(current.outcome);
  const order = sameAttempt ? [conclusive, later, moreCautious] : [later, conclusive, moreCautious];
  // Two attempts with the same outcome and time: only the order of arrival is left.
  return (order.find((difference) => difference !== 0) ?? Number(!sameAttempt)) > 0;
}
