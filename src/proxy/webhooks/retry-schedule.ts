/** When a webhook that failed is sent again: the waits that Standard Webhooks suggests, ten attempts over three days. */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** After the first attempt, the second, … In ms. */
export const RETRY_WAITS_MS: readonly number[] = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

/** A receiver can't put us off for longer than this by `Retry-After`. */
const LONGEST_WAIT_MS = 24 * HOUR;
/** Each wait grows by up to this part of itself, so that what failed together doesn't come back together. */
const JITTER = 0.1;

/**
 * The time of the next attempt, in ms since the epoch; null: there is none left. `Retry-After` makes a wait longer, never
 * shorter: shorter ones would use up within minutes what is meant to last for days.
 * @param attempts how many have been made, this one included.
 * @param random from 0 to 1.
 */
export function nextAttemptAt(
  attempts: number,
  retryAfterSeconds: number | undefined,
  now: number,
  random: number,
): number | null {
  const wait = RETRY_WAITS_MS[attempts - 1];
  if (wait === undefined) return null;
  const asked = Math.min((retryAfterSeconds ?? 0) * SECOND, LONGEST_WAIT_MS);
  const longest = Math.max(wait, asked);
  return now + Math.ceil(longest * (1 + JITTER * random));
}
