/** The database together with the encryption of its rows: every function of the store takes the two as one. */
import type { Kysely, Transaction } from "kysely";
import type { Sealer } from "../../crypto/seal.js";
import type { Tables } from "./schema.js";

export interface Records {
  readonly db: Kysely<Tables>;
  readonly sealer: Sealer;
}

/** Records within one transaction. */
export interface RecordsTransaction extends Records {
  readonly db: Transaction<Tables>;
  /** The time of everything that the transaction changes, in ms since the epoch. */
  readonly now: number;
}

/** Runs work in a transaction: all of it is durable when this resolves, none of it has happened when this rejects. */
export function inTransaction<Result>(
  { db, sealer }: Records,
  now: number,
  work: (transaction: RecordsTransaction) => Promise<Result>,
): Promise<Result> {
  return db.transaction().execute((transaction) => work({ db: transaction, sealer, now }));
}
