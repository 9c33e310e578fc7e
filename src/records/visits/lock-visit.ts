/**
 * Reads a visit and locks it until the transaction ends. The statement is an update, because an update takes the row's
 * lock on PostgreSQL and the file's write lock on SQLite.
 */
import type { RecordsTransaction } from "../database/records.js";
import type { Visit } from "./visit.js";
import { readVisit } from "./visit-row.js";

/** Null: there is no such visit. */
export async function lockVisit(
  { db, sealer }: RecordsTransaction,
  reference: string,
): Promise<Visit | null> {
  const row = await db
    .updateTable("visits")
    .set((column) => ({ settled: column.ref("settled") }))
    .where("reference", "=", reference)
    .returningAll()
    .executeTakeFirst();
  return row ? readVisit(row, sealer) : null;
}
