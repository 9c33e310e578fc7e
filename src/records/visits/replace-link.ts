/** Replaces the expired link of a visit by a renewed one. */
import type { RecordsTransaction } from "../database/records.js";
import { lockVisit } from "./lock-visit.js";
import type { Visit, VisitLink } from "./visit.js";
import { addVisitEvents } from "./visit-history.js";
import { linkColumns, readVisit } from "./visit-row.js";

/** Null: there is no such visit. */
export async function replaceLink(
  transaction: RecordsTransaction,
  reference: string,
  link: VisitLink,
): Promise<Visit | null> {
  const { db, sealer, now } = transaction;
  const before = await lockVisit(transaction, reference);
  if (!before || before.redactedAt !== null) return before;
  const row = await db
    .updateTable("visits")
    .set(await linkColumns(before, link, now, sealer))
    .where("reference", "=", reference)
    .returningAll()
    .executeTakeFirstOrThrow();
  transaction.forgetVisit(reference);
  await addVisitEvents(transaction, reference, [{ kind: "link-renewed", by: "proxy" }], now);
  return readVisit(row, sealer);
}
