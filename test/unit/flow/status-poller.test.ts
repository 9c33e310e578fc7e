import { describe, expect, it } from "vitest";
import { type ErrorCode, GangwayError } from "../../../src/contract/errors.js";
import { settle } from "./support/fake-clock.js";
import { WatchedPoller } from "./support/watched-poller.js";

const INACTIVE = { status: "Inactive" } as const;
const ACTIVE = { status: "Active" } as const;
const COMPLETED = { status: "Completed" } as const;

/** A poller in its steady state, which answers by itself. */
function started(random?: () => number): WatchedPoller {
  const watched = new WatchedPoller(random);
  watched.reply = () => INACTIVE;
  watched.poller.start();
  return watched;
}

describe("after completion", () => {
  const OPEN = { status: "Completed", mayAskForMore: true } as const;
  const ASKED = { ...OPEN, action: { kind: "resubmit", reason: "other" } } as const;

  it("stops where the provider asks for nothing more", async () => {
    const watched = started();
    watched.reply = () => COMPLETED;
    await watched.clock.advance(1000);
    expect([watched.clock.due, watched.page.listeners]).toEqual([[], 0]);
  });

  it.each([OPEN, ASKED])("reads every 60 s for an hour where it may: %o", async (answer) => {
    const watched = started();
    watched.reply = () => answer;
    await watched.clock.advance(3 * 60 * 60_000);
    expect(watched.times.slice(0, 4)).toEqual([1000, 61_000, 121_000, 181_000]);
    expect(watched.times.at(-1)).toBe(60 * 60_000 + 1000);
    expect([watched.clock.due, watched.page.listeners]).toEqual([[], 0]);
  });

  it("reads at once when the page is shown again, and not at all once the hour is over", async () => {
    const watched = started();
    watched.reply = () => OPEN;
    await watched.clock.advance(1000);
    watched.page.hide();
    await watched.clock.advance(10 * 60_000);
    expect(watched.times).toEqual([1000]);
    watched.page.show();
    await settle();
    expect(watched.times).toEqual([1000, 601_000]);
    expect(watched.clock.due).toEqual([60_000]);
    watched.page.hide();
    await watched.clock.advance(60 * 60_000);
    watched.page.show();
    await settle();
    expect(watched.times).toHaveLength(2);
    expect(watched.page.listeners).toBe(0);
  });

  it("waits 60 s after a failure, too", async () => {
    const watched = started();
    watched.reply = () => OPEN;
    await watched.clock.advance(1000);
    watched.reply = () => {
      throw new GangwayError("network", "");
    };
    await watched.clock.advance(60_000);
    expect(watched.clock.due).toEqual([60_000]);
  });

  it("is quick again while the customer hands in what is asked for", async () => {
    const watched = started();
    watched.isBusy = () => true;
    watched.reply = () => ASKED;
    await watched.clock.advance(1000);
    expect(watched.clock.due).toEqual([1000]);
  });
});

describe("the schedule", () => {
  it("reads after 1 s, then 2, 4, 8, 10, 10 s", async () => {
    const { clock, times } = await later(started(), 60_000);
    expect(times).toEqual([1000, 3000, 7000, 15_000, 25_000, 35_000, 45_000, 55_000]);
    expect(clock.due).toEqual([5000]);
  });

  it("shortens each wait by up to a fifth, but not the first", async () => {
    const { times } = await later(
      started(() => 1),
      40_000,
    );
    expect(times).toEqual([1000, 2600, 5800, 12_200, 20_200, 28_200, 36_200]);
  });

  it("counts from the end of the last read", async () => {
    const watched = new WatchedPoller();
    watched.poller.start();
    await watched.clock.advance(1000);
    await watched.clock.advance(700);
    await watched.answer(INACTIVE);
    expect(watched.clock.due).toEqual([2000]);
    await watched.clock.advance(2000);
    expect(watched.times).toEqual([1000, 3700]);
  });

  it("starts again from 1 s when a read finds that the status rose", async () => {
    const watched = await later(started(), 7000);
    watched.reply = () => ACTIVE;
    await watched.clock.advance(8000);
    expect(watched.clock.due).toEqual([1000]);
    await watched.clock.advance(4000);
    expect(watched.times).toEqual([1000, 3000, 7000, 15_000, 16_000, 18_000]);
  });

  it("takes a status that falls for an old one", async () => {
    const watched = await later(started(), 1000);
    for (const answer of [ACTIVE, INACTIVE, ACTIVE]) {
      watched.reply = () => answer;
      await watched.clock.advance(watched.clock.due[0] ?? 0);
    }
    expect(watched.times).toEqual([1000, 3000, 4000, 6000]);
    expect(watched.clock.due).toEqual([4000]);
  });

  it("has no effect to start twice", async () => {
    const watched = started();
    watched.poller.start();
    expect([watched.clock.due, watched.page.listeners]).toEqual([[1000], 1]);
  });
});

async function later(watched: WatchedPoller, ms: number): Promise<WatchedPoller> {
  await watched.clock.advance(ms);
  return watched;
}

