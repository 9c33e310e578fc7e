/** Waits for conditions, never for a time. */

const PAUSE_MS = 50;

/**
 * Reads until there is something.
 * @param what what is waited for, for the error's message.
 * @throws Error after the time limit.
 */
export async function waitUntil<Found>(
  what: string,
  timeoutSeconds: number,
  read: () => Promise<Found | undefined> | Found | undefined,
): Promise<Found> {
  const end = performance.now() + timeoutSeconds * 1000;
  for (;;) {
    const found = await read();
    if (found !== undefined) return found;
    if (performance.now() >= end) throw new Error(`There was no ${what} within ${timeoutSeconds} s.`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
