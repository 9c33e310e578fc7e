/**
 * One-time codes at rest, hashed under a derived key and bound to the reference. Each belongs to the caller who asked for
 * it, so that nobody uses up another's guesses. A transaction on the visit's row counts a guess before it is compared, so
 * that parallel guesses can't exceed the limits.
 */
import type { CodeChannel } from "../../contract/code-channel.js";
import { constantTimeEqual } from "../../crypto/constant-time-equal.js";
import { newId } from "../database/new-id.js";
import { inTransaction, type Records, type RecordsTransaction } from "../database/records.js";
import type { VisitCodeTable } from "../database/schema.js";
import { type ClaimedMail, replaceMails } from "../mails/mail-queue.js";
import { lockVisit } from "../visits/lock-visit.js";

/** docs/security.md has the reasoning, "Guessing a code". */
export const CODE_RULES = {
  lifeSeconds: 600,
  resendAfterSeconds: 30,
  /** Guesses at one code: so many for the tab that asked for it, for its network address, and for all others together. */
  attempts: 5,
  /** The time in which a used code is accepted again, so that a page may repeat a call whose answer was lost. */
  repeatSeconds: 60,
};

export interface CodeCaller {
  /** The network address; null where it isn't known. */
  address: string | null;
  /** The secret that the tab got with its code. */
  attempt?: string | undefined;
}

/** The way that a new code takes. */
export interface CodeDispatch {
  channel: CodeChannel;
  /** The host of the page that asks, where browsers may fill in the code from a text message. */
  host?: string | undefined;
}

export type CodeIssue = { issued: true; mail: ClaimedMail } | { issued: false; retryAfterSeconds: number };

export type CodeVerdict =
  | { verdict: "correct"; channel: CodeChannel }
  | { verdict: "incorrect"; attemptsLeft: number }
  /** No guess is left: a new code is needed. */
  | { verdict: "exhausted" }
  /** Too old, used up, or never sent. */
  | { verdict: "expired" };

export interface CodeRecords {
  /**
   * Adds a code for a tab, unless the last one of its network address and channel was issued a moment ago. Earlier codes for that
   * address are then right in their own tabs only, and their mails are withdrawn if they still wait. Null: there is no
   * such visit, or it has been redacted.
   * @returns the mail or text message with the code, claimed for the caller to send.
   */
  issue(
    reference: string,
    code: string,
    asker: CodeCaller,
    dispatch: CodeDispatch,
    now: number,
  ): Promise<CodeIssue | null>;
  /** Removes a code that can't be sent. */
  withdraw(mail: ClaimedMail): Promise<void>;
  /** True where the caller has the secret of a tab that asked for a code. */
  isAsker(reference: string, attempt: string, now: number): Promise<boolean>;
  /** Counts a guess and compares it. */
  check(reference: string, code: string, caller: CodeCaller, now: number): Promise<CodeVerdict>;
}

type CodeRow = VisitCodeTable;
/** The counter of the guesses that a caller shares with nobody, or with all others. */
type GuessCounter = "tabGuesses" | "addressGuesses" | "otherGuesses";

const OWN_FIRST: readonly GuessCounter[] = ["tabGuesses", "addressGuesses", "otherGuesses"];

