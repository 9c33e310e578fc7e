/** Puts a renewed link in the place of the one that ran out. */
import type { Transaction } from "kysely";
import type { Sealer } from "../../crypto/seal.js";
import type { Tables } from "../database/schema.js";
import { lockVisit } from "./lock-visit.js";
import type { Visit, VisitLink } from "./visit.js";
import { linkColumns, readVisit } from "./visit-row.js";

/** Null: there is no such visit. */
export async function replaceLink(
  transaction: Transaction<Tables>,
  sealer: Sealer,
  reference: string,
  link: VisitLink,
  now: number,
): Promise<Visit | null> {
  const before = await lockVisit(transaction, sealer, reference);
  if (!before || before.redactedAt !== null) return before;
  const row = await transaction
    .updateTable("visits")
    .set(await linkColumns(before, link, now, sealer))
    .where("reference", "=", reference)
    .returningAll()
    .executeTakeFirstOrThrow();
  return readVisit(row, sealer);
}
