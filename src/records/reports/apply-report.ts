/** Merges a report into a visit, together with its consequences. */
import type { VisitReport } from "../../contract/visit-report.js";
import type { RecordsTransaction } from "../database/records.js";
import { lockVisit } from "../visits/lock-visit.js";
import type { VisitProgress } from "../visits/visit.js";
import { progressColumns } from "../visits/visit-row.js";
import { mergeReport } from "./merge-report.js";
import { saveVisitChange, type VisitChange } from "./save-visit-change.js";

/** Null: there is no such visit. A redacted visit stays as it is: a report would bring personal data back. */
export async function applyReport(
  transaction: RecordsTransaction,
  reference: string,
  report: VisitReport,
): Promise<VisitChange | null> {
  const { sealer, now } = transaction;
  const before = await lockVisit(transaction, reference);
  if (!before) return null;
  if (before.redactedAt !== null) return { before, after: before };
  const progress = mergeReport(before, report);
  if (!changes(before, progress)) return { before, after: before };
  return saveVisitChange(transaction, before, await progressColumns(before, progress, now, sealer));
}

function changes(before: VisitProgress, after: VisitProgress): boolean {
  return (Object.keys(after) as (keyof VisitProgress)[]).some((member) => after[member] !== before[member]);
}
