/**
 * Reads a visit so that nobody else can change it until the transaction ends. The statement writes: it takes the row's
 * lock on PostgreSQL and the file's write lock on SQLite.
 */
import type { Transaction } from "kysely";
import type { Sealer } from "../../crypto/seal.js";
import type { Tables } from "../database/schema.js";
import type { Visit } from "./visit.js";
import { readVisit } from "./visit-row.js";

/** Null: there is no such visit. */
export async function lockVisit(
  transaction: Transaction<Tables>,
  sealer: Sealer,
  reference: string,
): Promise<Visit | null> {
  const row = await transaction
    .updateTable("visits")
    .set((column) => ({ settled: column.ref("settled") }))
    .where("reference", "=", reference)
    .returningAll()
    .executeTakeFirst();
  return row ? readVisit(row, sealer) : null;
}
