/**
 * Redaction: everything personal goes, here and in the visits; what stays is that there was a person, how it stood with
 * them, and when (Verifa, "GDPR redaction"). What the providers still hold is noted for erasure, in the same transaction.
 */
import type { Transaction } from "kysely";
import type { Sealer } from "../../crypto/seal.js";
import type { Tables } from "../database/schema.js";
import { markScrub } from "../database/scrub.js";
import { appendEvent, redactEvents } from "../deliveries/outbox.js";
import { visitEvents } from "../deliveries/partner-events.js";
import type { Visit } from "../visits/visit.js";
import { readVisit, redactedColumns } from "../visits/visit-row.js";
import { scheduleErasure } from "./erasures.js";
import type { Identity } from "./identity.js";
import { belongsTo } from "./identity-visits.js";
import { lockIdentity } from "./lock-identity.js";
import { appendIdentityEvent, writeIdentity } from "./write-identity.js";

/**
 * Locks visits before their identity, in the order in which a report does.
 * @param known the identity as it was a moment ago.
 */
export async function redactIdentity(
  transaction: Transaction<Tables>,
  sealer: Sealer,
  known: Identity,
  now: number,
): Promise<void> {
  const rows = await transaction
    .updateTable("visits")
    .set((column) => ({ settled: column.ref("settled") }))
    .where(await belongsTo(sealer, known))
    .returningAll()
    .execute();
  const identity = await lockIdentity(transaction, sealer, known.organisation, known.id);
  if (!identity || identity.redactedAt !== null) return;
  for (const row of rows) {
    await redactVisit(transaction, sealer, await readVisit(row, sealer), identity.id, now);
  }
  await transaction.deleteFrom("identity_hashes").where("identity_id", "=", identity.id).execute();
  await redactEvents(transaction, sealer, { identityId: identity.id });
  const redacted = withoutPerson(identity, now);
  await writeIdentity(transaction, sealer, identity, redacted);
  await appendIdentityEvent(transaction, sealer, "identity.updated", redacted);
  await markScrub(transaction);
}

/** @param visit with its row locked. */
export async function redactVisit(
  transaction: Transaction<Tables>,
  sealer: Sealer,
  visit: Visit,
  identityId: string | null,
  now: number,
): Promise<void> {
  if (visit.redactedAt !== null) return;
  const row = await transaction
    .updateTable("visits")
    .set(redactedColumns(visit, identityId, now))
    .where("reference", "=", visit.reference)
    .returningAll()
    .executeTakeFirstOrThrow();
  await transaction.deleteFrom("codes").where("reference", "=", visit.reference).execute();
  await redactEvents(transaction, sealer, { visitReference: visit.reference });
  const after = await readVisit(row, sealer);
  for (const event of visitEvents(visit, after, now)) await appendEvent(transaction, sealer, event);
  await scheduleErasure(transaction, { ...visit, identityId }, now);
  await markScrub(transaction);
}

function withoutPerson(identity: Identity, now: number): Identity {
  return {
    ...identity,
    externalRef: null,
    status: "redacted",
    statusSet: null,
    screeningStatus: null,
    monitoringEnabled: false,
    faceMatchPassed: null,
    ageCheckPassed: null,
    extractedAge: null,
    tags: [],
    extractedData: {},
    rejectionReason: null,
    providerIdentityReference: null,
    updatedAt: now,
    redactedAt: now,
  };
}
