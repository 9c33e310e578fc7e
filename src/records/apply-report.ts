/**
 * Merges a report into a visit within a transaction. The first statement writes: it takes the row's lock on PostgreSQL
 * and the file's write lock on SQLite, so that no other process can merge between our read and our write.
 */
import type { Transaction } from "kysely";
import { mergeReport } from "./merge-report.js";
import type { Tables } from "./schema.js";
import type { Sealer } from "./seal.js";
import type { Visit, VisitProgress, VisitReport } from "./visit.js";
import { progressColumns, readVisit } from "./visit-row.js";

/** A visit before and after a report. */
export interface VisitChange {
  before: Visit;
  after: Visit;
}

/** Null: there is no such visit. */
export async function applyReport(
  transaction: Transaction<Tables>,
  sealer: Sealer,
  reference: string,
  report: VisitReport,
  now: number,
): Promise<VisitChange | null> {
  const locked = await transaction
    .updateTable("visits")
    .set((column) => ({ settled: column.ref("settled") }))
    .where("reference", "=", reference)
    .returningAll()
    .executeTakeFirst();
  if (!locked) return null;
  const before = await readVisit(locked, sealer);
  const progress = mergeReport(before, report);
  if (!changes(before, progress)) return { before, after: before };
  const row = await transaction
    .updateTable("visits")
    .set(await progressColumns(before, progress, now, sealer))
    .where("reference", "=", reference)
    .returningAll()
    .executeTakeFirstOrThrow();
  return { before, after: await readVisit(row, sealer) };
}

function changes(before: VisitProgress, after: VisitProgress): boolean {
  return (Object.keys(after) as (keyof VisitProgress)[]).some((member) => after[member] !== before[member]);
}
