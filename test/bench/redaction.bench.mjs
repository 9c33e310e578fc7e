/**
 * Measures the redaction of one of a million identities on SQLite: the pauses of the event loop, and the writes of this process
 * and of another one meanwhile, beside the same without a redaction and beside `vacuum`, which writes the whole file. Then the
 * pages of the list by offset.
 *
 *     npm run bench redaction [rows]
 */
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import Database from "libsql";
import { openDialect } from "../../dist/node/open-dialect.js";
import { openStore } from "../../dist/records/open-store.js";
import { conditions, median, printTable } from "./conditions.mjs";
import { endAll, startProcess } from "./processes.mjs";

const ROWS = Number(process.argv[2] ?? 1_000_000);
const ORGANISATION = "HARBOUR";
const KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
const QUIET_MS = 5000;

const folder = mkdtempSync(join(tmpdir(), "gangway-bench-"));
const file = join(folder, "gangway.db");
const url = `sqlite:${file}`;
const fill = fileURLToPath(new URL("redaction/fill.mjs", import.meta.url));
execFileSync(process.execPath, [
  fill,
  JSON.stringify({ file, key: KEY, organisation: ORGANISATION, rows: ROWS }),
]);
const store = await openStore({ ...openDialect(url), encryptionKeys: [KEY] });

/** @param {number} value */
const ms = (value) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

try {
  console.log(`${conditions()}; ${ROWS} identities, ${Math.round(statSync(file).size / 2 ** 20)} MB`);
  const rows = [
    await measure("nothing", () => wait(QUIET_MS)),
    await measure("the first redaction", () => redact("user-1")),
    await measure("a later redaction", () => redact("user-2")),
    await measure("`vacuum`, as a yardstick", vacuum),
  ];
  printTable(
    [
      "meanwhile",
      "takes",
      "longest step, processor time",
      "longest pause",
      "pause, p99",
      "writes here, p99 / longest / refused",
      "of another process",
    ],
    rows,
  );
  printTable(["25 identities", "time", "of the first page"], await pages());
} finally {
  await endAll();
  await store.close();
  rmSync(folder, { recursive: true });
}

/** @param {string} externalRef */
async function redact(externalRef) {
  const identity = await store.identities.find(ORGANISATION, externalRef);
  if (!identity) throw new Error(`no ${externalRef}`);
  await store.identities.redact(identity, Date.now());
  if (!(await store.scrub())) throw new Error("the file was in use");
}

async function vacuum() {
  const database = new Database(file);
  for (let isDone = false; !isDone; ) {
    try {
      database.exec("vacuum");
      isDone = true;
    } catch (error) {
      if (!/locked/.test(String(error))) throw error;
      await wait(1);
    }
  }
  database.close();
}

/**
 * @param {string} name
 * @param {() => Promise<unknown>} work
 */
async function measure(name, work) {
  const writer = fileURLToPath(new URL("redaction/writer.mjs", import.meta.url));
  const { child } = await startProcess([writer, JSON.stringify({ url, key: KEY })], /(writing)/);
  let said = "";
  child.stdout?.on("data", (chunk) => {
    said += chunk;
  });
  const own = writeOn();
  // Both are in their stride.
  await wait(1000);
  const loop = watchLoop();
  await wait(50);
  const start = performance.now();
  await work();
  const tookMs = performance.now() - start;
  await wait(20);
  const { pauses, busy } = loop.stop();
  const here = await own.stop();
  const exited = once(child, "close");
  child.kill("SIGTERM");
  await exited;
  const there = JSON.parse(said.trim());
  return [
    name,
    `${(tookMs / 1000).toFixed(1)} s`,
    ms(at(busy, 1)),
    ms(at(pauses, 1)),
    ms(at(pauses, 0.99)),
    ...[here, there].map(({ times, refused }) => `${ms(at(times, 0.99))} / ${ms(at(times, 1))} / ${refused}`),
  ];
}

/**
 * Watches the event loop: the time between two of its turns, and the processor time of this process meanwhile. Where other
 * work has the processor or the disk, the first one is longer.
 */
function watchLoop() {
  let isStopped = false;
  /** @type {number[]} */
  const pauses = [];
  /** @type {number[]} */
  const busy = [];
  let last = performance.now();
  let lastUsage = process.cpuUsage();
  const turn = () => {
    const now = performance.now();
    const { user, system } = process.cpuUsage(lastUsage);
    pauses.push(now - last);
    busy.push((user + system) / 1000);
    last = now;
    lastUsage = process.cpuUsage();
    if (!isStopped) setTimeout(turn, 1);
  };
  setTimeout(turn, 1);
  return {
    stop() {
      isStopped = true;
      return { pauses, busy };
    },
  };
}

/** Writes an identity every 10 ms. */
function writeOn() {
  let isStopped = false;
  let refused = 0;
  /** @type {number[]} */
  const times = [];
  const done = (async () => {
    while (!isStopped) {
      const start = performance.now();
      await store.identities.findOrCreate("WRITER", randomUUID(), Date.now()).catch(() => {
        refused += 1;
      });
      times.push(performance.now() - start);
      await wait(10);
    }
  })();
  return {
    async stop() {
      isStopped = true;
      await done;
      return { times, refused };
    },
  };
}

async function pages() {
  const read = async (/** @type {number} */ offset) => {
    /** @type {number[]} */
    const times = [];
    for (let run = 0; run < 20; run += 1) {
      const start = performance.now();
      await store.identities.list(ORGANISATION, { includeArchived: false }, { offset }, 25);
      times.push(performance.now() - start);
    }
    return median(times);
  };
  const first = await read(0);
  const deep = await read(Math.floor(ROWS * 0.6));
  return [
    ["first page, by offset", ms(first), "1"],
    ["60 % deep, by offset", ms(deep), (deep / first).toFixed(2)],
  ];
}

/**
 * @param {readonly number[]} values
 * @param {number} part
 */
function at(values, part) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
