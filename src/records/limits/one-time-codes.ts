/**
 * One-time codes at rest: one per visit, hashed under a derived key and bound to the reference. One statement counts a
 * guess before it is compared, so that parallel guesses can't exceed the limit.
 */
import { constantTimeEqual } from "../../crypto/constant-time-equal.js";
import { inTransaction, type Records } from "../database/records.js";
import { type ClaimedMail, replaceMail } from "../mails/mail-queue.js";
import { lockVisit } from "../visits/lock-visit.js";

/** Six digits that live ten minutes and allow five guesses: the chance to guess one is 1 in 200,000. */
export const CODE_RULES = {
  lifeSeconds: 600,
  resendAfterSeconds: 30,
  attempts: 5,
  /** The time in which a used code is accepted again, so that a page may repeat a call whose answer was lost. */
  repeatSeconds: 60,
};

export type CodeIssue = { issued: true; mail: ClaimedMail } | { issued: false; retryAfterSeconds: number };

export type CodeVerdict =
  | { verdict: "correct" }
  | { verdict: "incorrect"; attemptsLeft: number }
  /** No guess is left: a new code is needed. */
  | { verdict: "exhausted" }
  /** Too old, used up, or never sent. */
  | { verdict: "expired" };

export interface CodeRecords {
  /**
   * Replaces the code of a visit, and the mail with the last one if that still waits, unless the last one was issued a
   * moment ago. Null: there is no such visit, or it has been redacted.
   * @returns the mail with the code, claimed for the caller to send.
   */
  issue(reference: string, code: string, now: number): Promise<CodeIssue | null>;
  /** Removes a code that can't be sent. */
  withdraw(reference: string, code: string): Promise<void>;
  /** Counts a guess and compares it. */
  check(reference: string, code: string, now: number): Promise<CodeVerdict>;
}

export function createCodeRecords(records: Records): CodeRecords {
  const { db, sealer } = records;
  const bound = (reference: string, code: string) => `${reference}:${code}`;

  return {
    issue: (reference, code, now) =>
      inTransaction(records, now, async (transaction) => {
        const visit = await lockVisit(transaction, reference);
        if (!visit || visit.redactedAt !== null) return null;
        const last = await transaction.db
          .selectFrom("codes")
          .select("sentAt")
          .where("reference", "=", reference)
          .executeTakeFirst();
        const wait = last ? last.sentAt + CODE_RULES.resendAfterSeconds * 1000 - now : 0;
        // A longer wait is from before the clock was set back.
        if (wait > 0 && wait <= 2 * CODE_RULES.resendAfterSeconds * 1000) {
          return { issued: false, retryAfterSeconds: Math.ceil(wait / 1000) };
        }
        const fresh = {
          codeHash: await sealer.hash("one-time-code", bound(reference, code)),
          attempts: 0,
          sentAt: now,
          expiresAt: now + CODE_RULES.lifeSeconds * 1000,
          usedAt: null,
        };
        await transaction.db
          .insertInto("codes")
          .values({ reference, ...fresh })
          .onConflict((conflict) => conflict.column("reference").doUpdateSet(fresh))
          .execute();
        const { organisation } = visit;
        const { expiresAt } = fresh;
        const mail = {
          organisation,
          visitReference: reference,
          kind: "code",
          content: { code },
          expiresAt,
        } as const;
        return { issued: true, mail: await replaceMail(transaction, mail) };
      }),

    async withdraw(reference, code) {
      const hashes = await sealer.hashes("one-time-code", bound(reference, code));
      await db
        .deleteFrom("codes")
        .where("reference", "=", reference)
        .where("codeHash", "in", hashes)
        .execute();
    },

    async check(reference, code, now) {
      const hashes = await sealer.hashes("one-time-code", bound(reference, code));
      const counted = await db
        .updateTable("codes")
        .set((column) => ({ attempts: column("attempts", "+", 1) }))
        .where("reference", "=", reference)
        .where("expiresAt", ">", now)
        .where("attempts", "<", CODE_RULES.attempts)
        .returning(["codeHash", "attempts", "usedAt"])
        .executeTakeFirst();
      if (!counted) {
        const dead = await db
          .selectFrom("codes")
          .select("reference")
          .where("reference", "=", reference)
          .where("expiresAt", ">", now)
          .executeTakeFirst();
        return { verdict: dead ? "exhausted" : "expired" };
      }
      if (counted.usedAt !== null && counted.usedAt + CODE_RULES.repeatSeconds * 1000 <= now) {
        return { verdict: "expired" };
      }
      const matches = hashes.filter((hash) => constantTimeEqual(hash, counted.codeHash)).length > 0;
      if (!matches) return { verdict: "incorrect", attemptsLeft: CODE_RULES.attempts - counted.attempts };
      await db
        .updateTable("codes")
        .set({ usedAt: counted.usedAt ?? now, attempts: 0 })
        .where("reference", "=", reference)
        .where("codeHash", "=", counted.codeHash)
        .execute();
      return { verdict: "correct" };
    },
  };
}
