/**
 * Reads or makes an identity so that nobody else can change it until the transaction ends: every statement here writes,
 * which takes the row's lock on PostgreSQL and the file's write lock on SQLite.
 */
import type { RecordsTransaction } from "../database/records.js";
import type { Identity } from "./identity.js";
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

/** The identity with this external reference, made where there is none: of two proxies at once, one makes it. */
export async function lockOrCreateIdentity(
  transaction: RecordsTransaction,
  organisation: string,
  externalRef: string,
): Promise<{ identity: Identity; created: boolean }> {
  const { db, sealer, now } = transaction;
  const found = await lockByExternalRef(transaction, organisation, externalRef);
  if (found) return { identity: found, created: false };
  const made = await db
    .insertInto("identities")
    .values(await identityColumns(newIdentity(organisation, externalRef, now), sealer))
    .onConflict((conflict) => conflict.columns(["organisation", "externalRefHash"]).doNothing())
    .returningAll()
    .executeTakeFirst();
  if (made) return { identity: await readIdentity(made, sealer), created: true };
  const others = await lockByExternalRef(transaction, organisation, externalRef);
  if (!others) throw new Error("an identity was there and is gone within one transaction");
  return { identity: others, created: false };
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
    id: `identity_${crypto.randomUUID().replaceAll("-", "")}`,
    organisation,
    externalRef,
    status: "pending",
    statusSet: null,
    screeningStatus: null,
    monitoringEnabled: false,
    faceMatchPassed: null,
    ageCheckPassed: null,
    extractedAge: null,
    isSandbox: false,
    tags: [],
    extractedData: {},
    rejectionReason: null,
    provider: null,
    providerIdentityReference: null,
    latestVisit: null,
    archivedAt: null,
    firstVerifiedAt: null,
    lastVerifiedAt: null,
    createdAt: now,
    updatedAt: now,
    redactedAt: null,
  };
}
