/**
 * The queue of visits whose status is to be read from their provider in the background: a held verdict waits for it. Any
 * number of processes share it.
 */
import { isUnleased, newLease } from "../database/lease.js";
import type { Records, RecordsTransaction } from "../database/records.js";

export interface ClaimedRead {
  reference: string;
  /** This attempt included. */
  attempts: number;
  /** In ms since the epoch. */
  queuedAt: number;
  lease: string;
}

export interface ReadQueue {
  /** Claims reads that are due, so that no other process does them meanwhile. */
  claim(count: number, now: number): Promise<ClaimedRead[]>;
  /** Schedules the next attempt, unless the visit was queued again meanwhile. */
  postpone(claimed: ClaimedRead, nextAt: number): Promise<void>;
  /** Removes it, unless the visit was queued again meanwhile. */
  drop(claimed: ClaimedRead): Promise<void>;
}

/** Queues a visit in the transaction that holds its verdict. It is due at once, also where it waits already. */
export async function queueRead({ db, now }: RecordsTransaction, reference: string): Promise<void> {
  const due = { attempts: 0, nextAt: now, queuedAt: now, lease: null, leaseUntil: 0 };
  await db
    .insertInto("visitReads")
    .values({ reference, ...due })
    .onConflict((conflict) => conflict.column("reference").doUpdateSet(due))
    .execute();
}

/** Removes a visit for which nothing is left to read. */
export async function unqueueRead({ db }: RecordsTransaction, reference: string): Promise<void> {
  await db.deleteFrom("visitReads").where("reference", "=", reference).execute();
}

export function createReadQueue({ db }: Records): ReadQueue {
  return {
    async claim(count, now) {
      const due = await db
        .selectFrom("visitReads")
        .select("reference")
        .where("nextAt", "<=", now)
        .where(isUnleased("leaseUntil", now))
        .orderBy("nextAt")
        .limit(count)
        .execute();
      if (due.length === 0) return [];
      const taken = newLease(now);
      const claimed = await db
        .updateTable("visitReads")
        .set((column) => ({ ...taken, attempts: column("attempts", "+", 1) }))
        .where(
          "reference",
          "in",
          due.map(({ reference }) => reference),
        )
        // Another process may have claimed it since the query.
        .where(isUnleased("leaseUntil", now))
        .returning(["reference", "attempts", "queuedAt"])
        .execute();
      return claimed.map((row) => ({ ...row, lease: taken.lease }));
    },

    async postpone({ reference, lease }, nextAt) {
      await db
        .updateTable("visitReads")
        .set({ nextAt, lease: null, leaseUntil: 0 })
        .where("reference", "=", reference)
        .where("lease", "=", lease)
        .execute();
    },

    async drop({ reference, lease }) {
      await db
        .deleteFrom("visitReads")
        .where("reference", "=", reference)
        .where("lease", "=", lease)
        .execute();
    },
  };
}
