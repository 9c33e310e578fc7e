/**
 * The sandbox's own clock: real time plus the time by which the control page has advanced it. Timers on it (webhook
 * retries, assessments, expiries) fire when real time gets there, or at once and in order when the clock is moved.
 */

/** Runs a function after a time (ms) and returns a function that cancels it. `setTimeout`, unless a host gives another. */
export type Schedule = (run: () => void, milliseconds: number) => () => void;

type Task = () => void | Promise<void>;
interface Timer {
  due: number;
  task: Task;
}

/** Real time (ms) for which `advance` waits for work in flight before it moves the clock on. */
const SETTLE_TIMEOUT_MS = 1000;
/** The longest wait (ms) that every host's timer can count. */
const MAX_WAIT_MS = 2 ** 31 - 1;

export interface Clock {
  /** The sandbox's time, in ms since the epoch. */
  now(): number;
  /** Milliseconds by which the clock is ahead of real time. */
  readonly offset: number;
  /** Real time in ms since the epoch, for times that others compare with their own clocks (a `Retry-After` date). */
  realNow(): number;
  /** Runs a task at a time of this clock (ms since the epoch); returns a function that cancels it. */
  at(due: number, task: Task): () => void;
  /** Runs a task some milliseconds of this clock later; returns a function that cancels it. */
  after(milliseconds: number, task: Task): () => void;
  /** Waits in real time, however this clock is moved; for a slow answer. */
  wait(milliseconds: number): Promise<void>;
  /**
   * Moves the clock on. Every timer that falls due runs at its own time and in order, also one that such a timer sets.
   * Work in flight is waited for, but only so long: a receiver that never answers must run into its time limit.
   */
  advance(milliseconds: number): Promise<void>;
  /** Runs the timers that are due and waits for them, so that the caller finds their work done. */
  settle(): Promise<void>;
  /** Drops every timer and goes back to real time. */
  reset(): void;
}

export function createClock(realNow: () => number, schedule: Schedule): Clock {
  const running = new Set<Promise<void>>();
  let timers: Timer[] = [];
  let offset = 0;
  let resets = 0;
  let disarm = () => {};
  let moving: Promise<unknown> = Promise.resolve();

  const now = () => realNow() + offset;

  const runFirst = () => {
    const timer = timers.shift();
    if (!timer) return;
    const run = (async () => timer.task())().finally(() => running.delete(run));
    running.add(run);
  };

  /** Sets a real timer for the first task. */
  const arm = () => {
    disarm();
    const next = timers[0];
    if (!next) return;
    const wait = Math.min(Math.max(0, next.due - now()), MAX_WAIT_MS);
    disarm = schedule(() => {
      while (timers[0] && timers[0].due <= now()) runFirst();
      arm();
    }, wait);
  };

  /** Waits until no task runs, also none that a real timer starts meanwhile, or until the timeout. */
  const allRun = async () => {
    if (running.size === 0) return;
    let timedOut = false;
    let cancelTimeout = () => {};
    const timeout = new Promise<void>((resolve) => {
      cancelTimeout = schedule(() => {
        timedOut = true;
        resolve();
      }, SETTLE_TIMEOUT_MS);
    });
    while (!timedOut && running.size > 0) {
      await Promise.race([Promise.allSettled(running), timeout]);
    }
    cancelTimeout();
  };

  const clock: Clock = {
    now,

    get offset() {
      return offset;
    },

    realNow,

    at(due, task) {
      const timer = { due, task };
      const next = timers.findIndex((other) => other.due > due);
      timers.splice(next < 0 ? timers.length : next, 0, timer);
      arm();
      return () => {
        timers = timers.filter((other) => other !== timer);
        arm();
      };
    },

    after: (milliseconds, task) => clock.at(now() + milliseconds, task),

    wait: (milliseconds) =>
      new Promise((resolve) => {
        schedule(resolve, milliseconds);
      }),

    advance(milliseconds) {
      const moved = moving.then(async () => {
        const target = offset + milliseconds;
        const resetsBefore = resets;
        await allRun();
        for (let next = timers[0]; next; next = timers[0]) {
          if (resets !== resetsBefore || next.due > realNow() + target) break;
          offset = Math.max(offset, next.due - realNow());
          runFirst();
          await allRun();
        }
        if (resets !== resetsBefore) return;
        offset = Math.max(offset, target);
        arm();
      });
      moving = moved.catch(() => {});
      return moved;
    },

    settle: () => clock.advance(0),

    reset() {
      resets += 1;
      timers = [];
      offset = 0;
      disarm();
    },
  };
  return clock;
}
