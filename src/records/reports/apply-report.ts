/** Merges a report into a visit, together with its consequences. */
import type { VisitReport } from "../../contract/visit-report.js";
import type { RecordsTransaction } from "../database/records.js";
import { lockVisit } from "../visits/lock-visit.js";
import type { Visit, VisitProgress } from "../visits/visit.js";
import { progressColumns } from "../visits/visit-row.js";
import { mergeReport, type ReadAge } from "./merge-report.js";
import { saveVisitChange, type VisitChange } from "./save-visit-change.js";

/**
 * Null: there is no such visit. A redacted visit stays as it is: a report would bring personal data back.
 * @param readAt for a report that was read from the provider: the start of that read, in ms since the epoch.
 */
export async function applyReport(
  transaction: RecordsTransaction,
  reference: string,
  report: VisitReport,
  readAt?: number,
): Promise<VisitChange | null> {
  const { sealer, now } = transaction;
  const before = await lockVisit(transaction, reference);
  if (!before) return null;
  if (before.redactedAt !== null) return { before, after: before };
  const progress = mergeReport(before, withKnownTimes(report, now), ageOf(before, readAt));
  if (!changes(before, progress)) return { before, after: before };
  return saveVisitChange(transaction, before, await progressColumns(before, progress, now, sealer));
}

/** A provider's clock may be ahead of ours: an assessment from the future would outrank all that are to come. */
function withKnownTimes({ assessment, ...report }: VisitReport, now: number): VisitReport {
  return assessment ? { ...report, assessment: { ...assessment, at: Math.min(assessment.at, now) } } : report;
}

function changes(before: VisitProgress, after: VisitProgress): boolean {
  return (Object.keys(after) as (keyof VisitProgress)[]).some((member) => after[member] !== before[member]);
}

function ageOf({ updatedAt }: Visit, readAt: number | undefined): ReadAge | undefined {
  if (readAt === undefined) return undefined;
  return readAt >= updatedAt ? "newer" : "older";
}
