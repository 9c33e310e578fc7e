/** Changes the language of a visit's mails. */
import type { RecordsTransaction } from "../database/records.js";
import { lockVisit } from "./lock-visit.js";
import { updateVisit } from "./update-visit.js";
import type { Visit } from "./visit.js";
import { localeColumns } from "./visit-row.js";

/** Null: there is no such visit. A redacted visit stays as it is. @param locale BCP 47 */
export async function changeLocale(
  transaction: RecordsTransaction,
  reference: string,
  locale: string,
): Promise<Visit | null> {
  const { sealer, now } = transaction;
  const before = await lockVisit(transaction, reference);
  if (!before || before.redactedAt !== null) return before;
  return updateVisit(transaction, reference, await localeColumns(before, locale, now, sealer));
}
