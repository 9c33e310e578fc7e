/**
 * Everything that is sealed or hashed under the encryption keys and outlives a day, in one place: what a key rotation
 * goes through (`reseal.ts`). The hashes of one-time codes, counters and idempotency keys aren't here: their plain text
 * isn't kept, and they run out within a day.
 */
import type { Kysely, Transaction } from "kysely";
import type { Sealer } from "../../crypto/seal.js";
import type { Tables } from "../database/schema.js";
import type { Identity } from "../identities/identity.js";
import { type ComparedIdentity, hashesAreCurrent, writeHashes } from "../identities/identity-hashes.js";
import { identityHashColumns } from "../identities/identity-row.js";
import type { Visit } from "../visits/visit.js";
import { visitHashes } from "../visits/visit-row.js";

/** A row, and what its sealed column holds. */
export interface OpenedRow {
  row: Record<string, unknown>;
  opened: unknown;
}

export interface SealedTable {
  table: keyof Tables;
  /** A unique text column. Batches go by it, and sealed values are bound to it: `context:key`. */
  key: string;
  context: string;
  /** The sealed column: null or empty where nothing personal is left. */
  sealed: string;
  /** The row's columns of keyed hashes, as they would be written now. */
  hashes?: (opened: unknown, sealer: Sealer) => Promise<Record<string, string | null>>;
  /** Keyed hashes in a table of their own. */
  beside?: {
    areCurrent(db: Kysely<Tables>, sealer: Sealer, row: OpenedRow): Promise<boolean>;
    write(transaction: Transaction<Tables>, sealer: Sealer, row: OpenedRow): Promise<void>;
  };
}

export const SEALED_TABLES: readonly SealedTable[] = [
  {
    table: "visits",
    key: "reference",
    context: "visit",
    sealed: "sealed",
    hashes: (opened, sealer) => visitHashes((opened as Pick<Visit, "invite">).invite, sealer),
  },
  {
    table: "identities",
    key: "id",
    context: "identity",
    sealed: "sealed",
    hashes: (opened, sealer) =>
      identityHashColumns((opened as Pick<Identity, "externalRef">).externalRef, sealer),
    beside: {
      areCurrent: (db, sealer, row) => hashesAreCurrent(db, sealer, comparedIdentity(row)),
      write: (transaction, sealer, row) => writeHashes(transaction, sealer, comparedIdentity(row)),
    },
  },
  { table: "outbox", key: "id", context: "event", sealed: "payload" },
  { table: "idempotency_keys", key: "key_hash", context: "idempotency", sealed: "answer" },
];

function comparedIdentity({ row, opened }: OpenedRow): ComparedIdentity {
  const { extractedData } = opened as Pick<Identity, "extractedData">;
  return { id: String(row.id), organisation: String(row.organisation), extractedData };
}
