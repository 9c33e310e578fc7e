/**
 * The tables that a key rotation goes through (`reseal.ts`): everything that is sealed or hashed under the encryption keys
 * and lives longer than a day. The hashes of one-time codes, counters and idempotency keys are not here: they expire
 * within a day, and their plain text isn't kept.
 */
import type { Sealer } from "../../crypto/seal.js";
import type { Records } from "../database/records.js";
import type { SealedTableName } from "../database/seal-context.js";
import type { Identity } from "../identities/identity.js";
import { type ComparedIdentity, hashesAreCurrent, writeHashes } from "../identities/identity-hashes.js";
import { identityHashColumns } from "../identities/identity-row.js";
import type { Visit } from "../visits/visit.js";
import { completeInvite, visitHashes } from "../visits/visit-row.js";

/** A row with the content of its sealed column. */
export interface OpenedRow {
  row: Record<string, unknown>;
  opened: unknown;
}

export interface SealedTable {
  /** A unique text column. Batches go by it, and sealed values are bound to it. */
  key: string;
  /** The sealed column, which is null or empty after redaction. */
  sealed: string;
  /** Builds the row's keyed hashes as they would be written now. */
  hashes?: (opened: unknown, sealer: Sealer) => Promise<Record<string, string | null>>;
  /** Keyed hashes in a table of their own. */
  hashTable?: {
    areCurrent(records: Records, row: OpenedRow): Promise<boolean>;
    write(records: Records, row: OpenedRow): Promise<void>;
  };
}

export const SEALED_TABLES: Readonly<Record<SealedTableName, SealedTable>> = {
  visits: {
    key: "reference",
    sealed: "sealed",
    hashes: (opened, sealer) => visitHashes(completeInvite((opened as Pick<Visit, "invite">).invite), sealer),
  },
  identities: {
    key: "id",
    sealed: "sealed",
    hashes: (opened, sealer) =>
      identityHashColumns((opened as Pick<Identity, "externalRef">).externalRef, sealer),
    hashTable: {
      areCurrent: (records, row) => hashesAreCurrent(records, comparedIdentity(row)),
      write: (records, row) => writeHashes(records, comparedIdentity(row)),
    },
  },
  outbox: { key: "id", sealed: "payload" },
  idempotency_keys: { key: "keyHash", sealed: "answer" },
  erasures: { key: "reference", sealed: "sealed" },
  mails: { key: "id", sealed: "sealed" },
  self_checks: { key: "name", sealed: "sealed" },
};

function comparedIdentity({ row, opened }: OpenedRow): ComparedIdentity {
  const { extractedData } = opened as Pick<Identity, "extractedData">;
  return { id: String(row.id), organisation: String(row.organisation), extractedData };
}
