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
import { Kysely, sql } from "kysely";
import { createSealer } from "../../dist/crypto/seal.js";
import { openDialect } from "../../dist/node/open-dialect.js";
import { RowPlugin } from "../../dist/records/database/row-plugin.js";
import { openStore } from "../../dist/records/open-store.js";
import { newVisitRow } from "../../dist/records/visits/visit-row.js";
import { conditions } from "./conditions.mjs";

const ROWS = Number(process.argv[2] ?? 200_000);
const RUNS = 100;
const BATCH = 200;
const ORGANISATION = "HARBOUR";
const KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
const MINUTE = 60_000;
const START = Date.parse("2026-01-01T00:00:00Z");

console.log(conditions());
const folder = mkdtempSync(join(tmpdir(), "gangway-bench-"));
const url = process.argv[3] ?? `sqlite:${join(folder, "gangway.db")}`;
const store = await openStore({ ...openDialect(url), encryptionKeys: [KEY] });

const at = (part) => referenceOf(Math.round(ROWS * part));
const timeOf = (part) => START + Math.round(ROWS * part) * MINUTE;

try {
  await fill();
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

/** Rows as the store writes them, many in one transaction. */
async function fill() {
  const sealer = await createSealer([KEY]);
  const db = new Kysely({ dialect: openDialect(url).dialect, plugins: [new RowPlugin()] });
  for (let first = 0; first < ROWS; first += BATCH) {
    const rows = await Promise.all(
      Array.from({ length: Math.min(BATCH, ROWS - first) }, (_, index) => rowOf(first + index, sealer)),
    );
    await db.transaction().execute((transaction) => transaction.insertInto("visits").values(rows).execute());
  }
  // PostgreSQL does so by itself, a minute later. SQLite has no statistics in production either.
  if (url.startsWith("postgres")) await sql`analyze visits`.execute(db);
  await db.destroy();
}

async function rowOf(index, sealer) {
  const visit = {
    reference: referenceOf(index),
    organisation: ORGANISATION,
    provider: index < 20 ? "verifa" : index % 10 === 3 ? "veriff" : "verifime",
    providerReference: `session-${index}`,
    verifiedBy: "server",
    invite: {
      email: `user-${index % 50_000}@example.com`,
      emailProved: true,
      externalRef: `user-${index % 50_000}`,
      claimedExternalRef: null,
      referenceData: null,
      providerText: `text-${index}`,
      customerContext: { firstName: "Jane", familyName: "Smith", dateOfBirth: "1990-04-12" },
      sendInvitationEmail: false,
      locale: null,
    },
    inviteUrl: "https://portal.verifime.example/sign-up/track-id/7ea40290-44b7-424e-babb-31da7ca1dcd1",
    frame: null,
    expiresAt: null,
  };
  const outcome = index % 1000 === 7 ? "in_review" : index % 3 === 0 ? "declined" : "approved";
  const row = await newVisitRow(visit, START + index * MINUTE, sealer);
  return { ...row, status: "Completed", outcome, settled: 1 };
}

function referenceOf(index) {
  return `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;
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
