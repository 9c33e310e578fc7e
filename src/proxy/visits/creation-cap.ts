/** Keeps to the number of sessions a minute that a provider allows, so that it need not refuse. */
import { GangwayError } from "../../contract/errors.js";
import type { Provider } from "../../providers/provider.js";
import type { RateLimitRecords } from "../../records/limits/rate-limits.js";

/** @throws GangwayError `rate_limited` with the seconds to wait. */
export type CreationCap = (provider: Provider) => Promise<void>;

export function createCreationCap(records: RateLimitRecords, now: () => number): CreationCap {
  return async ({ id, creationCap }) => {
    if (!creationCap) return;
    const { key, perMinute } = creationCap;
    const seconds = await records.takeFromMinute(`${id}:${key}`, perMinute, now());
    if (seconds === 0) return;
    throw new GangwayError("rate_limited", `Many people are starting right now. Try again in ${seconds} s.`, {
      retryAfterSeconds: seconds,
    });
  };
}
