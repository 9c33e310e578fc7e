/** The database together with the encryption of its rows: every function of the store takes the two as one. */
import type { Kysely, Transaction } from "kysely";
import type { Sealer } from "../../crypto/seal.js";
import type { Tables } from "./schema.js";

export interface Records {
  readonly db: Kysely<Tables>;
  readonly sealer: Sealer;
  /** Drops a visit that has changed from what polls remember. Within a transaction, this happens at its end. */
  forgetVisit(reference: string): void;
}

/** Records within one transaction. */
export interface RecordsTransaction extends Records {
  readonly db: Transaction<Tables>;
  /** The time of everything that the transaction changes, in ms since the epoch. */
  readonly now: number;
}

/** Runs work in a transaction: all of it is durable when this resolves, none of it has happened when this rejects. */
export async function inTransaction<Result>(
  { db, sealer, forgetVisit }: Records,
  now: number,
  work: (transaction: RecordsTransaction) => Promise<Result>,
): Promise<Result> {
  const changed = new Set<string>();
  const changedVisits = { forgetVisit: (reference: string) => void changed.add(reference) };
  try {
    return await db
      .transaction()
      .execute((transaction) => work({ db: transaction, sealer, now, ...changedVisits }));
  } finally {
    // Not before the end: until then, others read the visit as it was. A commit that fails may have happened.
    for (const reference of changed) forgetVisit(reference);
  }
}
