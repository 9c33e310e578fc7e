/** Applies a report to a visit, together with its consequences. */
import type { VisitEvent } from "../../contract/visit-event-schemas.js";
import type { VisitReport } from "../../contract/visit-report.js";
import type { HoldReason } from "../../contract/visit-schemas.js";
import type { RecordsTransaction } from "../database/records.js";
import { lockVisit } from "../visits/lock-visit.js";
import type { Visit } from "../visits/visit.js";
import { progressColumns } from "../visits/visit-row.js";
import { holdReason, holdReport, isWaiting, mergeAndRelease, type ReportedVisit } from "./hold-verdict.js";
import { queueRead, unqueueRead } from "./read-queue.js";
import { saveVisitChange, type VisitChange } from "./save-visit-change.js";

/**
 * Merges a report into a visit.
 * @param by whoever reports.
 * @param readAt for a report that was read from the provider: the start of that read, in ms since the epoch.
 * @returns null where there is no such visit.
 */
export function applyReport(
  transaction: RecordsTransaction,
  reference: string,
  report: VisitReport,
  readAt?: number,
  by: VisitEvent["by"] = "provider",
): Promise<VisitChange | null> {
  return changeVisit(
    transaction,
    reference,
    (visit) => mergeAndRelease(visit, withKnownTimes(report, transaction.now), readAt),
    by,
  );
}

/**
 * True where a report that was read from the provider changes the visit.
 * @param readAt the start of the read, in ms since the epoch.
 */
export function changesVisit(visit: Visit, report: VisitReport, readAt: number, now: number): boolean {
  return (
    visit.redactedAt === null && isChanged(visit, mergeAndRelease(visit, withKnownTimes(report, now), readAt))
  );
}

/**
 * Merges the report of a webhook, or holds its verdict until the provider has been read.
 * @param namesSession as in `InboundEvent`.
 * @returns null where there is no such visit.
 */
export async function receiveReport(
  transaction: RecordsTransaction,
  reference: string,
  report: VisitReport,
  namesSession: boolean,
): Promise<{ change: VisitChange; heldFor: HoldReason | null } | null> {
  const known = withKnownTimes(report, transaction.now);
  let heldFor: HoldReason | null = null;
  const merge = (visit: Visit) => {
    heldFor = holdReason(visit, known, namesSession);
    return heldFor ? holdReport(visit, known, heldFor, transaction.now) : mergeAndRelease(visit, known);
  };
  const change = await changeVisit(transaction, reference, merge, "provider");
  if (
    change &&
    change.after.redactedAt === null &&
    (heldFor || report.incomplete || isUnplaced(change, report))
  ) {
    await queueRead(transaction, reference);
  }
  return change && { change, heldFor };
}

/** True for a submission that may be older or newer than the request to resubmit: only a read tells. */
function isUnplaced({ after }: VisitChange, report: VisitReport): boolean {
  return after.outcome === "resubmission_requested" && report.outcome === "pending";
}

/**
 * Changes a visit by a pure function. A redacted visit stays as it is: a report would bring personal data back.
 * @returns null where there is no such visit.
 */
export async function changeVisit(
  transaction: RecordsTransaction,
  reference: string,
  change: (visit: Visit) => ReportedVisit,
  by: VisitEvent["by"],
): Promise<VisitChange | null> {
  const { sealer, now } = transaction;
  const before = await lockVisit(transaction, reference);
  if (!before) return null;
  if (before.redactedAt !== null) return { before, after: before };
  const after = change(before);
  if (!isChanged(before, after)) return { before, after: before };
  if (isWaiting(before) && !isWaiting(after)) await unqueueRead(transaction, reference);
  return saveVisitChange(transaction, before, await progressColumns(before, after, now, sealer), { by });
}

/** A provider's clock may be ahead of ours: an assessment from the future would outrank all that are to come. */
function withKnownTimes({ assessment, ...report }: VisitReport, now: number): VisitReport {
  return assessment ? { ...report, assessment: { ...assessment, at: Math.min(assessment.at, now) } } : report;
}

function isChanged(before: ReportedVisit, after: ReportedVisit): boolean {
  return (Object.keys(after) as (keyof ReportedVisit)[]).some((member) => after[member] !== before[member]);
}
