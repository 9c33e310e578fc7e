/** Limits invite, code and activate, per network address, per reference and per email address separately. */
import { GangwayError } from "../../contract/errors.js";
import type { RateLimitRecords } from "../../records/limits/rate-limits.js";
import type { AnyGangwayConfig } from "../config-schema.js";

export type LimitedAction = "invite" | "code" | "activate";

export interface Limited {
  address?: string | null;
  reference?: string;
  email?: string;
}

/** @throws GangwayError `rate_limited` with the seconds to wait. */
export type RateLimits = (action: LimitedAction, by: Limited) => Promise<void>;

export function createRateLimits(
  limits: AnyGangwayConfig["limits"],
  records: RateLimitRecords,
  now: () => number,
): RateLimits {
  return async (action, { address, reference, email }) => {
    const counted = [
      ["address", address],
      ["reference", reference],
      ["email", email?.toLowerCase()],
    ] as const;
    for (const [kind, value] of counted) {
      if (value === undefined || value === null) continue;
      const { count: most, seconds } = limits[kind];
      const { count, secondsLeft } = await records.count(`${action}:${kind}:${value}`, seconds, now());
      if (count > most) {
        throw new GangwayError("rate_limited", `Too many requests. Try again in ${secondsLeft} s.`, {
          retryAfterSeconds: secondsLeft,
        });
      }
    }
  };
}
