/** Updates the row of a visit, which no poll is answered from memory with any more. Returns the visit as it is then. */
import type { Updateable } from "kysely";
import type { RecordsTransaction } from "../database/records.js";
import type { VisitTable } from "../database/schema.js";
import type { Visit } from "./visit.js";
import { readVisit } from "./visit-row.js";

export async function updateVisit(
  { db, sealer, forgetVisit }: RecordsTransaction,
  reference: string,
  columns: Updateable<VisitTable>,
): Promise<Visit> {
  const row = await db
    .updateTable("visits")
    .set(columns)
    .where("reference", "=", reference)
    .returningAll()
    .executeTakeFirstOrThrow();
  forgetVisit(reference);
  return readVisit(row, sealer);
}
