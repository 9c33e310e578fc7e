/** The times of further attempts to send a mail: waits that double, for as long as the mail is of use. */
import type { ClaimedMail } from "../../records/mails/mail-queue.js";
import { jittered } from "../jittered.js";

const FIRST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 60 * 60 * 1000;
/** No wait is longer than this part of the time for which the mail is of use. */
const LONGEST_PART = 1 / 5;

/**
 * Returns the time of the next attempt in ms since the epoch. Null: the mail would have expired by then.
 * @param random from 0 to 1.
 */
export function nextMailAttemptAt(
  { attempts, createdAt, expiresAt }: Pick<ClaimedMail, "attempts" | "createdAt" | "expiresAt">,
  now: number,
  random: number,
): number | null {
  const doubled = FIRST_WAIT_MS * 2 ** (attempts - 1);
  const wait = Math.min(doubled, LONGEST_WAIT_MS, (expiresAt - createdAt) * LONGEST_PART);
  const nextAt = now + jittered(wait, random);
  return nextAt < expiresAt ? nextAt : null;
}
