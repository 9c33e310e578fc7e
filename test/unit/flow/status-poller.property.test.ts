import fc from "fast-check";
import { expect, it } from "vitest";
import type { StatusAnswer } from "../../../src/contract/answers.js";
import { GangwayError } from "../../../src/contract/errors.js";
import { isTransient } from "../../../src/flow/visit/is-transient.js";
import { settle } from "./support/fake-clock.js";
import { WatchedPoller } from "./support/watched-poller.js";

const MOVES = ["hide", "show", "disconnect", "connect", "restore", "readNow", "start", "stop"] as const;
const RETURNS = ["show", "connect", "restore"];

type Event =
  | { does: (typeof MOVES)[number] }
  /** Answers to reads that were given up. */
  | { does: "late" }
  | { does: "wait"; ms: number }
  | { does: "answer"; answer: StatusAnswer }
  | { does: "fail"; error: Error };

const moves = fc.constantFrom(...MOVES).map((does): Event => ({ does }));
const late = fc.constant<Event>({ does: "late" });
const waits = fc
  .oneof(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 0, max: 25_000 }))
  .map((ms): Event => ({ does: "wait", ms }));
const answers = fc
  .oneof(
    { weight: 9, arbitrary: fc.constantFrom<StatusAnswer>({ status: "Inactive" }, { status: "Active" }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<StatusAnswer>(
        { status: "Completed" },
        { status: "Active", ended: "failed" },
      ),
    },
  )
  .map((answer): Event => ({ does: "answer", answer }));
const limited = fc
  .option(fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 120 })), { nil: undefined })
  .map((retryAfterSeconds) => new GangwayError("rate_limited", "", { retryAfterSeconds }));
const failures = fc
  .oneof(
    limited,
    fc.constantFrom(new GangwayError("provider_unavailable", ""), new TypeError("Failed to fetch")),
    fc.constant(new GangwayError("unknown_reference", "")),
  )
  .map((error): Event => ({ does: "fail", error }));
/** A read that no event answers never gets an answer. */
const story = fc.array(
  fc.oneof({ weight: 3, arbitrary: waits }, { weight: 3, arbitrary: moves }, answers, failures, late),
  {
    maxLength: 60,
  },
);

