/**
 * Limits the calls of pages, per network address, per reference, and per mailbox within an organisation. A page's
 * invite has a limit of its own per address, because each costs a session at the provider.
 */
import { GangwayError } from "../../contract/errors.js";
import type { RateLimitRecords } from "../../records/limits/rate-limits.js";
import type { AnyGangwayConfig } from "../config-schema.js";
import { foldedEmail } from "./folded-email.js";

export type LimitedAction = "invite" | "code" | "activate" | "tracking";

export interface Limited {
  address?: string | null;
  reference?: string;
  /** Nobody at one organisation can lock a customer out of another. */
  mailbox?: { organisation: string; email: string };
}

/** @throws GangwayError `rate_limited` with the seconds to wait. */
export type RateLimits = (action: LimitedAction, by: Limited) => Promise<void>;

export function createRateLimits(
  limits: AnyGangwayConfig["limits"],
  records: RateLimitRecords,
  now: () => number,
): RateLimits {
  return async (action, { address, reference, mailbox }) => {
    const counted = [
      ["address", address, action === "invite" ? limits.invite : limits.address],
      ["reference", reference, limits.reference],
      ["email", mailbox && `${mailbox.organisation}:${foldedEmail(mailbox.email)}`, limits.email],
    ] as const;
    for (const [kind, value, { count: most, seconds }] of counted) {
      if (value === undefined || value === null) continue;
      const { count, secondsLeft } = await records.count(`${action}:${kind}:${value}`, seconds, now());
      if (count > most) {
        throw new GangwayError("rate_limited", `Too many requests. Try again in ${secondsLeft} s.`, {
          retryAfterSeconds: secondsLeft,
        });
      }
    }
  };
}
