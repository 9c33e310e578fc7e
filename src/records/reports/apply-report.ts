/**
 * Merges a report into a visit, together with its consequences: the events for the partner's webhooks, and the identity
 * that the visit belongs to.
 */

import type { VisitReport } from "../../contract/visit-report.js";
import type { RecordsTransaction } from "../database/records.js";
import { appendEvent } from "../deliveries/outbox.js";
import { visitEvents } from "../deliveries/partner-events.js";
import { feedIdentity } from "../identities/feed-identity.js";
import { lockVisit } from "../visits/lock-visit.js";
import type { Visit, VisitProgress } from "../visits/visit.js";
import { progressColumns, readVisit } from "../visits/visit-row.js";
import { mergeReport } from "./merge-report.js";

/** A visit before and after a report. */
export interface VisitChange {
  before: Visit;
  after: Visit;
}

/** Null: there is no such visit. A redacted visit stays as it is: a report would bring personal data back. */
export async function applyReport(
  transaction: RecordsTransaction,
  reference: string,
  report: VisitReport,
): Promise<VisitChange | null> {
  const { db, sealer, now } = transaction;
  const before = await lockVisit(transaction, reference);
  if (!before) return null;
  if (before.redactedAt !== null) return { before, after: before };
  const progress = mergeReport(before, report);
  if (!changes(before, progress)) return { before, after: before };
  const row = await db
    .updateTable("visits")
    .set(await progressColumns(before, progress, now, sealer))
    .where("reference", "=", reference)
    .returningAll()
    .executeTakeFirstOrThrow();
  const after = await readVisit(row, sealer);
  for (const event of visitEvents(before, after, now)) await appendEvent(transaction, event);
  const identityId = await feedIdentity(transaction, after);
  return { before, after: { ...after, identityId } };
}

function changes(before: VisitProgress, after: VisitProgress): boolean {
  return (Object.keys(after) as (keyof VisitProgress)[]).some((member) => after[member] !== before[member]);
}
