/**
 * Limits the calls of pages, per network address, per reference, and per mailbox within an organisation. A page's
 * invite has a limit of its own per address, because each costs a session at the provider. Nobody uses up another's
 * share: references are counted for each address, and of each mailbox one address has three quarters.
 */
import { GangwayError } from "../../contract/errors.js";
import type { RateLimitRecords } from "../../records/limits/rate-limits.js";
import type { AnyGangwayConfig } from "../config-schema.js";
import { foldedEmail } from "./folded-email.js";

export type LimitedAction = "invite" | "code" | "activate" | "tracking";

export interface Limited {
  address?: string | null;
  reference?: string;
  /** The secret of a tab that asked for a code of this reference. Its calls are counted apart from those of its network. */
  tab?: string | undefined;
  /** Nobody at one organisation can lock a customer out of another. */
  mailbox?: { organisation: string; email: string } | undefined;
}

/** @throws GangwayError `rate_limited` with the seconds to wait. */
export type RateLimits = (action: LimitedAction, by: Limited) => Promise<void>;

interface Counted {
  key: string;
  most: number;
  seconds: number;
  /** The reason, for people; it ends with a full stop. */
  reason: string;
}

const TOO_MANY = "Too many requests.";
/** References aren't limited: the mails that they may lead to are. */
const TOO_MANY_MAILS: Partial<Record<LimitedAction, string>> = {
  invite: "Each visit can send mail to its address, so only a few may be started for one address at a time.",
  code: "Too many codes were mailed to this address.",
};
/** The part of a mailbox's limit that one address may use. */
const SHARE = 3 / 4;
const DAY_SECONDS = 24 * 60 * 60;
/** Codes for a mailbox in a day, as a multiple of `limits.email`: it bounds what can be guessed (docs/security.md). */
const DAY_FACTOR = 4;

export function createRateLimits(
  limits: AnyGangwayConfig["limits"],
  records: RateLimitRecords,
  now: () => number,
): RateLimits {
  return async (action, limited) => {
    for (const { key, most, seconds, reason } of countersOf(action, limited, limits)) {
      const { count, secondsLeft } = await records.count(`${action}:${key}`, seconds, now());
      if (count <= most) continue;
      throw new GangwayError("rate_limited", `${reason} Try again in ${secondsLeft} s.`, {
        retryAfterSeconds: secondsLeft,
      });
    }
  };
}

/** Returns the counters of a call. One that is over its limit keeps the later ones from being counted. */
function countersOf(
  action: LimitedAction,
  { address = null, reference, tab, mailbox }: Limited,
  limits: AnyGangwayConfig["limits"],
): Counted[] {
  const counted = (key: string, { count, seconds }: { count: number; seconds: number }): Counted => ({
    key,
    most: count,
    seconds,
    reason: TOO_MANY,
  });
  if (tab !== undefined) return [counted(`tab:${reference}:${tab}`, limits.reference)];
  return [
    ...(address === null
      ? []
      : [counted(`address:${address}`, action === "invite" ? limits.invite : limits.address)]),
    ...(reference === undefined ? [] : [counted(`reference:${reference}:${address}`, limits.reference)]),
    ...(mailbox ? mailboxCounters(action, address, mailbox, limits.email) : []),
  ];
}

function mailboxCounters(
  action: LimitedAction,
  address: string | null,
  { organisation, email }: NonNullable<Limited["mailbox"]>,
  { count, seconds }: { count: number; seconds: number },
): Counted[] {
  const reason = TOO_MANY_MAILS[action] ?? TOO_MANY;
  const windows = [
    { name: "email", most: count, seconds },
    ...(action === "code" ? [{ name: "email-day", most: count * DAY_FACTOR, seconds: DAY_SECONDS }] : []),
  ];
  return windows.flatMap(({ name, most, seconds }) => {
    const key = `${name}:${organisation}:${foldedEmail(email)}`;
    return [
      ...(address === null
        ? []
        : [{ key: `${key}:${address}`, most: Math.ceil(most * SHARE), seconds, reason }]),
      { key, most, seconds, reason },
    ];
  });
}
