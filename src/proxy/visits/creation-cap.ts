/**
 * Keeps to the number of sessions a minute that a provider allows, so that it need not refuse. Pages of one address get
 * a quarter of that number, and all pages together three quarters. So no page can stop the others, or the partner's
 * server.
 */
import { GangwayError } from "../../contract/errors.js";
import type { Provider } from "../../providers/provider.js";
import type { RateLimitRecords } from "../../records/limits/rate-limits.js";

export interface CapCaller {
  kind: "server" | "page";
  /** Null where it isn't known. */
  address: string | null;
}

/** @throws GangwayError `rate_limited` with the seconds to wait. */
export type CreationCap = (provider: Provider, caller: CapCaller) => Promise<void>;

export function createCreationCap(records: RateLimitRecords, now: () => number): CreationCap {
  return async ({ id, creationCap }, { kind, address }) => {
    if (!creationCap) return;
    const { perMinute } = creationCap;
    const key = `${id}:${creationCap.key}`;
    const quarter = Math.max(1, Math.floor(perMinute / 4));
    const ofPages: [string, number][] = [
      ...(address === null ? [] : [[`${key}:address:${address}`, quarter] satisfies [string, number]]),
      [`${key}:pages`, Math.max(1, perMinute - quarter)],
    ];
    for (const [name, most] of [...(kind === "page" ? ofPages : []), [key, perMinute] as const]) {
      const seconds = await records.takeFromMinute(name, most, now());
      if (seconds === 0) continue;
      throw new GangwayError(
        "rate_limited",
        `Many people are starting right now. Try again in ${seconds} s.`,
        {
          retryAfterSeconds: seconds,
        },
      );
    }
  };
}