/** Plays a story to a poller, and checks every promise of the schedule all along. */
async function playStory(
  events: readonly Event[],
  random: () => number,
  ignoresAbort: boolean,
): Promise<void> {
  const watched = new WatchedPoller(random);
  const { clock, page, poller, reads } = watched;
  const broken: string[] = [];
  watched.ignoresAbort = ignoresAbort;
  let running = false;
  /** The last start, or the end of the last read: what waits are counted from. */
  let from = clock.now();
  let shortest = 1000;
  let longest = 1000;
  /** A read that begins now has been asked for. */
  let prompted = false;
  /** A read was asked for while another one was in flight. */
  let queued = false;

  const away = () => page.hidden || !page.online;
  const ended = (retryAfterSeconds?: number) => {
    from = clock.now();
    [shortest, longest] = [1000, 10_000];
    if (retryAfterSeconds !== undefined) shortest = longest = Math.max(1000, retryAfterSeconds * 1000);
  };

  watched.onRead = () => {
    if (!running) broken.push("read although stopped");
    if (page.hidden) broken.push("read while hidden");
    if (!page.online) broken.push("read while offline");
    if (watched.inFlight.length) broken.push("read twice at once");
    // The time limit of a read is the one end that is not in the story.
    const last = reads.at(-1);
    if (last?.signal.reason?.code === "timeout" && last.endedAt !== null && last.endedAt > from) {
      from = last.endedAt;
      [shortest, longest] = [1000, 10_000];
    }
    const waited = clock.now() - from;
    if (!prompted && !queued && waited < shortest) broken.push(`read after ${waited} ms, not ${shortest}`);
    queued = false;
  };

  let completed = false;
  const isEnd = (event: Event) =>
    // Once completed, a visit stays so: any answer ends a poller that was started again.
    (event.does === "answer" && (completed || !!event.answer.ended)) ||
    (event.does === "fail" && event.error instanceof GangwayError && !isTransient(event.error));

  async function play(event: Event): Promise<void> {
    const before = reads.length;
    const inFlight = watched.inFlight.length > 0;
    switch (event.does) {
      case "wait":
        return clock.advance(event.ms);
      case "late": {
        for (const read of reads) if (read.endedAt !== null) read.resolve({ status: "Completed" });
        return;
      }
      case "answer":
      case "fail": {
        if (!inFlight) return;
        const retryAfter =
          "error" in event && "code" in event.error
            ? (event.error as GangwayError).retryAfterSeconds
            : undefined;
        ended(retryAfter);
        completed ||= event.does === "answer" && event.answer.status === "Completed";
        if (isEnd(event)) running = false;
        // The server's wish comes after the one that waited.
        if (retryAfter !== undefined) queued = false;
        const due = queued && running;
        await (event.does === "answer" ? watched.answer(event.answer) : watched.fail(event.error));
        if (due && reads.length === before) broken.push("didn't read again");
        queued = false;
        return;
      }
      case "start":
        if (!running) {
          from = clock.now();
          shortest = longest = 1000;
        }
        running = true;
        poller.start();
        return;
      case "stop":
        running = queued = false;
        poller.stop();
        return;
      case "readNow":
        queued = inFlight;
    }
    const current = watched.inFlight[0];
    prompted = true;
    if (event.does === "readNow") poller.readNow();
    else page[event.does]();
    prompted = false;
    // A caller who asked for a read got the one on return, or will get it.
    if (current && current.endedAt !== null) queued = false;
    if (!running || away()) {
      queued = false;
      return;
    }
    const fresh = current && clock.now() - current.startedAt < 1000;
    const atOnce = RETURNS.includes(event.does) ? !fresh : event.does === "readNow" && !inFlight;
    if (event.does === "readNow" && inFlight && reads.length !== before) broken.push("gave a read up");
    if (atOnce && reads.length !== before + 1) broken.push(`didn't read on ${event.does}`);
  }

  for (const event of events) {
    await play(event);
    await settle();
    const last = reads.at(-1);
    if (last?.signal.reason?.code === "timeout" && last.endedAt !== null && last.endedAt > from) {
      from = last.endedAt;
      [shortest, longest] = [1000, 10_000];
      queued = false;
    }
    if (!running) {
      expect([clock.due, page.listeners, watched.inFlight]).toEqual([[], 0, []]);
    } else if (away()) {
      expect([clock.due, page.listeners, watched.inFlight]).toEqual([[], 1, []]);
    } else {
      expect([clock.due.length, page.listeners]).toEqual([1, 1]);
      const [read] = watched.inFlight;
      if (read) expect(clock.now() - read.startedAt).toBeLessThan(10_000);
      else {
        expect(clock.now() + (clock.due[0] ?? 0) - from).toBeLessThanOrEqual(longest);
      }
    }
    expect(broken).toEqual([]);
  }

  const total = reads.length;
  poller.stop();
  running = false;
  for (const does of ["show", "connect", "restore", "readNow"] as const) {
    await play({ does });
    await clock.advance(60_000);
  }
  expect([reads.length, clock.due, page.listeners, watched.inFlight, broken]).toEqual([total, [], 0, [], []]);
}

it("keeps every promise of the schedule, whatever happens", async () => {
  await fc.assert(
    fc.asyncProperty(
      story,
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }),
      fc.boolean(),
      (events, numbers, ignoresAbort) => {
        let drawn = 0;
        const random = () => numbers[drawn++ % numbers.length] ?? 0;
        return playStory([{ does: "start" }, ...events], random, ignoresAbort);
      },
    ),
    { numRuns: 500 },
  );
});