describe("a page that nobody sees, or without a connection", () => {
  const AWAY = {
    hidden: [(w: WatchedPoller) => w.page.hide(), (w: WatchedPoller) => w.page.show()],
    offline: [(w: WatchedPoller) => w.page.disconnect(), (w: WatchedPoller) => w.page.connect()],
    cached: [(w: WatchedPoller) => w.page.hide(), (w: WatchedPoller) => w.page.restore()],
  } as const;

  it.each(Object.entries(AWAY))(
    "reads nothing while %s, and at once on return",
    async (_, [leave, comeBack]) => {
      const watched = await later(started(), 15_000);
      leave(watched);
      expect(watched.clock.due).toEqual([]);
      await watched.clock.advance(3_600_000);
      expect(watched.reads).toHaveLength(4);
      comeBack(watched);
      await settle();
      expect(watched.reads).toHaveLength(5);
      expect(watched.clock.due).toEqual([1000]);
      await watched.clock.advance(3000);
      expect(watched.reads).toHaveLength(7);
    },
  );

  it.each(Object.entries(AWAY))("gives a read up when %s, and its answer too", async (_, [leave]) => {
    const watched = new WatchedPoller();
    watched.poller.start();
    await watched.clock.advance(1000);
    leave(watched);
    expect(watched.last.signal.aborted).toBe(true);
    expect(watched.clock.due).toEqual([]);
    await watched.answer(COMPLETED);
    expect(watched.answers).toEqual([]);
    // The rejection of an aborted read is no failure.
    expect(watched.failures).not.toContain("network");
  });

  it.each([true, false])("drops what comes although it was given up (an answer: %s)", async (answers) => {
    const watched = new WatchedPoller();
    watched.ignoresAbort = true;
    watched.poller.start();
    await watched.clock.advance(1000);
    watched.page.hide();
    watched.page.show();
    expect(watched.reads).toHaveLength(2);
    if (answers) watched.reads[0]?.resolve(COMPLETED);
    else watched.reads[0]?.reject(new GangwayError("unknown_reference", ""));
    await settle();
    expect([watched.answers, watched.errors, watched.inFlight.length]).toEqual([[], [], 1]);
    await watched.answer(ACTIVE);
    expect(watched.answers).toEqual([ACTIVE]);
  });

  it("waits for both", async () => {
    const watched = await later(started(), 1000);
    watched.page.hide();
    watched.page.disconnect();
    watched.page.show();
    await watched.clock.advance(60_000);
    expect(watched.reads).toHaveLength(1);
    watched.page.connect();
    await settle();
    expect(watched.reads).toHaveLength(2);
  });

  it("starts away without a timer", async () => {
    const watched = new WatchedPoller();
    watched.reply = () => INACTIVE;
    watched.page.hidden = true;
    watched.poller.start();
    watched.poller.readNow();
    expect([watched.clock.due, watched.reads]).toEqual([[], []]);
    watched.page.show();
    expect(watched.reads).toHaveLength(1);
  });

  it("reads once for a return that is reported twice", async () => {
    const watched = new WatchedPoller();
    watched.poller.start();
    watched.page.hide();
    watched.page.show();
    watched.page.restore();
    expect(watched.reads).toHaveLength(1);
    expect(watched.last.signal.aborted).toBe(false);
  });

  it("doesn't trust a read that is older than the return", async () => {
    const watched = new WatchedPoller();
    watched.poller.start();
    await watched.clock.advance(4000);
    watched.page.report("online");
    expect(watched.reads).toHaveLength(2);
    expect(watched.reads[0]?.signal.aborted).toBe(true);
  });

  it("reads on return in spite of Retry-After", async () => {
    const watched = new WatchedPoller();
    watched.poller.start();
    await watched.clock.advance(1000);
    await watched.fail(new GangwayError("rate_limited", "", { retryAfterSeconds: 300 }));
    watched.page.hide();
    watched.page.show();
    expect(watched.reads).toHaveLength(2);
  });
});

describe("reading now", () => {
  it("reads at once and starts again from 1 s", async () => {
    const watched = await later(started(), 20_000);
    watched.poller.readNow();
    await settle();
    expect(watched.times.at(-1)).toBe(20_000);
    await watched.clock.advance(3000);
    expect(watched.times.slice(-2)).toEqual([21_000, 23_000]);
  });

  it("reads again after a read that is under way, however often it is asked for", async () => {
    const watched = new WatchedPoller();
    watched.poller.start();
    await watched.clock.advance(1000);
    for (let asked = 0; asked < 5; asked++) watched.poller.readNow();
    expect(watched.reads).toHaveLength(1);
    await watched.answer(INACTIVE);
    expect(watched.reads).toHaveLength(2);
    await watched.answer(INACTIVE);
    expect(watched.reads).toHaveLength(2);
    expect(watched.clock.due).toEqual([1000]);
  });

  it("doesn't repeat what the server has just asked to wait with", async () => {
    const watched = new WatchedPoller();
    watched.poller.start();
    await watched.clock.advance(1000);
    watched.poller.readNow();
    await watched.fail(new GangwayError("rate_limited", "", { retryAfterSeconds: 30 }));
    expect([watched.reads.length, watched.clock.due]).toEqual([1, [30_000]]);
  });

  it("has no effect before the start and after the end", async () => {
    const watched = started();
    watched.poller.stop();
    watched.poller.readNow();
    expect([watched.reads, watched.clock.due]).toEqual([[], []]);
  });
});

