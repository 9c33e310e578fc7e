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

export class Clock {
  readonly #realNow: () => number;
  readonly #schedule: Schedule;
  readonly #running = new Set<Promise<void>>();
  #timers: Timer[] = [];
  #offset = 0;
  #resets = 0;
  #disarm = () => {};
  #moving: Promise<unknown> = Promise.resolve();

  constructor(realNow: () => number, schedule: Schedule) {
    this.#realNow = realNow;
    this.#schedule = schedule;
  }

  /** The sandbox's time, in ms since the epoch. */
  now(): number {
    return this.#realNow() + this.#offset;
  }

  /** Milliseconds by which the clock is ahead of real time. */
  get offset(): number {
    return this.#offset;
  }

  /** Real time in ms since the epoch, for times that others compare with their own clocks (a `Retry-After` date). */
  realNow(): number {
    return this.#realNow();
  }

  /** Runs a task at a time of this clock (ms since the epoch); returns a function that cancels it. */
  at(due: number, task: Task): () => void {
    const timer = { due, task };
    const next = this.#timers.findIndex((other) => other.due > due);
    this.#timers.splice(next < 0 ? this.#timers.length : next, 0, timer);
    this.#arm();
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
      this.#arm();
    };
  }

  /** Runs a task some milliseconds of this clock later; returns a function that cancels it. */
  after(milliseconds: number, task: Task): () => void {
    return this.at(this.now() + milliseconds, task);
  }

  /** Waits in real time, however this clock is moved; for a slow answer. */
  wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      this.#schedule(resolve, milliseconds);
    });
  }

  /**
   * Moves the clock on. Every timer that falls due runs at its own time and in order, also one that such a timer sets.
   * Work in flight is waited for, but only so long: a receiver that never answers must run into its time limit.
   */
  advance(milliseconds: number): Promise<void> {
    const moved = this.#moving.then(async () => {
      const target = this.#offset + milliseconds;
      const resets = this.#resets;
      await this.#settled();
      for (let next = this.#timers[0]; next; next = this.#timers[0]) {
        if (resets !== this.#resets || next.due > this.#realNow() + target) break;
        this.#offset = Math.max(this.#offset, next.due - this.#realNow());
        this.#runFirst();
        await this.#settled();
      }
      if (resets !== this.#resets) return;
      this.#offset = Math.max(this.#offset, target);
      this.#arm();
    });
    this.#moving = moved.catch(() => {});
    return moved;
  }

  /** Runs the timers that are due and waits for them, so that the caller finds their work done. */
  settle(): Promise<void> {
    return this.advance(0);
  }

  /** Drops every timer and goes back to real time. */
  reset(): void {
    this.#resets++;
    this.#timers = [];
    this.#offset = 0;
    this.#disarm();
  }

  #arm(): void {
    this.#disarm();
    const next = this.#timers[0];
    if (!next) return;
    const wait = Math.min(Math.max(0, next.due - this.now()), MAX_WAIT_MS);
    this.#disarm = this.#schedule(() => {
      while (this.#timers[0] && this.#timers[0].due <= this.now()) this.#runFirst();
      this.#arm();
    }, wait);
  }

  #runFirst(): void {
    const timer = this.#timers.shift();
    if (!timer) return;
    const run = (async () => timer.task())().finally(() => this.#running.delete(run));
    this.#running.add(run);
  }

  /** Waits until no task runs, also none that a real timer starts meanwhile, or until the timeout. */
  async #settled(): Promise<void> {
    if (this.#running.size === 0) return;
    let timedOut = false;
    let stopWaiting = () => {};
    const timeout = new Promise<void>((resolve) => {
      stopWaiting = this.#schedule(() => {
        timedOut = true;
        resolve();
      }, SETTLE_TIMEOUT_MS);
    });
    while (!timedOut && this.#running.size > 0) {
      await Promise.race([Promise.allSettled(this.#running), timeout]);
    }
    stopWaiting();
  }
}
