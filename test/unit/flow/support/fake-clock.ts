import type { Clock } from "../../../../src/flow/clock.js";

/** Lets everything run that waits for promises only. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 25; turn++) await Promise.resolve();
}

/** A clock that moves when the test says so. */
export class FakeClock implements Clock {
  #now = Date.UTC(2026, 10, 20);
  #nextTimer = 1;
  readonly #timers = new Map<number, { at: number; run: () => void }>();

  now(): number {
    return this.#now;
  }

  setTimeout(run: () => void, delayMs: number): number {
    if (!(delayMs >= 0 && delayMs < 2 ** 31)) throw new RangeError(`No timer takes ${delayMs} ms.`);
    const timer = this.#nextTimer++;
    this.#timers.set(timer, { at: this.#now + delayMs, run });
    return timer;
  }

  clearTimeout(timer: unknown): void {
    this.#timers.delete(timer as number);
  }

  /** The milliseconds from now until each timer is due. */
  get due(): number[] {
    return Array.from(this.#timers.values(), ({ at }) => at - this.#now).sort((a, b) => a - b);
  }

  /** Moves on, running what is due in its order, each with all that follows from it. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      const [next] = [...this.#timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at);
      if (!next) break;
      const [timer, { at, run }] = next;
      this.#timers.delete(timer);
      this.#now = at;
      run();
      await settle();
    }
    this.#now = end;
    await settle();
  }
}
