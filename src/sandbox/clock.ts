/**
 * The sandbox's own clock: real time plus whatever the control page has advanced it by. Timers on it (webhook
 * retries, assessments, expiries) fire when real time gets there, or at once, in order, when the clock is moved.
 */

/** Runs something after a while and returns a function that calls it off. `setTimeout`, unless a host has better. */
export type Schedule = (run: () => void, milliseconds: number) => () => void;

type Task = () => void | Promise<void>;
interface Timer {
  due: number;
  task: Task;
}

/** How long (ms of real time) moving the clock waits for work in flight before time overtakes it. */
const PATIENCE = 1000;
/** The longest wait (ms) that every host's timer can count. */
const LONGEST_WAIT = 2 ** 31 - 1;

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

  /** Real time, for what others measure with their own clocks (a `Retry-After` date). */
  realNow(): number {
    return this.#realNow();
  }

  /** Runs a task at a time of this clock (ms since the epoch); returns a function that calls it off. */
  at(due: number, task: Task): () => void {
    const timer = { due, task };
    const later = this.#timers.findIndex((other) => other.due > due);
    this.#timers.splice(later < 0 ? this.#timers.length : later, 0, timer);
    this.#arm();
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
      this.#arm();
    };
  }

  /** Waits in real time, whatever this clock does: for a slow answer. */
  wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      this.#schedule(resolve, milliseconds);
    });
  }

  /**
   * Moves the clock on. Every timer that falls due runs at its own time and in order, those that it starts too;
   * work in flight is waited for, but only so long: a receiver that never answers must run into its time limit.
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

  /** Runs what is due by now and waits for it, so that whoever asked finds it done. */
  settle(): Promise<void> {
    return this.advance(0);
  }

  /** Forgets every timer and goes back to real time. */
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
    const wait = Math.min(Math.max(0, next.due - this.now()), LONGEST_WAIT);
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

  /** Waits until nothing runs, also what a real timer starts meanwhile, or until patience is at its end. */
  async #settled(): Promise<void> {
    if (this.#running.size === 0) return;
    let isPatient = true;
    let stopWaiting = () => {};
    const patience = new Promise<void>((resolve) => {
      stopWaiting = this.#schedule(() => {
        isPatient = false;
        resolve();
      }, PATIENCE);
    });
    while (isPatient && this.#running.size > 0) {
      await Promise.race([Promise.allSettled(this.#running), patience]);
    }
    stopWaiting();
  }
}
