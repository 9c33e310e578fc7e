/** A clock that jumps from timer to timer. Promises settle between two timers, as they do in a browser. */
export function createSimulatedClock() {
  let now = 0;
  let lastId = 0;
  /** @type {Map<number, { at: number, run: () => void }>} */
  const timers = new Map();
  const clock = {
    now: () => now,
    /**
     * @param {() => void} run
     * @param {number} delayMs
     */
    setTimeout(run, delayMs) {
      lastId += 1;
      timers.set(lastId, { at: now + delayMs, run });
      return lastId;
    },
    /** @param {unknown} timer */
    clearTimeout(timer) {
      timers.delete(Number(timer));
    },
  };
  return {
    clock,
    /** Runs timers until none is left, or one is due later than the end. */
    async runUntil(/** @type {number} */ end) {
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve));
        const [next] = [...timers].sort(([, a], [, b]) => a.at - b.at);
        if (!next || next[1].at > end) return;
        timers.delete(next[0]);
        now = next[1].at;
        next[1].run();
      }
    },
  };
}
