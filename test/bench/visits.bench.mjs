/**
 * Measures a page of visits, the first and the last, with each filter, with 200,000 of them on SQLite or
 * PostgreSQL. Not part of `npm test`.
 *
 *     npm run bench visits [rows] [postgres://…]
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { openDialect } from "../../dist/node/open-dialect.js";
import { openStore } from "../../dist/records/open-store.js";
import { conditions } from "./conditions.mjs";
import { createdAtOf, fillVisits, referenceOf } from "./fill-visits.mjs";

const ROWS = Number(process.argv[2] ?? 200_000);
const RUNS = 100;
const ORGANISATION = "HARBOUR";
const KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
const MINUTE = 60_000;

console.log(conditions());
const folder = mkdtempSync(join(tmpdir(), "gangway-bench-"));
const url = process.argv[3] ?? `sqlite:${join(folder, "gangway.db")}`;
const store = await openStore({ ...openDialect(url), encryptionKeys: [KEY] });

const at = (part) => referenceOf(Math.round(ROWS * part));
const timeOf = (part) => createdAtOf(Math.round(ROWS * part));

try {
  await fillVisits(url, { key: KEY, organisation: ORGANISATION, rows: ROWS });
  const filters = {
    all: {},
    "half of it by time": { createdFrom: timeOf(0.25), createdBefore: timeOf(0.75) },
    "an early day": { createdFrom: timeOf(0.01), createdBefore: timeOf(0.01) + 1440 * MINUTE },
    "provider of every tenth": { provider: "veriff" },
    "provider of the oldest twenty": { provider: "verifa" },
    "provider of none": { provider: "vx" },
    "outcome of one in a thousand": { outcome: "in_review" },
    "email address": { email: "user-77@example.com" },
    "email address, provider and time": {
      email: "user-77@example.com",
      provider: "verifime",
      createdFrom: timeOf(0.25),
    },
    "external reference": { externalRef: "user-77" },
  };
  for (const [name, filter] of Object.entries(filters)) {
    await report(`${name}, first page`, () => store.visits.list(ORGANISATION, filter, { limit: 25 }));
  }
  for (const part of [0.5, 0.001]) {
    await report(`all, page at ${part * 100} %`, () =>
      store.visits.list(ORGANISATION, {}, { limit: 25, after: at(part) }),
    );
  }
} finally {
  await store.close();
  rmSync(folder, { recursive: true });
}

async function report(name, work, runs = RUNS) {
  const times = [];
  let found = 0;
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    found = (await work()).visits.length;
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const [median, worst] = [times[Math.floor(runs / 2)], times[Math.floor(runs * 0.95)]];
  console.log(
    `${name.padEnd(40)} ${String(found).padStart(3)} visits ${median.toFixed(2).padStart(9)} ms   95 %: ${worst.toFixed(2)} ms`,
  );
}
