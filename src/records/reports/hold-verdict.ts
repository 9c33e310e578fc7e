/**
 * Holds verdicts that can't be applied yet, because the findings are still at the provider, or because nobody is known
 * to have begun the visit. Pure. A held verdict is no outcome: it feeds no identity and makes no event.
 */
import { furthest, type Outcome } from "../../contract/status.js";
import type { VisitReport } from "../../contract/visit-report.js";
import type { HoldReason } from "../../contract/visit-schemas.js";
import type { HeldReport, Visit, VisitProgress } from "../visits/visit.js";
import { isMoreCautious, mergeReport } from "./merge-report.js";

/** The members of a visit that a report changes. */
export type ReportedVisit = VisitProgress & Pick<Visit, "held" | "findingsPending">;

/** More than a provider sends within a moment. The oldest is dropped. */
const MOST_HELD = 10;

/**
 * Returns the reason to hold a webhook's report; null where it is to be applied.
 * @param namesSession True where the provider names its own session: nobody completes a session that was never begun.
 */
export function holdReason(
  { status }: VisitProgress,
  report: VisitReport,
  namesSession: boolean,
): HoldReason | null {
  if (!isVerdict(report.outcome)) return null;
  if (!namesSession && furthest(status, report.status ?? status) === "Inactive") return "not_begun";
  return report.incomplete ? "findings" : null;
}

/** Holds a report. The progress that it states is known at once. */
export function holdReport(
  visit: Visit,
  report: VisitReport,
  reason: HoldReason,
  now: number,
): ReportedVisit {
  const { status, identityReference } = report;
  const held = { reason, report, heldAt: now, isConfirmed: false };
  const progress: VisitReport = {
    ...(status === undefined ? {} : { status }),
    ...(status === "Completed" ? { outcome: "pending" } : {}),
    ...(identityReference === undefined ? {} : { identityReference }),
  };
  const merged = mergeAndRelease(visit, progress);
  return { ...merged, held: [...merged.held, held].slice(-MOST_HELD) };
}

/**
 * Merges a report, and those held verdicts that it releases: all of a visit that has begun, and those whose findings it
 * brings.
 * @param readAt for a report that was read from the provider: the start of that read, in ms since the epoch.
 */
export function mergeAndRelease(visit: Visit, report: VisitReport, readAt?: number): ReportedVisit {
  const age = readAt === undefined ? undefined : readAt >= visit.updatedAt ? "newer" : "older";
  const progress = mergeReport(visit, report, age);
  const { held, findingsPending } = visit;
  const begun = releaseBegun({ ...progress, held, findingsPending });
  return readAt === undefined ? begun : settle(begun, report, readAt);
}

/** True where a verdict, or its findings, are still to be read from the provider. */
export function isWaiting({
  held,
  findingsPending,
}: Pick<ReportedVisit, "held" | "findingsPending">): boolean {
  return held.length > 0 || findingsPending;
}

/** Applies verdicts whose findings haven't come for too long. They are still to be fetched. */
export function releaseOverdue(visit: Visit, heldBefore: number): ReportedVisit {
  const isOverdue = ({ reason, heldAt }: HeldReport) => reason === "findings" && heldAt <= heldBefore;
  const overdue = visit.held.filter(isOverdue);
  if (overdue.length === 0) return visit;
  const held = visit.held.filter((one) => !isOverdue(one));
  return overdue.reduce<ReportedVisit>(
    (progress, { report }) => ({
      // Without a time, it would give way to an approval that has one, and a rejection must not.
      ...mergeReport(progress, report, isMoreCautious(progress, report) ? "newer" : undefined),
      held,
      findingsPending: true,
    }),
    visit,
  );
}

function isVerdict(outcome: Outcome | undefined): boolean {
  return outcome === "approved" || outcome === "declined" || outcome === "assessed";
}

/** Applies the verdicts that waited for the visit to begin, as if they had come after that. */
function releaseBegun(visit: ReportedVisit): ReportedVisit {
  const waiting = visit.held.filter(({ reason }) => reason === "not_begun");
  if (waiting.length === 0 || visit.status === "Inactive") return visit;
  const complete = waiting.filter(({ report }) => !report.incomplete);
  return {
    ...complete.reduce<VisitProgress>((progress, { report }) => mergeReport(progress, report), visit),
    held: visit.held
      .filter((one) => !complete.includes(one))
      .map((one) => ({ ...one, reason: "findings" as const })),
    findingsPending: visit.findingsPending,
  };
}

/** Drops the held verdicts that a read has brought with their findings, and marks those of a visit that hasn't begun. */
function settle(visit: ReportedVisit, read: VisitReport, readAt: number): ReportedVisit {
  const brought = isVerdict(read.outcome);
  if (visit.held.length === 0)
    return brought && visit.findingsPending ? { ...visit, findingsPending: false } : visit;
  const held = visit.held
    .filter(
      ({ reason, report, heldAt }) =>
        !(brought && reason === "findings" && heldAt <= readAt && !isLaterThan(report, read)),
    )
    .map((one) => (one.heldAt <= readAt && one.reason === "not_begun" ? { ...one, isConfirmed: true } : one));
  return { ...visit, held, findingsPending: visit.findingsPending && !brought };
}

/** True where the provider has given another verdict after the one that was read, by its own time. */
function isLaterThan(held: VisitReport, read: VisitReport): boolean {
  return held.outcome !== read.outcome && (held.at ?? 0) > (read.at ?? Number.POSITIVE_INFINITY);
}
