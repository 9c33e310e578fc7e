/** The time and the timers of a flow. Tests pass in their own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls `run` once, `delayMs` milliseconds from now. Returns the timer for `clearTimeout`. */
  setTimeout(run: () => void, delayMs: number): unknown;
  /** Forgets a timer. A timer that has run, or was never set, is no error. */
  clearTimeout(timer: unknown): void;
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout: (run, delayMs) => setTimeout(run, delayMs),
  clearTimeout: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
};
