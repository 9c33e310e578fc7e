/**
 * Measures a page of 200,000 identities, the first and the last, by cursor and by offset. Not part of `npm test`.
 *
 *     npm run bench identities [rows]
 */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { openDialect } from "../../dist/node/open-dialect.js";
import { openStore } from "../../dist/records/open-store.js";
import { conditions } from "./conditions.mjs";
import { fillIdentities, idOf } from "./identities/fill-identities.mjs";

const ROWS = Number(process.argv[2] ?? 200_000);
const RUNS = 200;
const ORGANISATION = "HARBOUR";
const KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

console.log(conditions());
const folder = mkdtempSync(join(tmpdir(), "gangway-bench-"));
const file = join(folder, "gangway.db");
const store = await openStore({ ...openDialect(`sqlite:${file}`), encryptionKeys: [KEY] });

try {
  await fillIdentities(store, { file, key: KEY, organisation: ORGANISATION, rows: ROWS });
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
} finally {
  await store.close();
  rmSync(folder, { recursive: true });
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
