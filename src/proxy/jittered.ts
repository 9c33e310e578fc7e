/** Each wait grows by up to this fraction. */
const JITTER = 0.1;

/**
 * Lengthens a wait at random, so that attempts that failed together are not repeated together.
 * @param random from 0 to 1.
 */
export function jittered(waitMs: number, random: number): number {
  return Math.ceil(waitMs * (1 + JITTER * random));
}
