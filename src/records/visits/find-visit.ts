/** Reads a whole visit, without a lock. */
import type { Records } from "../database/records.js";
import type { Visit } from "./visit.js";
import { readVisit } from "./visit-row.js";

/** Null: there is no such visit. @param reference in lower case. */
export async function findVisit({ db, sealer }: Records, reference: string): Promise<Visit | null> {
  const row = await db.selectFrom("visits").selectAll().where("reference", "=", reference).executeTakeFirst();
  return row ? readVisit(row, sealer) : null;
}
