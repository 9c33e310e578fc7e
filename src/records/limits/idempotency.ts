/**
 * Idempotency keys (draft-ietf-httpapi-idempotency-key-header). The first call claims the key, and its answer is kept,
 * sealed, while the key lives. The claim of a process that died is free again when its lease ends. Keys are written under
 * the first encryption key and looked for under all of them, so that a rotation forgets no key.
 */
import type { Records, RecordsTransaction } from "../database/records.js";
import type { IdempotencyTable } from "../database/schema.js";
import { sealContext } from "../database/seal-context.js";

export type IdempotencyClaim =
  | { state: "claimed"; claim: string }
  /** The same call was answered before, with this answer. */
  | { state: "answered"; answer: unknown }
  /** The same call is in progress. */
  | { state: "busy" }
  /** The key was used for another body. */
  | { state: "mismatch" };

export interface IdempotencyRecords {
  /**
   * @param key includes the caller.
   * @param body the request, in a form that is the same text for the same request.
   */
  claim(key: string, body: string, now: number): Promise<IdempotencyClaim>;
  /** Frees the key after a failure, so that the next call starts anew. */
  release(key: string, claim: string): Promise<void>;
}

/** The answer to a call whose key was claimed. It is stored with what the call does, so that neither exists without the other. */
export interface KeptAnswer {
  key: string;
  claim: string;
  answer: unknown;
}

/** The call took so long that its key was free again, and another process has it now. */
export class ClaimLostError extends Error {
  override readonly name = "ClaimLostError";
}

/**
 * Stores the answer to a call, in the transaction of its effect.
 * @throws ClaimLostError
 */
export async function keepAnswer(
  { db, sealer }: RecordsTransaction,
  { key, claim, answer }: KeptAnswer,
): Promise<void> {
  const keyHash = await sealer.hash("idempotency-key", key);
  const kept = await db
    .updateTable("idempotencyKeys")
    .set({ answer: await sealer.seal(answer, sealContext("idempotency_keys", keyHash)) })
    .where("keyHash", "=", keyHash)
    .where("claim", "=", claim)
    .returning("keyHash")
    .executeTakeFirst();
  if (!kept) throw new ClaimLostError("another process has claimed the idempotency key");
}

type HeldKey = Pick<IdempotencyTable, "keyHash" | "bodyHash" | "answer">;

const LIFE_MS = 24 * 60 * 60 * 1000;
const LEASE_MS = 2 * 60 * 1000;

export function createIdempotencyRecords({ db, sealer }: Records): IdempotencyRecords {
  /** Finds a claim under an older encryption key that is answered or in progress. */
  async function findEarlier(keyHashes: string[], now: number): Promise<HeldKey | undefined> {
    if (keyHashes.length === 0) return undefined;
    return db
      .selectFrom("idempotencyKeys")
      .select(["keyHash", "bodyHash", "answer"])
      .where("keyHash", "in", keyHashes)
      .where("expiresAt", ">", now)
      .where((row) => row.or([row("answer", "is not", null), row("leaseUntil", ">", now)]))
      .executeTakeFirst();
  }

  async function judge(held: HeldKey, bodyHashes: string[]): Promise<IdempotencyClaim> {
    if (!bodyHashes.includes(held.bodyHash)) return { state: "mismatch" };
    if (held.answer === null) return { state: "busy" };
    return {
      state: "answered",
      answer: await sealer.open(held.answer, sealContext("idempotency_keys", held.keyHash)),
    };
  }

  return {
    async claim(key, body, now) {
      const [keyHash = "", ...olderKeyHashes] = await sealer.hashes("idempotency-key", key);
      const bodyHashes = await sealer.hashes("idempotency-body", body);
      const earlier = await findEarlier(olderKeyHashes, now);
      if (earlier) return judge(earlier, bodyHashes);
      const fresh = {
        bodyHash: bodyHashes[0] ?? "",
        claim: crypto.randomUUID(),
        answer: null,
        leaseUntil: now + LEASE_MS,
        expiresAt: now + LIFE_MS,
      };
      const claimed = await db
        .insertInto("idempotencyKeys")
        .values({ keyHash, ...fresh })
        .onConflict((conflict) =>
          conflict
            .column("keyHash")
            .doUpdateSet(fresh)
            .where((row) =>
              row.or([
                row("idempotencyKeys.expiresAt", "<=", now),
                row.and([
                  row("idempotencyKeys.answer", "is", null),
                  row.or([
                    row("idempotencyKeys.leaseUntil", "<=", now),
                    // The clock was set back since.
                    row("idempotencyKeys.leaseUntil", ">", now + 2 * LEASE_MS),
                  ]),
                  row("idempotencyKeys.bodyHash", "=", fresh.bodyHash),
                ]),
              ]),
            ),
        )
        .returning("claim")
        .executeTakeFirst();
      if (claimed) return { state: "claimed", claim: claimed.claim };
      const held = await db
        .selectFrom("idempotencyKeys")
        .select(["keyHash", "bodyHash", "answer"])
        .where("keyHash", "=", keyHash)
        .executeTakeFirst();
      return held ? judge(held, bodyHashes) : { state: "busy" };
    },

    async release(key, claim) {
      await db
        .deleteFrom("idempotencyKeys")
        .where("keyHash", "=", await sealer.hash("idempotency-key", key))
        .where("claim", "=", claim)
        .where("answer", "is", null)
        .execute();
    },
  };
}
