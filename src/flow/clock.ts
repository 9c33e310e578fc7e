/** Time as the flow sees it, passed in so that tests can hold it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls `run` once, `delayMs` milliseconds from now. Returns what `clearTimeout` takes. */
  setTimeout(run: () => void, delayMs: number): unknown;
  /** Forgets a timer. One that has run, or was never set, is no error. */
  clearTimeout(timer: unknown): void;
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout: (run, delayMs) => setTimeout(run, delayMs),
  clearTimeout: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
};
