/** Counters within fixed windows, in the database so that several proxies agree; what is counted is hashed. */
import type { Kysely } from "kysely";
import type { Tables } from "./schema.js";
import type { Sealer } from "./seal.js";

export interface RateLimitCount {
  /** Including this one. */
  count: number;
  /** Until the window ends. */
  secondsLeft: number;
}

export interface RateLimitRecords {
  /** Counts one event of `key` in the window of that many seconds. */
  count(key: string, windowSeconds: number, now: number): Promise<RateLimitCount>;
}

export function createRateLimitRecords(db: Kysely<Tables>, sealer: Sealer): RateLimitRecords {
  return {
    async count(key, windowSeconds, now) {
      const windowMs = windowSeconds * 1000;
      const window = Math.floor(now / windowMs);
      const expiresAt = (window + 1) * windowMs;
      const { count } = await db
        .insertInto("rate_limits")
        .values({
          bucket: `${await sealer.hash("rate-limit", key)}:${window}`,
          count: 1,
          expires_at: expiresAt,
        })
        .onConflict((conflict) =>
          conflict.column("bucket").doUpdateSet((column) => ({ count: column("rate_limits.count", "+", 1) })),
        )
        .returning("count")
        .executeTakeFirstOrThrow();
      return { count, secondsLeft: Math.max(1, Math.ceil((expiresAt - now) / 1000)) };
    },
  };
}
