/**
 * Reads or creates an identity and locks it until the transaction ends. Every statement here writes, because a write takes
 * the row's lock on PostgreSQL and the file's write lock on SQLite.
 */
import { newId } from "../database/new-id.js";
import type { RecordsTransaction } from "../database/records.js";
import { type Identity, UNKNOWN_PERSON } from "./identity.js";
import { identityColumns, readIdentity } from "./identity-row.js";

/** Null: the organisation has no such identity. */
export async function lockIdentity(
  { db, sealer }: RecordsTransaction,
  organisation: string,
  id: string,
): Promise<Identity | null> {
  const row = await db
    .updateTable("identities")
    .set((column) => ({ status: column.ref("status") }))
    .where("organisation", "=", organisation)
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirst();
  return row ? readIdentity(row, sealer) : null;
}

/** Locks the identity with this external reference, or creates it. Only one of two proxies creates it. */
export async function lockOrCreateIdentity(
  transaction: RecordsTransaction,
  organisation: string,
  externalRef: string,
): Promise<{ identity: Identity; created: boolean }> {
  const { db, sealer, now } = transaction;
  const known = await lockByExternalRef(transaction, organisation, externalRef);
  if (known) return { identity: known, created: false };
  const inserted = await db
    .insertInto("identities")
    .values(await identityColumns(newIdentity(organisation, externalRef, now), sealer))
    .onConflict((conflict) => conflict.columns(["organisation", "externalRefHash"]).doNothing())
    .returningAll()
    .executeTakeFirst();
  if (inserted) return { identity: await readIdentity(inserted, sealer), created: true };
  const winner = await lockByExternalRef(transaction, organisation, externalRef);
  if (!winner) throw new Error("an identity disappeared within one transaction");
  return { identity: winner, created: false };
}

async function lockByExternalRef(
  { db, sealer }: RecordsTransaction,
  organisation: string,
  externalRef: string,
): Promise<Identity | null> {
  const row = await db
    .updateTable("identities")
    .set((column) => ({ status: column.ref("status") }))
    .where("organisation", "=", organisation)
    .where("externalRefHash", "in", await sealer.hashes("external-ref", externalRef))
    .returningAll()
    .executeTakeFirst();
  return row ? readIdentity(row, sealer) : null;
}

function newIdentity(organisation: string, externalRef: string, now: number): Identity {
  return {
    id: newId("identity"),
    organisation,
    externalRef,
    ...UNKNOWN_PERSON,
    status: "pending",
    isSandbox: false,
    provider: null,
    latestVisit: null,
    archivedAt: null,
    firstVerifiedAt: null,
    lastVerifiedAt: null,
    createdAt: now,
    updatedAt: now,
    redactedAt: null,
  };
}
