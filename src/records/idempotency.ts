/**
 * Idempotency keys (draft-ietf-httpapi-idempotency-key-header): the first call claims the key, its answer is kept,
 * sealed, for as long as the key lives. A claim whose process died is free again when its lease is over.
 * Keys are hashed under the first encryption key: a rotation within a key's life makes it a new key.
 */
import type { Kysely } from "kysely";
import type { Tables } from "./schema.js";
import type { Sealer } from "./seal.js";

export type IdempotencyClaim =
  | { state: "claimed"; claim: string }
  /** The same call was answered before: this is the answer. */
  | { state: "answered"; answer: unknown }
  /** The same call is under way. */
  | { state: "busy" }
  /** The key was used for another body. */
  | { state: "mismatch" };

export interface IdempotencyRecords {
  /** `key` includes who calls; `body` is the request in a form in which equal requests are equal. */
  claim(key: string, body: string, now: number): Promise<IdempotencyClaim>;
  answer(key: string, claim: string, answer: unknown): Promise<void>;
  /** Frees the key after a failure: the next call starts afresh. */
  release(key: string, claim: string): Promise<void>;
}

const LIFE_MS = 24 * 60 * 60 * 1000;
const LEASE_MS = 2 * 60 * 1000;

export function createIdempotencyRecords(db: Kysely<Tables>, sealer: Sealer): IdempotencyRecords {
  const contextOf = (keyHash: string) => `idempotency:${keyHash}`;

  return {
    async claim(key, body, now) {
      const keyHash = await sealer.hash("idempotency-key", key);
      const fresh = {
        body_hash: await sealer.hash("idempotency-body", body),
        claim: crypto.randomUUID(),
        answer: null,
        lease_until: now + LEASE_MS,
        expires_at: now + LIFE_MS,
      };
      const claimed = await db
        .insertInto("idempotency_keys")
        .values({ key_hash: keyHash, ...fresh })
        .onConflict((conflict) =>
          conflict
            .column("key_hash")
            .doUpdateSet(fresh)
            .where((row) =>
              row.or([
                row("idempotency_keys.expires_at", "<=", now),
                row.and([
                  row("idempotency_keys.answer", "is", null),
                  row("idempotency_keys.lease_until", "<=", now),
                  row("idempotency_keys.body_hash", "=", fresh.body_hash),
                ]),
              ]),
            ),
        )
        .returning("claim")
        .executeTakeFirst();
      if (claimed) return { state: "claimed", claim: claimed.claim };
      const held = await db
        .selectFrom("idempotency_keys")
        .select(["body_hash", "answer"])
        .where("key_hash", "=", keyHash)
        .executeTakeFirst();
      if (!held) return { state: "busy" };
      if (held.body_hash !== fresh.body_hash) return { state: "mismatch" };
      if (held.answer === null) return { state: "busy" };
      return { state: "answered", answer: await sealer.open(held.answer, contextOf(keyHash)) };
    },

    async answer(key, claim, answer) {
      const keyHash = await sealer.hash("idempotency-key", key);
      await db
        .updateTable("idempotency_keys")
        .set({ answer: await sealer.seal(answer, contextOf(keyHash)) })
        .where("key_hash", "=", keyHash)
        .where("claim", "=", claim)
        .execute();
    },

    async release(key, claim) {
      await db
        .deleteFrom("idempotency_keys")
        .where("key_hash", "=", await sealer.hash("idempotency-key", key))
        .where("claim", "=", claim)
        .where("answer", "is", null)
        .execute();
    },
  };
}
