/**
 * Limits the calls of pages, per network address, per reference, and per mailbox within an organisation. A page's
 * invite has a limit of its own per address, because each costs a session at the provider. Nobody uses up another's
 * share: references are counted for each address, and of each mailbox or phone number one address has three quarters.
 */
import { GangwayError } from "../../contract/errors.js";
import type { RateLimitRecords } from "../../records/limits/rate-limits.js";
import type { AnyGangwayConfig } from "../config-schema.js";
import type { SmsConfig } from "../sms/sms-config.js";
import { foldedEmail } from "./folded-email.js";

export type LimitedAction = "invite" | "code" | "activate" | "tracking" | "link";

export interface Limited {
  address?: string | null;
  reference?: string;
  /** The secret of a tab that asked for a code of this reference. Its calls are counted apart from those of its network. */
  tab?: string | undefined;
  /** A caller at one organisation can't lock a customer out of another. */
  mailbox?: { organisation: string; email: string } | undefined;
  /** The recipient of a text message, likewise. */
  phone?: { organisation: string; number: string } | undefined;
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
  link: "Too many links were mailed to this address.",
};
/** The part of a mailbox's limit that one address may use. */
const SHARE = 3 / 4;
/** The part of an organisation's text messages of a day that one address may use. */
const ORGANISATION_SHARE = 1 / 10;
/** Links that are mailed for one visit. */
const LINKS = { count: 3, seconds: 600 };
const DAY_SECONDS = 24 * 60 * 60;
/** Codes for a mailbox in a day, as a multiple of `limits.email`: it bounds what can be guessed (docs/security.md). */
const DAY_FACTOR = 4;

export function createRateLimits(
  config: Pick<AnyGangwayConfig, "limits" | "sms">,
  records: RateLimitRecords,
  now: () => number,
): RateLimits {
  return async (action, limited) => {
    for (const { key, most, seconds, reason } of countersOf(action, limited, config)) {
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
  { address = null, reference, tab, mailbox, phone }: Limited,
  { limits, sms }: Pick<AnyGangwayConfig, "limits" | "sms">,
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
    ...(reference !== undefined && action === "link" ? [counted(`reference:${reference}`, LINKS)] : []),
    ...(reference === undefined ? [] : [counted(`reference:${reference}:${address}`, limits.reference)]),
    ...(mailbox ? mailboxCounters(action, address, mailbox, limits.email) : []),
    ...(phone && sms ? phoneCounters(address, phone, sms.limits) : []),
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
  return windows.flatMap(({ name, most, seconds }) =>
    shared({ key: `${name}:${organisation}:${foldedEmail(email)}`, most, seconds, reason }, address, SHARE),
  );
}

/** The number's own counters come first: whoever has used up a number's share uses up nothing of the organisation's. */
function phoneCounters(
  address: string | null,
  { organisation, number }: NonNullable<Limited["phone"]>,
  limits: SmsConfig["limits"],
): Counted[] {
  const reason = "Too many text messages were sent to this number.";
  const day = { seconds: DAY_SECONDS };
  const key = `phone:${organisation}:${number}`;
  return [
    ...shared({ key, most: limits.number.count, seconds: limits.number.seconds, reason }, address, SHARE),
    ...shared({ key: `day:${key}`, most: limits.numberPerDay, ...day, reason }, address, SHARE),
    ...shared(
      {
        key: `sms-day:${organisation}`,
        most: limits.organisationPerDay,
        ...day,
        reason: "Too many text messages were sent today.",
      },
      address,
      ORGANISATION_SHARE,
    ),
  ];
}

/** Returns a counter, and before it that of the part that one address may use. */
function shared(counted: Counted, address: string | null, part: number): Counted[] {
  const { key, most } = counted;
  const own = { ...counted, key: `${key}:${address}`, most: Math.ceil(most * part) };
  return address === null ? [counted] : [own, counted];
}
