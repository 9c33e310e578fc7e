/**
 * Works out what a million open visits need, from the figures of `npm run bench whole-visits`, and checks the count of polls by a
 * simulation of the widget's own poller. It prints every figure of `docs/scale.md` that depends on those.
 *
 *     npm run bench scale [visits a second of a core] [polls a second of a core] [kB of a visit]
 */
import { createStatusPoller } from "../../dist/flow/visit/status-poller.js";
import { conditions, printTable } from "./conditions.mjs";
import { createSimulatedClock } from "./polling/simulated-clock.mjs";

const [VISITS_PER_CORE = 35, POLLS_PER_CORE = 276, VISIT_KB = 10.5] = process.argv.slice(2).map(Number);
const OPEN = 1_000_000;
/** The longest delay of the poller, which is shortened by 0 to 20 %. */
const MEAN_DELAY_S = 10 * 0.9;
/** A proxy is half busy, so that it has room for a peak and for the loss of a neighbour. */
const BUSY_PART = 0.5;
/** `pg` connections of each proxy. */
const CONNECTIONS = 10;
/** SQL statements, counted in the proxy's code paths: all of them, and those that write. */
const STATEMENTS = { visit: [212, 76], poll: [17, 4] };
/** The times for which a visit is open, and the parts of its pages that are visible. */
const MINUTES = [10, 60, 24 * 60];
const VISIBLE = [1, 0.25, 0.01];
const DAY_S = 24 * 60 * 60;
/** Sessions that Veriff creates in a minute for enterprise customers. */
const CREATED_PER_MINUTE = 600;

console.log(conditions());
printTable(
  ["figure", "value"],
  [
    ["whole visits a second of one core, without polls", String(VISITS_PER_CORE)],
    ["polls a second of one core, each with a read at the provider", String(POLLS_PER_CORE)],
    ["database", `${VISIT_KB} kB a visit`],
  ],
);

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
  MINUTES.flatMap((minutes) => VISIBLE.map((visible) => row(minutes, visible))),
);
printTable(
  ["a visit is open for", "pages visible", "SQL statements a second", "of which write"],
  MINUTES.flatMap((minutes) => VISIBLE.map((visible) => statementsRow(minutes, visible))),
);
printTable(
  ["a visit is open for", "visits a day", "database a day", "in 30 days"],
  MINUTES.map((minutes) => {
    const visits = (OPEN / (minutes * 60)) * DAY_S;
    const gigabytes = (visits * VISIT_KB) / 1e6;
    return [timeOf(minutes), whole(visits), `${whole(gigabytes)} GB`, `${whole(gigabytes * 30)} GB`];
  }),
);
console.log(`
storage: ${((OPEN * VISIT_KB) / 1e6).toFixed(1)} GB for a million visits
at ${CREATED_PER_MINUTE} sessions a minute: ${(OPEN / CREATED_PER_MINUTE / 60).toFixed(0)} hours until a million have begun, ${whole(CREATED_PER_MINUTE * 10)} open at a time with visits of 10 minutes`);

/**
 * @param {number} minutes
 * @param {number} visible
 */
function row(minutes, visible) {
  // Little's law: those who are there are those who come a second, times the seconds that they stay.
  const begun = OPEN / (minutes * 60);
  const polls = (OPEN * visible) / MEAN_DELAY_S;
  const cores = Math.ceil((begun / VISITS_PER_CORE + polls / POLLS_PER_CORE) / BUSY_PART);
  return [
    timeOf(minutes),
    `${visible * 100} %`,
    ...[begun, polls, cores, cores * CONNECTIONS].map((count) => whole(count)),
  ];
}

/**
 * @param {number} minutes
 * @param {number} visible
 */
function statementsRow(minutes, visible) {
  const begun = OPEN / (minutes * 60);
  const polls = (OPEN * visible) / MEAN_DELAY_S;
  const counts = [0, 1].map(
    (kind) => begun * (STATEMENTS.visit[kind] ?? 0) + polls * (STATEMENTS.poll[kind] ?? 0),
  );
  return [timeOf(minutes), `${visible * 100} %`, ...counts.map((count) => whole(count))];
}

/** @param {number} minutes */
function timeOf(minutes) {
  return minutes < 60 ? `${minutes} min` : `${minutes / 60} h`;
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
