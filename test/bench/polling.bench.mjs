/**
 * Computes what polling costs: the requests of a visit, and the time until the page notices that the visit is completed. Our
 * poller runs on a simulated clock, beside fixed intervals. Writes the plot to `docs/polling.svg`.
 *
 *     npm run bench polling
 */
import { writeFileSync } from "node:fs";
import { createStatusPoller } from "../../dist/flow/visit/status-poller.js";
import { conditions, printTable } from "./conditions.mjs";
import { plot } from "./polling/plot.mjs";
import { createSimulatedClock } from "./polling/simulated-clock.mjs";

const MINUTES = [1, 2, 5, 10, 20];
const SHOWN_MINUTES = [1, 5, 20];
/** Visits of nearly the same length, because the result depends on where the end falls between two reads. */
const VISITS = 200;
const SPREAD_MS = 20_000;
/** From the click to the provider's screen. */
const ACTIVE_AFTER_MS = 15_000;
const ANSWER_MS = 50;
/** A customer is back on the page so long after completion. */
const RETURN_AFTER_MS = 3000;
/** Chrome runs the timers of a page that has been hidden for five minutes once a minute (developer.chrome.com/blog/timer-throttling-in-chrome-88). */
const THROTTLED_AFTER_MS = 5 * 60_000;
const THROTTLED_MS = 60_000;

/** @type {[name: string, intervalMs: number | null][]} */
const SCHEDULES = [
  ["ours", null],
  ["every 1 s", 1000],
  ["every 3 s", 3000],
  ["every 5 s", 5000],
];

/** @typedef {{ requests: number, noticedMs: number, longestMs: number }} Cost */

/** @type {Map<string, Cost>} */
const costs = new Map();
/**
 * @param {string} schedule
 * @param {number} minutes
 * @param {boolean} isHidden
 */
const keyOf = (schedule, minutes, isHidden) => `${schedule} ${minutes} ${isHidden}`;
for (const [name, intervalMs] of SCHEDULES) {
  for (const minutes of MINUTES) {
    for (const isHidden of [false, true]) {
      costs.set(keyOf(name, minutes, isHidden), await costOf(intervalMs, minutes, isHidden));
    }
  }
}
console.log(`${conditions()}; ${VISITS} simulated visits for each figure`);
for (const isHidden of [false, true]) {
  printTable(
    [`${isHidden ? "hidden" : "visible"} page`, ...SHOWN_MINUTES.map((minutes) => `visit of ${minutes} min`)],
    SCHEDULES.map(([name]) => [
      name,
      ...SHOWN_MINUTES.map((minutes) => cell(costs.get(keyOf(name, minutes, isHidden)))),
    ]),
  );
}
writeFileSync(new URL("../../docs/polling.svg", import.meta.url), plot([chart(false), chart(true)]));

/** @param {Cost | undefined} cost */
function cell(cost) {
  if (!cost) return "";
  return `${cost.requests.toFixed(0)} requests, ${(cost.noticedMs / 1000).toFixed(1)} s (${(cost.longestMs / 1000).toFixed(1)} s)`;
}

/** @param {boolean} isHidden */
function chart(isHidden) {
  return {
    title: `Requests of a visit, page ${isHidden ? "hidden" : "visible"}`,
    x: "length of the visit in minutes",
    y: "requests",
    xTicks: MINUTES,
    yTicks: [1, 10, 100, 1000],
    lines: SCHEDULES.map(([name]) => ({
      name,
      points: MINUTES.map(
        (minutes) =>
          /** @type {[number, number]} */ ([
            minutes,
            costs.get(keyOf(name, minutes, isHidden))?.requests ?? 0,
          ]),
      ),
    })),
  };
}

/**
 * @param {number | null} intervalMs null: our poller
 * @param {number} minutes
 * @param {boolean} isHidden
 * @returns {Promise<Cost>} means over the visits, and the longest time until one was noticed
 */
async function costOf(intervalMs, minutes, isHidden) {
  let requests = 0;
  let noticed = 0;
  let longest = 0;
  for (let visit = 0; visit < VISITS; visit += 1) {
    const completedAt = minutes * 60_000 + (visit / VISITS - 0.5) * SPREAD_MS;
    const result =
      intervalMs === null
        ? await pollByUs(completedAt, isHidden, visit)
        : pollByInterval(intervalMs, completedAt, isHidden);
    requests += result.requests;
    noticed += result.noticedMs;
    longest = Math.max(longest, result.noticedMs);
  }
  return { requests: requests / VISITS, noticedMs: noticed / VISITS, longestMs: longest };
}

/**
 * @param {number} completedAt
 * @param {boolean} isHidden
 * @param {number} seed
 */
async function pollByUs(completedAt, isHidden, seed) {
  const { clock, runUntil } = createSimulatedClock();
  let requests = 0;
  let noticedAt = Number.NaN;
  /** @type {(change: "visible") => void} */
  let change = () => {};
  const page = {
    hidden: false,
    online: true,
    subscribe: (/** @type {typeof change} */ listener) => {
      change = listener;
      return () => {};
    },
  };
  const returnsAt = completedAt + RETURN_AFTER_MS;
  let draws = seed;
  const poller = createStatusPoller({
    clock,
    environment: page,
    // Evenly spread, and the same in each run.
    random: () => {
      draws += 1;
      return (draws * 0.618_033_988_75) % 1;
    },
    read: () =>
      new Promise((resolve) => {
        requests += 1;
        const answer = { status: statusAt(clock.now(), completedAt) };
        clock.setTimeout(() => resolve(/** @type {any} */ (answer)), ANSWER_MS);
      }),
    onAnswer: ({ status }) => {
      if (status !== "Completed" || !Number.isNaN(noticedAt)) return;
      noticedAt = clock.now();
      poller.stop();
    },
    onFailure: () => {},
    onError: () => {},
  });
  poller.start();
  if (isHidden) {
    clock.setTimeout(() => {
      page.hidden = true;
      change(/** @type {any} */ ("hidden"));
    }, ACTIVE_AFTER_MS);
    clock.setTimeout(() => {
      page.hidden = false;
      change("visible");
    }, returnsAt);
  }
  await runUntil(Number.POSITIVE_INFINITY);
  return { requests, noticedMs: noticedAt - (isHidden ? returnsAt : completedAt) };
}

/**
 * A timer that nobody stops on a hidden page.
 * @param {number} intervalMs
 * @param {number} completedAt
 * @param {boolean} isHidden
 */
function pollByInterval(intervalMs, completedAt, isHidden) {
  const returnsAt = completedAt + RETURN_AFTER_MS;
  let requests = 0;
  for (let now = intervalMs; ; ) {
    requests += 1;
    if (now >= completedAt) {
      const since = isHidden ? returnsAt : completedAt;
      return { requests, noticedMs: Math.max(0, now + ANSWER_MS - since) };
    }
    const isThrottled = isHidden && now >= ACTIVE_AFTER_MS + THROTTLED_AFTER_MS && now < returnsAt;
    // On return the browser runs what is overdue.
    now += isThrottled
      ? Math.min(Math.max(intervalMs, THROTTLED_MS), Math.max(intervalMs, returnsAt - now))
      : intervalMs;
  }
}

/**
 * @param {number} now
 * @param {number} completedAt
 */
function statusAt(now, completedAt) {
  if (now >= completedAt) return "Completed";
  return now >= ACTIVE_AFTER_MS ? "Active" : "Inactive";
}
