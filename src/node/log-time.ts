/**
 * Times of log lines. A busy proxy logs thousands of lines in a second, and `toISOString` takes longer than the rest of a
 * line.
 */

const SECOND_MS = 1000;

let second = Number.NaN;
/** As `2026-11-22T10:00:00.` */
let upToSecond = "";

/** Returns the time as `new Date().toISOString()` does. */
export function logTime(now: number = Date.now()): string {
  const ms = now % SECOND_MS;
  if (now - ms !== second) {
    second = now - ms;
    upToSecond = new Date(second).toISOString().slice(0, -"000Z".length);
  }
  return `${upToSecond}${String(ms).padStart(3, "0")}Z`;
}
