/**
 * One-time codes at rest: one per visit, hashed under a derived key and bound to the reference. One statement counts a
 * guess before it is compared, so that parallel guesses can't exceed the limit.
 */
import { constantTimeEqual } from "../../crypto/constant-time-equal.js";
import type { Records } from "../database/records.js";

/** Six digits that live ten minutes and allow five guesses: the chance to guess one is 1 in 200,000. */
export const CODE_RULES = {
  lifeSeconds: 600,
  resendAfterSeconds: 30,
  attempts: 5,
  /** The time in which a used code is accepted again, so that a page may repeat a call whose answer was lost. */
  repeatSeconds: 60,
};

export type CodeIssue = { issued: true } | { issued: false; retryAfterSeconds: number };

export type CodeVerdict =
  | { verdict: "correct" }
  | { verdict: "incorrect"; attemptsLeft: number }
  /** No guess is left: a new code is needed. */
  | { verdict: "exhausted" }
  /** Too old, used up, or never sent. */
  | { verdict: "expired" };

export interface CodeRecords {
  /** Replaces the code of a visit, unless the last one was issued a moment ago. */
  issue(reference: string, code: string, now: number): Promise<CodeIssue>;
  /** Removes a code that could not be sent. */
  withdraw(reference: string, code: string): Promise<void>;
  /** Counts a guess and compares it. */
  check(reference: string, code: string, now: number): Promise<CodeVerdict>;
}

export function createCodeRecords({ db, sealer }: Records): CodeRecords {
  const bound = (reference: string, code: string) => `${reference}:${code}`;

  return {
    async issue(reference, code, now) {
      const fresh = {
        codeHash: await sealer.hash("one-time-code", bound(reference, code)),
        attempts: 0,
        sentAt: now,
        expiresAt: now + CODE_RULES.lifeSeconds * 1000,
        usedAt: null,
      };
      const issued = await db
        .insertInto("codes")
        .values({ reference, ...fresh })
        .onConflict((conflict) =>
          conflict
            .column("reference")
            .doUpdateSet(fresh)
            .where((row) =>
              row.or([
                row("codes.sentAt", "<=", now - CODE_RULES.resendAfterSeconds * 1000),
                // The clock was set back since.
                row("codes.sentAt", ">", now + CODE_RULES.resendAfterSeconds * 1000),
              ]),
            ),
        )
        .returning("reference")
        .executeTakeFirst();
      if (issued) return { issued: true };
      const last = await db
        .selectFrom("codes")
        .select("sentAt")
        .where("reference", "=", reference)
        .executeTakeFirst();
      const next = (last?.sentAt ?? now) + CODE_RULES.resendAfterSeconds * 1000;
      return { issued: false, retryAfterSeconds: Math.max(1, Math.ceil((next - now) / 1000)) };
    },

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
