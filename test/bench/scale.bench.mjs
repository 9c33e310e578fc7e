/**
 * Works out what a million open visits need, from the figures of `npm run bench whole-visits`, and checks the count of polls by a
 * simulation of the widget's own poller. `docs/scale.md` explains the result.
 *
 *     npm run bench scale [visits a second of a core] [polls a second of a core] [kB of a visit]
 */
import { createStatusPoller } from "../../dist/flow/visit/status-poller.js";
import { printTable } from "./conditions.mjs";
import { createSimulatedClock } from "./polling/simulated-clock.mjs";

const [VISITS_PER_CORE = 35, POLLS_PER_CORE = 276, VISIT_KB = 10.5] = process.argv.slice(2).map(Number);
const OPEN = 1_000_000;
/** The longest delay of the poller, which is shortened by 0 to 20 %. */
const MEAN_DELAY_S = 10 * 0.9;
/** A proxy is half busy, so that it has room for a peak and for the loss of a neighbour. */
const BUSY_PART = 0.5;
/** `pg` connections of each proxy. */
const CONNECTIONS = 10;

const simulated = await pollsPerPage(100, 20 * 60);
console.log(
  `polls a second of a visible page: ${(1 / MEAN_DELAY_S).toFixed(3)} by arithmetic, ${simulated.toFixed(3)} simulated over 20 minutes`,
);
printTable(
  [
    "a visit is open for",
    "pages visible",
    "visits begun a second",
    "polls a second",
    "cores, half busy",
    "connections",
  ],
  [10, 60, 24 * 60].flatMap((minutes) => [1, 0.25, 0.01].map((visible) => row(minutes, visible))),
);
console.log(`\nstorage: ${((OPEN * VISIT_KB) / 1e6).toFixed(1)} GB for a million visits`);

/**
 * @param {number} minutes
 * @param {number} visible
 */
function row(minutes, visible) {
  // Little's law: those who are there are those who come a second, times the seconds that they stay.
  const begun = OPEN / (minutes * 60);
  const polls = (OPEN * visible) / MEAN_DELAY_S;
  const cores = Math.ceil((begun / VISITS_PER_CORE + polls / POLLS_PER_CORE) / BUSY_PART);
  const time = minutes < 60 ? `${minutes} min` : `${minutes / 60} h`;
  return [
    time,
    `${visible * 100} %`,
    ...[begun, polls, cores, cores * CONNECTIONS].map((count) => whole(count)),
  ];
}

/** @param {number} count */
function whole(count) {
  return Math.round(count).toLocaleString("en-GB");
}

/**
 * @param {number} pages
 * @param {number} seconds
 */
async function pollsPerPage(pages, seconds) {
  const { clock, runUntil } = createSimulatedClock();
  const page = { hidden: false, online: true, subscribe: () => () => {} };
  let polls = 0;
  for (let index = 0; index < pages; index += 1) {
    const poller = createStatusPoller({
      clock,
      environment: page,
      read: async () => {
        polls += 1;
        return /** @type {any} */ ({ status: "Active" });
      },
      onAnswer: () => {},
      onFailure: () => {},
      onError: () => {},
    });
    clock.setTimeout(() => poller.start(), (index / pages) * MEAN_DELAY_S * 1000);
  }
  await runUntil(seconds * 1000);
  return polls / pages / seconds;
}
