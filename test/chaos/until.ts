import { setTimeout as wait } from "node:timers/promises";

const INTERVAL_MS = 50;

/** Waits for a condition. @returns false where it isn't met in time. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  timeoutMs: number,
): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  while (!(await condition())) {
    if (performance.now() > deadline) return false;
    await wait(INTERVAL_MS);
  }
  return true;
}
