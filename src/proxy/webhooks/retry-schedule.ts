/** The times of further attempts: ten attempts over three days, with the waits that Standard Webhooks suggests. */
import { jittered } from "../jittered.js";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The waits after the first attempt, the second, … */
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

/** A receiver can't ask for a longer wait by `Retry-After`. */
const LONGEST_WAIT_MS = 24 * HOUR;

/**
 * Returns the time of the next attempt in ms since the epoch, or null where no attempt is left. `Retry-After` makes a wait
 * longer, never shorter: short waits would use up all attempts within minutes.
 * @param attempts made so far, the last one included.
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
  return now + jittered(Math.max(wait, asked), random);
}
