/** Replaces the expired link of a visit by a renewed one. */
import type { RecordsTransaction } from "../database/records.js";
import { lockVisit } from "./lock-visit.js";
import { updateVisit } from "./update-visit.js";
import type { Visit, VisitLink } from "./visit.js";
import { addVisitEvents } from "./visit-history.js";
import { linkColumns } from "./visit-row.js";

/** Null: there is no such visit. */
export async function replaceLink(
  transaction: RecordsTransaction,
  reference: string,
  link: VisitLink,
): Promise<Visit | null> {
  const { sealer, now } = transaction;
  const before = await lockVisit(transaction, reference);
  if (!before || before.redactedAt !== null) return before;
  const after = await updateVisit(transaction, reference, await linkColumns(before, link, now, sealer));
  await addVisitEvents(transaction, reference, [{ kind: "link-renewed", by: "proxy" }], now);
  return after;
}
