/**
 * Saves a change of a visit, together with its consequences: the events for the partner's webhooks, and the identity that
 * the visit belongs to.
 */
import type { Updateable } from "kysely";
import type { RecordsTransaction } from "../database/records.js";
import type { Tables } from "../database/schema.js";
import { appendEvent } from "../deliveries/outbox.js";
import { partnerEvents } from "../deliveries/partner-events.js";
import { feedIdentity } from "../identities/feed-identity.js";
import type { Visit } from "../visits/visit.js";
import { addVisitEvents, changesOf, type VisitEventActor } from "../visits/visit-history.js";
import { readVisit } from "../visits/visit-row.js";

/** A visit before and after a change. */
export interface VisitChange {
  before: Visit;
  after: Visit;
}

/** @param actor whoever caused the change. */
export async function saveVisitChange(
  transaction: RecordsTransaction,
  before: Visit,
  columns: Updateable<Tables["visits"]>,
  actor: VisitEventActor,
): Promise<VisitChange> {
  const { db, sealer, now } = transaction;
  const row = await db
    .updateTable("visits")
    .set(columns)
    .where("reference", "=", before.reference)
    .returningAll()
    .executeTakeFirstOrThrow();
  const after = await readVisit(row, sealer);
  await addVisitEvents(transaction, before.reference, changesOf(before, after, actor), now);
  for (const event of partnerEvents(before, after, now)) await appendEvent(transaction, event);
  const identityId = await feedIdentity(transaction, before, after);
  return { before, after: { ...after, identityId } };
}
