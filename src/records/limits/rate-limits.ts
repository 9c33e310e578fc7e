/** Rate limits: counters per window of time, in the database so that several proxies agree. Keys are hashed. */
import type { Records } from "../database/records.js";

export interface RateLimitCount {
  /** The number of events in the window, this one included. */
  count: number;
  /** The time until the window ends. */
  secondsLeft: number;
}

export interface RateLimitRecords {
  /** Counts one event of `key` in the current window. */
  count(key: string, windowSeconds: number, now: number): Promise<RateLimitCount>;
  /**
   * Counts one event of `key` unless that makes more than `most` in any 60 seconds.
   * @returns 0 where it was counted, or else the seconds until it can be.
   */
  takeFromMinute(key: string, most: number, now: number): Promise<number>;
}

/** A minute is counted in slices of six seconds. Eleven slices cover every minute that ends in the newest one. */
const SLICE_MS = 6000;
const SLICES = 11;

export function createRateLimitRecords({ db, sealer }: Records): RateLimitRecords {
  /** Adds to a bucket and returns what it then holds. */
  async function add(bucket: string, amount: number, expiresAt: number): Promise<number> {
    const { count } = await db
      .insertInto("rateLimits")
      .values({ bucket, count: amount, expiresAt })
      .onConflict((conflict) =>
        conflict
          .column("bucket")
          .doUpdateSet((column) => ({ count: column("rateLimits.count", "+", amount) })),
      )
      .returning("count")
      .executeTakeFirstOrThrow();
    return count;
  }

  return {
    async count(key, windowSeconds, now) {
      const windowMs = windowSeconds * 1000;
      const window = Math.floor(now / windowMs);
      const expiresAt = (window + 1) * windowMs;
      const bucket = `${await sealer.hash("rate-limit", key)}:${window}`;
      const count = await add(bucket, 1, expiresAt);
      return { count, secondsLeft: Math.max(1, Math.ceil((expiresAt - now) / 1000)) };
    },

    async takeFromMinute(key, most, now) {
      const name = await sealer.hash("rate-limit", `minute:${key}`);
      const newest = Math.floor(now / SLICE_MS);
      const slices = Array.from({ length: SLICES }, (_, age) => newest - age);
      const bucketOf = (slice: number) => `${name}:${slice}`;
      await add(bucketOf(newest), 1, (newest + SLICES) * SLICE_MS);
      const rows = await db
        .selectFrom("rateLimits")
        .select(["bucket", "count"])
        .where("bucket", "in", slices.map(bucketOf))
        .execute();
      const counts = new Map(rows.map(({ bucket, count }) => [bucket, count]));
      let taken = rows.reduce((sum, { count }) => sum + count, 0);
      if (taken <= most) return 0;
      await add(bucketOf(newest), -1, (newest + SLICES) * SLICE_MS);
      taken -= 1;
      // The oldest slices leave the minute first: an event is possible once enough of them have left.
      for (const slice of slices.toReversed()) {
        taken -= counts.get(bucketOf(slice)) ?? 0;
        if (taken <= most - 1) return Math.max(1, Math.ceil(((slice + SLICES) * SLICE_MS - now) / 1000));
      }
      return 60;
    },
  };
}
