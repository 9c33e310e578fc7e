/**
 * Measures a page of 200,000 identities, the first and the last, by cursor and by offset, and the redaction of one
 * identity. Not part of `npm test`.
 *
 *     npm run bench identities [rows]
 */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import Database from "libsql";
import { createSealer } from "../../dist/crypto/seal.js";
import { openDialect } from "../../dist/node/open-dialect.js";
import { identityColumns } from "../../dist/records/identities/identity-row.js";
import { openStore } from "../../dist/records/open-store.js";

const ROWS = Number(process.argv[2] ?? 200_000);
const RUNS = 200;
const ORGANISATION = "HARBOUR";
const KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

const idOf = (index) => `identity_${String(index).padStart(32, "0")}`;

const folder = mkdtempSync(join(tmpdir(), "gangway-bench-"));
const file = join(folder, "gangway.db");
const store = await openStore({ ...openDialect(`sqlite:${file}`), encryptionKeys: [KEY] });

try {
  await fill();
  console.log(`${ROWS} identities, ${Math.round(statSync(file).size / 2 ** 20)} MB`);
  const listed = { includeArchived: false };
  const at = (part) => idOf(Math.round(ROWS * part));
  for (const [name, filter] of [
    ["all", listed],
    ["approved", { ...listed, status: "approved" }],
    ["with those archived", { includeArchived: true }],
  ]) {
    for (const [place, part] of [
      ["first", 1],
      ["middle", 0.5],
      ["last", 0.0002],
    ]) {
      await report(`${name}, ${place} page by cursor`, () =>
        store.identities.list(ORGANISATION, filter, { after: at(part) }, 25),
      );
    }
    await report(`${name}, middle page backwards`, () =>
      store.identities.list(ORGANISATION, filter, { before: at(0.5) }, 25),
    );
  }
  for (const offset of [0, Math.floor(ROWS * 0.6)]) {
    await report(
      `all, by offset ${offset}`,
      () => store.identities.list(ORGANISATION, listed, { offset }, 25),
      10,
    );
  }
  for (const externalRefPart of ["user-19", "no-such"]) {
    await report(
      `part of a reference: ${externalRefPart}`,
      () => store.identities.list(ORGANISATION, { ...listed, externalRefPart }, { offset: 0 }, 25),
      2,
    );
  }
  await report("one by its reference", () => store.identities.find(ORGANISATION, "user-1"));
  const identity = await store.identities.find(ORGANISATION, "user-1");
  await report("redaction", () => store.identities.redact(identity, Date.now()), 1);
  await report("scrubbing the file", () => store.scrub(), 1);
} finally {
  await store.close();
  rmSync(folder, { recursive: true });
}

/** Rows as the store writes them, but all in one transaction. */
async function fill() {
  const sealer = await createSealer([KEY]);
  const { identity: sample } = await store.identities.findOrCreate("ELSEWHERE", "sample", 0);
  const database = new Database(file);
  const columns = Object.keys(await identityColumns(sample, sealer));
  const insert = database.prepare(
    `insert into identities (${columns.map(snakeCase).join(", ")}) values (${columns.map(() => "?").join(", ")})`,
  );
  database.exec("begin");
  for (let index = 1; index <= ROWS; index += 1) {
    const row = await identityColumns(personOf(sample, index), sealer);
    insert.run(...columns.map((name) => row[name]));
  }
  database.exec("commit");
  database.close();
}

function snakeCase(name) {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function personOf(sample, index) {
  return {
    ...sample,
    id: idOf(index),
    organisation: ORGANISATION,
    externalRef: `user-${index}`,
    status: index % 5 === 0 ? "approved" : "pending",
    archivedAt: index % 10 === 3 ? 1 : null,
    extractedData: {
      first_name: "Jane",
      last_name: "Doe",
      date_of_birth: "1997-06-15",
      document_type: "drivers_license",
      document_number: `D${index}`,
      country: "US",
      email: `user-${index}@example.com`,
    },
  };
}

async function report(name, work, runs = RUNS) {
  const times = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    const result = await work();
    times.push(performance.now() - start);
    if (result === null) throw new Error(`${name}: nothing found`);
  }
  times.sort((a, b) => a - b);
  const [median, worst] = [times[Math.floor(runs / 2)], times[Math.floor(runs * 0.95)]];
  console.log(`${name.padEnd(45)} ${median.toFixed(2).padStart(9)} ms   95 %: ${worst.toFixed(2)} ms`);
}
