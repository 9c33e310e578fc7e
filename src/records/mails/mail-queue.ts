/**
 * The outbox of mails and text messages to customers, shared by any number of processes. Each is stored before it is
 * sent, claimed with a lease, and deleted once a mail server or gateway has taken or refused it. A row holds no more
 * than a sealed one-time code. The address, the name and the link are read from the visit, so that nothing is mailed
 * about a redacted one.
 */

import { isUnleased, newLease } from "../database/lease.js";
import { newId } from "../database/new-id.js";
import { inTransaction, type Records, type RecordsTransaction } from "../database/records.js";
import type { MailTable } from "../database/schema.js";
import { sealContext } from "../database/seal-context.js";

export type MailKind = MailTable["kind"];

/** The part of a mail that its visit doesn't have. */
export interface MailContent {
  /** Of a `code` and a `code-sms`. */
  code?: string | undefined;
  /** Of a `code-sms`: the host of the page that asked for it. */
  host?: string | undefined;
}

export interface NewMail {
  organisation: string;
  visitReference: string;
  kind: MailKind;
  content: MailContent;
  /** The time from which it makes no sense any more, in ms since the epoch. */
  expiresAt: number;
}

export interface ClaimedMail extends Omit<NewMail, "content"> {
  id: string;
  /** This attempt included. */
  attempts: number;
  createdAt: number;
  /** Null where it can't be opened. */
  content: MailContent | null;
  lease: string;
  /** The end of the lease, in ms since the epoch. */
  leaseUntil: number;
}

export interface MailQueue {
  /** Claims mails that are due, those that expire first before others. */
  claim(count: number, now: number): Promise<ClaimedMail[]>;
  /** Deletes a mail that is not to be sent any more. False: the lease was lost, or the mail was withdrawn. */
  remove(claimed: ClaimedMail): Promise<boolean>;
  /**
   * Adds a mail that this process sends now, and others only after its lease. It replaces one of its kind about its visit
   * that still waits.
   */
  replace(mail: NewMail, now: number): Promise<ClaimedMail>;
  /** Deletes the mails of a kind about a visit that wait. */
  withdraw(visitReference: string, kind: MailKind): Promise<void>;
  /** Sets the time of the next attempt. False: as for `remove`. */
  postpone(claimed: ClaimedMail, nextAt: number): Promise<boolean>;
}

/** Longer than any wait between two attempts: a later attempt is from before the clock was set back. */
const IMPOSSIBLE_WAIT_MS = 2 * 60 * 60 * 1000;

export function createMailQueue(records: Records): MailQueue {
  const { db, sealer } = records;
  const waiting = (table: Pick<Records, "db">, visitReference: string, kind: MailKind) =>
    table.db.deleteFrom("mails").where("visitReference", "=", visitReference).where("kind", "=", kind);

  return {
    async claim(count, now) {
      const due = await db
        .selectFrom("mails")
        .select("id")
        .where(({ or, eb }) => or([eb("nextAt", "<=", now), eb("nextAt", ">", now + IMPOSSIBLE_WAIT_MS)]))
        .where(isUnleased("leaseUntil", now))
        .orderBy("expiresAt")
        .limit(count)
        .execute();
      if (due.length === 0) return [];
      const ids = due.map(({ id }) => id);
      const claimed = await db
        .updateTable("mails")
        .set((column) => ({ ...newLease(now), attempts: column("attempts", "+", 1) }))
        .where("id", "in", ids)
        // Another process may have claimed it since the query.
        .where(isUnleased("leaseUntil", now))
        .returningAll()
        .execute();
      return Promise.all(
        claimed.map(async ({ sealed, lease, nextAt, ...members }) => ({
          ...members,
          lease: lease ?? "",
          // A mail under a lost key must not block the others.
          content: await sealer
            .open(sealed, sealContext("mails", members.id))
            .then((content) => content as MailContent)
            .catch(() => null),
        })),
      );
    },

    async remove({ id, lease }) {
      const removed = await db
        .deleteFrom("mails")
        .where("id", "=", id)
        .where("lease", "=", lease)
        .returning("id")
        .executeTakeFirst();
      return removed !== undefined;
    },

    replace: (mail, now) =>
      inTransaction(records, now, async (transaction) => {
        await waiting(transaction, mail.visitReference, mail.kind).execute();
        return replaceMails(transaction, [], mail);
      }),

    async withdraw(visitReference, kind) {
      await waiting(records, visitReference, kind).execute();
    },

    async postpone({ id, lease }, nextAt) {
      const postponed = await db
        .updateTable("mails")
        .set({ nextAt, lease: null, leaseUntil: 0 })
        .where("id", "=", id)
        .where("lease", "=", lease)
        .returning("id")
        .executeTakeFirst();
      return postponed !== undefined;
    },
  };
}

/** Adds a mail that any process may send. @param delayMs the time until then; none without it. */
export async function addMail(transaction: RecordsTransaction, mail: NewMail, delayMs = 0): Promise<void> {
  const nextAt = transaction.now + delayMs;
  await insertMail(transaction, mail, { lease: null, leaseUntil: 0, attempts: 0, nextAt });
}

/**
 * Adds a mail that this process sends now, and others only after its lease.
 * @param replaced the ids of mails that are not to be sent any more, if they still wait.
 */
export async function replaceMails(
  transaction: RecordsTransaction,
  replaced: readonly string[],
  mail: NewMail,
): Promise<ClaimedMail> {
  if (replaced.length > 0) await transaction.db.deleteFrom("mails").where("id", "in", replaced).execute();
  const lease = { ...newLease(transaction.now), attempts: 1 };
  return {
    ...mail,
    ...lease,
    createdAt: transaction.now,
    id: await insertMail(transaction, mail, { ...lease, nextAt: transaction.now }),
  };
}

/** Deletes the mails about a visit that wait. */
export async function removeMails({ db }: Pick<Records, "db">, visitReference: string): Promise<void> {
  await db.deleteFrom("mails").where("visitReference", "=", visitReference).execute();
}

/** @returns its id. */
async function insertMail(
  { db, sealer, now }: RecordsTransaction,
  { content, ...mail }: NewMail,
  lease: Pick<MailTable, "lease" | "leaseUntil" | "attempts" | "nextAt">,
): Promise<string> {
  const id = newId("mail");
  const sealed = await sealer.seal(content, sealContext("mails", id));
  await db
    .insertInto("mails")
    .values({ ...mail, ...lease, id, sealed, createdAt: now })
    .execute();
  return id;
}