describe("failures", () => {
  const TROUBLE: ErrorCode[] = [
    "network",
    "offline",
    "timeout",
    "rate_limited",
    "too_many_attempts",
    "provider_unavailable",
    "provider_rejected",
    "provider_response_invalid",
    "internal",
  ];
  const FINAL: ErrorCode[] = [
    "invalid_request",
    "unknown_reference",
    "unknown_organisation",
    "reference_ended",
    "not_found",
    "token_invalid",
    "unauthorised",
    "origin_not_allowed",
    "conflict",
    "payload_too_large",
    "invalid_configuration",
  ];

  it.each(TROUBLE)("backs off and goes on after %s", async (code) => {
    const watched = new WatchedPoller();
    watched.reply = () => {
      throw new GangwayError(code, "");
    };
    watched.poller.start();
    await watched.clock.advance(60_000);
    expect(watched.times).toEqual([1000, 3000, 7000, 15_000, 25_000, 35_000, 45_000, 55_000]);
    expect(new Set(watched.failures)).toEqual(new Set([code]));
    expect(watched.errors).toEqual([]);
  });

  it.each(FINAL)("stops after %s", async (code) => {
    const watched = new WatchedPoller();
    watched.poller.start();
    await watched.clock.advance(1000);
    await watched.fail(new GangwayError(code, ""));
    expect([watched.errors, watched.failures]).toEqual([[code], []]);
    expect([watched.clock.due, watched.page.listeners]).toEqual([[], 0]);
  });

  it("takes what it doesn't know for the network", async () => {
    const watched = new WatchedPoller();
    watched.poller.start();
    await watched.clock.advance(1000);
    await watched.fail(new TypeError("Failed to fetch"));
    expect(watched.failures).toEqual(["network"]);
    expect(watched.clock.due).toEqual([2000]);
  });

  it.each([
    [30, 30_000],
    [3, 3000],
    [12.5, 12_500],
    [0, 1000],
    [86_400, 86_400_000],
    [1e12, 2 ** 31 - 1],
  ])("obeys Retry-After: %d s", async (retryAfterSeconds, due) => {
    const watched = new WatchedPoller(() => 1);
    watched.poller.start();
    await watched.clock.advance(1000);
    await watched.fail(new GangwayError("rate_limited", "", { retryAfterSeconds }));
    expect(watched.clock.due).toEqual([due]);
    expect(watched.failures).toEqual(["rate_limited"]);
  });

  it("gives a read ten seconds", async () => {
    const watched = new WatchedPoller();
    watched.poller.start();
    await watched.clock.advance(10_999);
    expect(watched.last.signal.aborted).toBe(false);
    await watched.clock.advance(1);
    expect(watched.last.signal.reason).toMatchObject({ code: "timeout" });
    expect([watched.failures, watched.clock.due]).toEqual([["timeout"], [2000]]);
  });

  it("starts again from where the waits had grown to, without the failed read's answer", async () => {
    const watched = new WatchedPoller();
    watched.poller.start();
    await watched.clock.advance(11_000);
    await watched.answer(COMPLETED);
    expect(watched.answers).toEqual([]);
    await watched.clock.advance(2000);
    expect(watched.reads).toHaveLength(2);
  });
});

describe("the end", () => {
  it.each([COMPLETED, { status: "Active", ended: "expired" } as const])("stops at %j", async (answer) => {
    const watched = await later(started(), 3000);
    watched.reply = () => answer;
    watched.poller.readNow();
    await settle();
    expect(watched.answers.at(-1)).toEqual(answer);
    expect([watched.clock.due, watched.page.listeners]).toEqual([[], 0]);
  });

  it("aborts a read and leaves nothing when stopped, at any moment, twice", async () => {
    const watched = new WatchedPoller();
    watched.poller.start();
    await watched.clock.advance(1000);
    watched.poller.stop();
    watched.poller.stop();
    expect(watched.last.signal.aborted).toBe(true);
    await watched.answer(COMPLETED);
    expect([watched.answers, watched.clock.due, watched.page.listeners]).toEqual([[], [], 0]);
  });

  it("can be started again, from 1 s", async () => {
    const watched = await later(started(), 20_000);
    watched.poller.stop();
    watched.poller.start();
    expect([watched.clock.due, watched.page.listeners]).toEqual([[1000], 1]);
  });

  it("may be stopped by its own callback", async () => {
    const watched = new WatchedPoller();
    watched.answers.push = () => {
      watched.poller.stop();
      return 0;
    };
    watched.poller.start();
    await watched.clock.advance(1000);
    await watched.answer(INACTIVE);
    expect([watched.clock.due, watched.page.listeners]).toEqual([[], 0]);
  });
});
