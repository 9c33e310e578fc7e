import { describe, expect, it } from "vitest";
import { createClock, type Schedule } from "../../../src/sandbox/clock.js";

/** Real time that stands still until it is moved by hand. */
function handmadeTime() {
  let now = 1_000_000;
  let timers: { due: number; run: () => void }[] = [];
  const schedule: Schedule = (run, milliseconds) => {
    const timer = { due: now + milliseconds, run };
    timers.push(timer);
    return () => {
      timers = timers.filter((one) => one !== timer);
    };
  };
  const pass = (milliseconds: number) => {
    now += milliseconds;
    for (const timer of timers.filter(({ due }) => due <= now)) {
      timers = timers.filter((one) => one !== timer);
      timer.run();
    }
  };
  return { now: () => now, schedule, pass, waiting: () => timers.length };
}

describe("the sandbox's clock", () => {
  it("fires timers when real time gets there", () => {
    const time = handmadeTime();
    const clock = createClock(time.now, time.schedule);
    const fired: string[] = [];
    clock.at(clock.now() + 2000, () => void fired.push("second"));
    clock.at(clock.now() + 1000, () => void fired.push("first"));
    time.pass(999);
    expect(fired).toEqual([]);
    time.pass(1);
    expect(fired).toEqual(["first"]);
    time.pass(1000);
    expect(fired).toEqual(["first", "second"]);
    expect(time.waiting()).toBe(0);
  });

  it("fires them in order, each at its own time, when it is moved, also those that they set", async () => {
    const time = handmadeTime();
    const clock = createClock(time.now, time.schedule);
    const start = clock.now();
    const fired: [string, number][] = [];
    const note = (name: string) => void fired.push([name, clock.now() - start]);
    clock.at(start + 3000, () => note("late"));
    clock.at(start + 1000, () => {
      note("early");
      clock.at(clock.now() + 1000, () => note("started by early"));
    });
    clock.at(start + 9000, () => note("not yet"));
    await clock.advance(5000);
    expect(fired).toEqual([
      ["early", 1000],
      ["started by early", 2000],
      ["late", 3000],
    ]);
    expect(clock.now() - start).toBe(5000);
    expect(clock.offset).toBe(5000);
  });

  it("waits for work in flight before it lets the next timer run", async () => {
    const time = handmadeTime();
    const clock = createClock(time.now, time.schedule);
    const events: string[] = [];
    let finish = () => {};
    clock.at(clock.now() + 1000, async () => {
      events.push("begun");
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      events.push("finished");
    });
    clock.at(clock.now() + 2000, () => void events.push("next"));
    const moved = clock.advance(3000);
    await expect.poll(() => events).toEqual(["begun"]);
    finish();
    await moved;
    expect(events).toEqual(["begun", "finished", "next"]);
  });

  it("waits too for work that real time has started meanwhile", async () => {
    const time = handmadeTime();
    const clock = createClock(time.now, time.schedule);
    const finish: (() => void)[] = [];
    const work = () => new Promise<void>((resolve) => void finish.push(resolve));
    clock.at(clock.now(), work);
    clock.at(clock.now(), work);
    let isSettled = false;
    const settled = clock.settle().then(() => {
      isSettled = true;
    });
    await expect.poll(() => finish.length).toBe(1);
    time.pass(0);
    expect(finish).toHaveLength(2);
    finish[0]?.();
    await new Promise<void>((resolve) => setImmediate(resolve));
    expect(isSettled).toBe(false);
    finish[1]?.();
    await settled;
  });

  it("overtakes work that doesn't end", async () => {
    const time = handmadeTime();
    const clock = createClock(time.now, time.schedule);
    const events: string[] = [];
    clock.at(clock.now() + 1000, () => {
      events.push("stuck");
      return new Promise<void>(() => {});
    });
    clock.at(clock.now() + 2000, () => void events.push("next"));
    const moved = clock.advance(3000);
    await expect.poll(() => events).toEqual(["stuck"]);
    for (let seconds = 0; seconds < 3; seconds++) {
      await Promise.resolve();
      time.pass(1000);
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
    await moved;
    expect(events).toEqual(["stuck", "next"]);
  });

  it("cancels a timer, and drops all of them on reset", async () => {
    const time = handmadeTime();
    const clock = createClock(time.now, time.schedule);
    const fired: string[] = [];
    clock.at(clock.now() + 1000, () => void fired.push("cancelled"))();
    clock.at(clock.now() + 1000, () => void fired.push("kept"));
    await clock.advance(1000);
    clock.at(clock.now() + 1000, () => void fired.push("dropped"));
    clock.reset();
    expect(time.waiting()).toBe(0);
    expect(clock.now()).toBe(time.now());
    await clock.advance(5000);
    expect(fired).toEqual(["kept"]);
  });

  it("stays where a reset puts it, also while it moves", async () => {
    const time = handmadeTime();
    const clock = createClock(time.now, time.schedule);
    let finish = () => {};
    let begun = false;
    clock.at(clock.now() + 1000, async () => {
      begun = true;
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
    });
    const moved = clock.advance(5000);
    await expect.poll(() => begun).toBe(true);
    clock.reset();
    finish();
    await moved;
    expect(clock.offset).toBe(0);
  });

  it("counts waits that are longer than a host's timer can", () => {
    const time = handmadeTime();
    const clock = createClock(time.now, time.schedule);
    let fired = false;
    const fortyDays = 40 * 86_400_000;
    clock.at(clock.now() + fortyDays, () => {
      fired = true;
    });
    time.pass(2 ** 31 - 1);
    expect(fired).toBe(false);
    time.pass(fortyDays - (2 ** 31 - 1));
    expect(fired).toBe(true);
  });
});