export function createCodeRecords(records: Records): CodeRecords {
  const { sealer } = records;
  const bound = (reference: string, text: string | null) => `${reference}:${text ?? ""}`;

  const readLive = (
    { db }: Pick<RecordsTransaction, "db"> | Records,
    reference: string,
    now: number,
  ): Promise<CodeRow[]> =>
    db
      .selectFrom("visitCodes")
      .selectAll()
      .where("reference", "=", reference)
      .where("expiresAt", ">", now)
      .execute();

  /** Returns the counter for a caller's guess at a code; null where the code isn't open to the caller. */
  async function createCounterOf(reference: string, { address, attempt }: CodeCaller) {
    const attempts =
      attempt === undefined ? [] : await sealer.hashes("code-attempt", bound(reference, attempt));
    const addresses = await sealer.hashes("code-address", bound(reference, address));
    return (row: CodeRow): GuessCounter | null => {
      if (attempts.some((hash) => constantTimeEqual(hash, row.attemptHash))) return "tabGuesses";
      if (row.superseded === 1) return null;
      return addresses.includes(row.addressHash) ? "addressGuesses" : "otherGuesses";
    };
  }

  return {
    issue: (reference, code, { address, attempt = "" }, { channel, host }, now) =>
      inTransaction(records, now, async (transaction) => {
        const visit = await lockVisit(transaction, reference);
        if (!visit || visit.redactedAt !== null) return null;
        const [addressHash = "", ...olderHashes] = await sealer.hashes(
          "code-address",
          bound(reference, address),
        );
        const own = (await readLive(transaction, reference, now)).filter((row) =>
          [addressHash, ...olderHashes].includes(row.addressHash),
        );
        const wait =
          Math.max(...own.filter((row) => channelOf(row) === channel).map(({ sentAt }) => sentAt)) +
          CODE_RULES.resendAfterSeconds * 1000 -
          now;
        // A longer wait is from before the clock was set back.
        if (wait > 0 && wait <= 2 * CODE_RULES.resendAfterSeconds * 1000) {
          return { issued: false, retryAfterSeconds: Math.ceil(wait / 1000) };
        }
        const expiresAt = now + CODE_RULES.lifeSeconds * 1000;
        const { organisation } = visit;
        const mail = await replaceMails(
          transaction,
          own.map(({ mailId }) => mailId),
          {
            organisation,
            visitReference: reference,
            kind: channel === "sms" ? "code-sms" : "code",
            content: { code, host },
            expiresAt,
          },
        );
        if (own.length > 0) {
          const ids = own.map(({ id }) => id);
          await transaction.db
            .updateTable("visitCodes")
            .set({ superseded: 1 })
            .where("id", "in", ids)
            .execute();
        }
        await transaction.db
          .insertInto("visitCodes")
          .values({
            id: newId("code"),
            reference,
            codeHash: await sealer.hash("one-time-code", bound(reference, code)),
            attemptHash: await sealer.hash("code-attempt", bound(reference, attempt)),
            addressHash,
            mailId: mail.id,
            channel,
            superseded: 0,
            tabGuesses: 0,
            addressGuesses: 0,
            otherGuesses: 0,
            sentAt: now,
            expiresAt,
          })
          .execute();
        return { issued: true, mail };
      }),

    async withdraw({ id }) {
      await records.db.deleteFrom("visitCodes").where("mailId", "=", id).execute();
    },

    async isAsker(reference, attempt, now) {
      const counterOf = await createCounterOf(reference, { address: null, attempt });
      return (await readLive(records, reference, now)).some((row) => counterOf(row) === "tabGuesses");
    },

    check: (reference, code, caller, now) =>
      inTransaction(records, now, async (transaction): Promise<CodeVerdict> => {
        const counterOf = await createCounterOf(reference, caller);
        const hashes = await sealer.hashes("one-time-code", bound(reference, code));
        if (!(await lockVisit(transaction, reference))) return { verdict: "expired" };
        const open = (await readLive(transaction, reference, now)).flatMap((row) => {
          const counter = counterOf(row);
          return counter ? [{ row, counter }] : [];
        });
        const judged = open.filter(({ row, counter }) => row[counter] < CODE_RULES.attempts);
        for (const { row, counter } of judged) await setGuesses(transaction, row, counter, row[counter] + 1);
        const right = judged.find(({ row }) => hashes.some((hash) => constantTimeEqual(hash, row.codeHash)));
        if (right) return consumeCode(transaction, right);
        return wrongVerdict(open, now);
      }),
  };
}

/** The caller's own codes decide what a wrong guess is answered with: what others have left is no concern of theirs. */
function wrongVerdict(open: readonly JudgedCode[], now: number): CodeVerdict {
  const own = OWN_FIRST.map((counter) => open.filter((code) => code.counter === counter)).find(
    ({ length }) => length > 0,
  );
  if (!own || own.every(({ row }) => isUsedUp(row, now))) return { verdict: "expired" };
  const attemptsLeft = CODE_RULES.attempts - 1 - Math.min(...own.map(({ row, counter }) => row[counter]));
  return attemptsLeft < 0 ? { verdict: "exhausted" } : { verdict: "incorrect", attemptsLeft };
}

interface JudgedCode {
  row: CodeRow;
  counter: GuessCounter;
}

async function consumeCode(
  transaction: RecordsTransaction,
  { row, counter }: JudgedCode,
): Promise<CodeVerdict> {
  const { now } = transaction;
  if (isUsedUp(row, now)) return { verdict: "expired" };
  await setGuesses(transaction, row, counter, 0);
  await transaction.db
    .updateTable("visitCodes")
    .set({ usedAt: row.usedAt ?? now })
    .where("id", "=", row.id)
    .execute();
  return { verdict: "correct", channel: channelOf(row) };
}

function channelOf({ channel }: CodeRow): CodeChannel {
  return channel ?? "mail";
}

function isUsedUp({ usedAt }: CodeRow, now: number): boolean {
  return usedAt !== null && usedAt + CODE_RULES.repeatSeconds * 1000 <= now;
}

async function setGuesses(
  { db }: RecordsTransaction,
  { id }: CodeRow,
  counter: GuessCounter,
  guesses: number,
): Promise<void> {
  await db
    .updateTable("visitCodes")
    .set({ [counter]: guesses })
    .where("id", "=", id)
    .execute();
}
