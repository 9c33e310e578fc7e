/**
 * Merges a report into the progress of a visit (docs/architecture.md). Pure. Reports may come late, twice or in any
 * order, and lead to the same result. `status` is the furthest that was reported. `outcome` follows the provider's
 * order of events.
 */
import { isShortCode } from "../../contract/assessment.js";
import { furthestProgress } from "../../contract/customer-progress.js";
import { furthest, type Outcome } from "../../contract/status.js";
import type { VisitReport } from "../../contract/visit-report.js";
import type { VisitProgress } from "../visits/visit.js";
import { mergeAssessment } from "./merge-assessment.js";

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

/** True where a reported outcome is more cautious than the known one. */
export function isMoreCautious({ outcome }: VisitProgress, report: VisitReport): boolean {
  return outcome !== null && report.outcome !== undefined && caution(report.outcome) > caution(outcome);
}

/**
 * The age of a report that was read from the provider: whether the read began before or after the last change of the
 * visit. A newer one saw everything that the provider had decided until that change.
 */
export type ReadAge = "newer" | "older";

/** @param read only for a report that was read. */
export function mergeReport(before: VisitProgress, report: VisitReport, read?: ReadAge): VisitProgress {
  const status = furthest(before.status, report.status ?? before.status);
  const ended = before.ended ?? report.ended ?? null;
  const settled = before.settled || report.settled === true;
  const identityReference = report.identityReference ?? before.identityReference;
  const state = report.state ?? before.state;
  const assessment = mergeAssessment(before.assessment, report.assessment);
  const isSandbox = report.isSandbox ?? before.isSandbox;
  const progress = furthestProgress(before.progress, report.progress);
  if (report.outcome !== undefined && outcomeWins(before, { ...report, outcome: report.outcome }, read)) {
    return {
      status,
      ended,
      settled,
      outcome: report.outcome,
      outcomeAt: report.at ?? null,
      attempt: report.attempt ?? before.attempt,
      providerStatus: report.providerStatus ?? before.providerStatus,
      reasonCode: codeOf(report.reasonCode),
      reason: report.reasonCode ?? null,
      riskLevel: report.riskLevel ?? null,
      resubmission: report.resubmission ?? null,
      result: report.result ?? before.result,
      person: report.person ?? before.person,
      identityReference,
      state,
      assessment,
      isSandbox,
      progress,
    };
  }
  // A repeat of the same outcome may add the findings that the first report lacked.
  const repeat = report.outcome === before.outcome && isSameAttempt(before, report) ? report : {};
  const reason = before.reason ?? repeat.reasonCode ?? null;
  // Once there is an outcome, the provider's word for it is not replaced by a word for progress.
  const providerStatus =
    before.outcome === null && status === report.status ? report.providerStatus : undefined;
  return {
    ...before,
    status,
    ended,
    settled,
    providerStatus: providerStatus ?? before.providerStatus,
    reason,
    reasonCode: codeOf(reason),
    resubmission: before.resubmission ?? repeat.resubmission ?? null,
    result: before.result ?? repeat.result ?? null,
    person: before.person ?? repeat.person ?? null,
    identityReference,
    state,
    assessment,
    isSandbox,
    progress,
  };
}

/** Returns a reason that is a short code, and null for prose: the code is stored in plain text and sent in webhooks. */
function codeOf(reason: string | null | undefined): string | null {
  return reason && isShortCode(reason) ? reason : null;
}

/** True where a reported outcome replaces the known one, by the provider's order of events, not by arrival. */
function outcomeWins(
  current: VisitProgress,
  report: VisitReport & { outcome: Outcome },
  read?: ReadAge,
): boolean {
  if (current.outcome === null) return true;
  const sameAttempt = isSameAttempt(current, report);
  const conclusive = Number(isConclusive(report.outcome)) - Number(isConclusive(current.outcome));
  // A provider whose read begins after its request says so itself: the customer has handed in again.
  if (read === "newer" && current.outcome === "resubmission_requested" && report.outcome === "pending")
    return true;
  // An event without a time counts as older than any event with a time.
  const later = (report.at ?? 0) - (current.outcomeAt ?? 0);
  const moreCautious = caution(report.outcome) - caution(current.outcome);
  const contradicts =
    isConclusive(current.outcome) && isConclusive(report.outcome) && report.outcome !== current.outcome;
  const undated = report.at === undefined || current.outcomeAt === null || later === 0;
  // A read knows which verdict is in force where the provider's times don't tell the order of two.
  const known = read && contradicts && undated ? (read === "newer" ? 1 : -1) : 0;
  const order = sameAttempt ? [conclusive, known, later, moreCautious] : [later, conclusive, moreCautious];
  // Two attempts with the same outcome and time: only the order of arrival is left.
  return (order.find((difference) => difference !== 0) ?? Number(!sameAttempt)) > 0;
}

function isSameAttempt({ attempt }: VisitProgress, report: VisitReport): boolean {
  return attempt === null || report.attempt === undefined || attempt === report.attempt;
}
