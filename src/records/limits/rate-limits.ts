/** Counters within windows of time, in the database so that several proxies agree; what is counted is hashed. */
import type { Records } from "../database/records.js";

export interface RateLimitCount {
  /** Including this one. */
  count: number;
  /** Until the window ends. */
  secondsLeft: number;
}

export interface RateLimitRecords {
  /** Counts one event of `key` in the window of that many seconds. */
  count(key: string, windowSeconds: number, now: number): Promise<RateLimitCount>;
  /**
   * Takes one of the `most` places that any minute has, wherever the minute begins.
   * @returns 0, or the seconds until a place is free; then none was taken.
   */
  takeFromMinute(key: string, most: number, now: number): Promise<number>;
}

/** A minute is counted in slices of this many ms. Eleven of them cover every minute that ends in the newest. */
const SLICE_MS = 6000;
const SLICES = 11;

export function createRateLimitRecords({ db, sealer }: Records): RateLimitRecords {
  /** Adds to a bucket and returns what it then holds. */
  async function add(bucket: string, amount: number, expiresAt: number): Promise<number> {
    const { count } = await db
      .insertInto("rateLimits")
      .values({ bucket, count: amount, expiresAt: expiresAt })
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
      // The oldest slices fall out first: a place is free once enough of them have.
      for (const slice of slices.toReversed()) {
        taken -= counts.get(bucketOf(slice)) ?? 0;
        if (taken <= most - 1) return Math.max(1, Math.ceil(((slice + SLICES) * SLICE_MS - now) / 1000));
      }
      return 60;
    },
  };
}
