/**
 * Redaction deletes everything personal from an identity and its visits. Statuses and times stay (Verifa, "GDPR
 * redaction"). The same transaction schedules the erasure of the data that providers hold.
 */
import type { RecordsTransaction } from "../database/records.js";
import { markScrub } from "../database/scrub.js";
import { appendEvent, redactEvents } from "../deliveries/outbox.js";
import { partnerEvents } from "../deliveries/partner-events.js";
import { removeMails } from "../mails/mail-queue.js";
import type { Visit } from "../visits/visit.js";
import { addVisitEvents } from "../visits/visit-history.js";
import { readVisit, redactedColumns } from "../visits/visit-row.js";
import { scheduleErasure } from "./erasures.js";
import { type Identity, UNKNOWN_PERSON } from "./identity.js";
import { belongsToOrClaims } from "./identity-visits.js";
import { lockIdentity } from "./lock-identity.js";
import { appendIdentityEvent, writeIdentity } from "./write-identity.js";

/**
 * Redacts an identity, its visits, and the visits that a page claims for it. Visits are locked before their identity, in the same order as by a report.
 * @param known the identity as it was read before the transaction.
 */
export async function redactIdentity(transaction: RecordsTransaction, known: Identity): Promise<void> {
  const { db, sealer, now } = transaction;
  const rows = await db
    .updateTable("visits")
    .set((column) => ({ settled: column.ref("settled") }))
    .where(await belongsToOrClaims(sealer, known))
    .returningAll()
    .execute();
  const identity = await lockIdentity(transaction, known.organisation, known.id);
  if (!identity || identity.redactedAt !== null) return;
  for (const row of rows) {
    await redactVisit(transaction, await readVisit(row, sealer), identity.id);
  }
  await db.deleteFrom("identityHashes").where("identityId", "=", identity.id).execute();
  await redactEvents(transaction, { identityId: identity.id });
  const redacted = withoutPerson(identity, now);
  await writeIdentity(transaction, identity, redacted);
  await appendIdentityEvent(transaction, "identity.updated", redacted);
  await markScrub(transaction);
}

/** @param visit with its row locked. */
export async function redactVisit(
  transaction: RecordsTransaction,
  visit: Visit,
  identityId: string | null,
): Promise<void> {
  if (visit.redactedAt !== null) return;
  const { db, sealer, now } = transaction;
  const row = await db
    .updateTable("visits")
    .set(redactedColumns(visit, identityId, now))
    .where("reference", "=", visit.reference)
    .returningAll()
    .executeTakeFirstOrThrow();
  transaction.forgetVisit(visit.reference);
  await db.deleteFrom("visitCodes").where("reference", "=", visit.reference).execute();
  await removeMails(transaction, visit.reference);
  await addVisitEvents(transaction, visit.reference, [{ kind: "redacted", by: "proxy" }], now);
  await redactEvents(transaction, { visitReference: visit.reference });
  const after = await readVisit(row, sealer);
  for (const event of partnerEvents(visit, after, now)) await appendEvent(transaction, event);
  await scheduleErasure(transaction, { ...visit, identityId });
  await markScrub(transaction);
}

function withoutPerson(identity: Identity, now: number): Identity {
  return {
    ...identity,
    ...UNKNOWN_PERSON,
    externalRef: null,
    status: "redacted",
    updatedAt: now,
    redactedAt: now,
  };
}
