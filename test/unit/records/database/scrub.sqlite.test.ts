/** After a redaction, the bytes of the database's files hold nothing of the person, in plain text or encrypted. */
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import Database from "libsql";
import { expect, onTestFinished, test } from "vitest";
import { backUpDatabase } from "../../../../src/node/back-up-database.js";
import {
  type SharedSqliteConfig,
  SharedSqliteDialect,
} from "../../../../src/records/database/shared-sqlite-dialect.js";
import { openStore } from "../../../../src/records/open-store.js";
import { KEY_1, NOW, openRecords, type TestRecords } from "../support/open-records.js";

/** Collects the personal values of every column of every table, as they are stored. */
async function stored({ query }: TestRecords): Promise<string[]> {
  const rows = [
    ...(await query("select sealed, external_ref_hash, email_hash, reference_data_hash from visits")),
    ...(await query("select sealed, external_ref_hash from identities")),
    ...(await query("select hash from identity_hashes")),
    ...(await query("select payload from outbox")),
    ...(await query("select code_hash from visit_codes")),
  ];
  return rows.flatMap((row) => Object.values(row).filter((value): value is string => Boolean(value)));
}

function bytesOf(url: string): string {
  const file = url.replace("sqlite:", "");
  return ["", "-wal", "-shm", "-journal"]
    .map((ending) => file + ending)
    .filter((name) => existsSync(name))
    .map((name) => readFileSync(name, "latin1"))
    .join("\n");
}

/** Splits a text into parts, because a page may hold the first half only. */
const pieces = (text: string): string[] => [text.slice(0, 40), text.slice(-40)];

async function fill(records: TestRecords, people: number): Promise<void> {
  const { store, visit } = records;
  for (let person = 0; person < people; person += 1) {
    const externalRef = `customer-number-${person}`;
    const reference = await visit({ externalRef, email: `${externalRef}@wallaby.example` });
    await store.codes.issue(reference, "123456", { address: null }, { channel: "mail" }, NOW);
    // Rows that grow are moved between pages, which leaves copies behind.
    for (const size of [20, 400, 1500]) {
      const result = { note: `Wallaby ${"x".repeat(size + (person % 7) * 50)}` };
      const seen = { firstName: `Wallaby${person}`, documentNumber: `WAL${person}`, lastName: "Doe" };
      await store.reports.apply(
        reference,
        { outcome: "approved", at: NOW + size, result, person: seen },
        NOW + size,
      );
    }
  }
}

test("removes one of many people and keeps the others", async () => {
  const records = await openRecords();
  const { store, url } = records;
  await fill(records, 40);
  const before = new Set(await stored(records));
  const identity = await store.identities.find("HARBOUR", "customer-number-7");
  if (!identity) throw new Error("no identity");
  await store.identities.redact(identity, NOW + 9000);
  const after = new Set(await stored(records));
  const gone = [...before].filter((text) => !after.has(text));
  // Visit and identity have two sealed texts and four hashes. Then: two hashes for duplicates, a code, the events.
  expect(gone.length).toBeGreaterThanOrEqual(10);
  expect(bytesOf(url)).toContain(gone[0]?.slice(0, 40));

  expect(await store.scrub()).toBe(true);

  const bytes = bytesOf(url);
  for (const piece of gone.flatMap(pieces)) expect(bytes).not.toContain(piece);
  expect(bytes).not.toMatch(/wallaby|customer-number/i);
  for (const text of after) expect(bytes).toContain(text.slice(0, 40));
  const backup = `${url}.backup`;
  await backUpDatabase(url, backup.replace("sqlite:", ""));
  for (const piece of gone.flatMap(pieces)) expect(bytesOf(backup)).not.toContain(piece);
  expect((await store.identities.find("HARBOUR", "customer-number-8"))?.extractedData.first_name).toBe(
    "Wallaby8",
  );
});

/** A leaf of an index, by its first byte. */
const INDEX_LEAF = 10;

/** Copies a text between the cell pointers and the cells of five leaves, as page splits do now and then. */
function leaveCopies(database: Database.Database, text: string): void {
  const copy = Buffer.from(text);
  const leaves = database.prepare("select pgno, data from sqlite_dbpage").all() as {
    pgno: number;
    data: ArrayBuffer;
  }[];
  const roomy = leaves.flatMap(({ pgno, data }) => {
    const page = Buffer.from(data);
    const to = page.readUInt16BE(5) - copy.length;
    const hasRoom = page[0] === INDEX_LEAF && 8 + 2 * page.readUInt16BE(3) <= to;
    return hasRoom ? [{ pgno, page, to }] : [];
  });
  for (const { pgno, page, to } of roomy.slice(0, 5)) {
    copy.copy(page, to);
    database.prepare("update sqlite_dbpage set data = ? where pgno = ?").run(page, pgno);
  }
  expect(roomy.length).toBeGreaterThanOrEqual(5);
}

/** Redacts an identity that had hashes on many pages, which another identity's rows keep in use. @returns the hashes. */
async function redactOnManyPages({ store, url }: TestRecords): Promise<string[]> {
  const { identity } = await store.identities.findOrCreate("HARBOUR", "customer-number-0", NOW);
  const { identity: other } = await store.identities.findOrCreate("HARBOUR", "customer-number-1", NOW);
  const database = new Database(url.replace("sqlite:", ""));
  database.pragma("secure_delete = ON");
  const insert = database.prepare("insert into identity_hashes (identity_id, kind, hash) values (?, ?, ?)");
  const hashes = Array.from({ length: 3000 }, () => randomBytes(32).toString("base64url"));
  database.exec("begin");
  for (const [index, hash] of hashes.entries()) {
    insert.run(identity.id, `kind-${index}`, hash);
    insert.run(other.id, `kind-${index}`, randomBytes(32).toString("base64url"));
  }
  database.exec("commit");
  await store.identities.redact(identity, NOW);
  leaveCopies(database, hashes[0] ?? "");
  database.close();
  return hashes;
}

const foundIn = (bytes: string, texts: readonly string[]) => texts.filter((text) => bytes.includes(text));

const turn = () => new Promise((resolve) => setImmediate(resolve));

test("removes the copies that remain from page splits, while others write", async () => {
  const records = await openRecords();
  const { store, url, visit } = records;
  const hashes = await redactOnManyPages(records);
  let isRunning = true;
  const scrub = store.scrub().finally(() => {
    isRunning = false;
  });
  let written = 0;
  for (; isRunning; written += 1) {
    await turn();
    await store.codes.issue(await visit(), "123456", { address: null }, { channel: "mail" }, NOW);
  }
  expect(await scrub).toBe(true);
  expect(written).toBeGreaterThan(3);
  expect(foundIn(bytesOf(url), hashes)).toEqual([]);
});

test("scrubs once more for a redaction that comes while it scrubs", async () => {
  const records = await openRecords();
  const { store, url, query } = records;
  const hashes = await redactOnManyPages(records);
  await fill(records, 1);
  const texts = await stored(records);
  const identity = await store.identities.find("HARBOUR", "customer-number-0");
  if (!identity) throw new Error("no identity");
  const first = store.scrub();
  await store.identities.redact(identity, NOW);
  expect(await Promise.all([store.scrub(), store.scrub(), first])).toEqual([true, true, true]);
  expect(await query("select marks from chores")).toEqual([]);
  const bytes = bytesOf(url);
  expect(texts.filter((text) => !bytes.includes(text)).length).toBeGreaterThanOrEqual(10);
  expect(foundIn(bytes, hashes)).toEqual([]);
});

test("a scrub that is stopped stays due", async () => {
  const records = await openRecords();
  const { store, url, openAgain } = records;
  const hashes = await redactOnManyPages(records);
  const scrub = store.scrub();
  await turn();
  await store.stopScrub();
  expect(await scrub).toBe(false);
  expect(await store.scrub()).toBe(false);
  expect(foundIn(bytesOf(url), hashes)).not.toEqual([]);
  expect(await (await openAgain()).scrub()).toBe(true);
  expect(foundIn(bytesOf(url), hashes)).toEqual([]);
});

test("a driver without SQLite's table of pages writes the file anew", async () => {
  const records = await openRecords();
  const database = new Database(records.url.replace("sqlite:", ""));
  const limited: SharedSqliteConfig["database"] = {
    close: () => database.close(),
    exec: (text) => database.exec(text),
    prepare: (text) =>
      database.prepare(text.replaceAll("sqlite_dbpage", "no_such_table")) as ReturnType<
        SharedSqliteConfig["database"]["prepare"]
      >,
  };
  const dialect = new SharedSqliteDialect({ database: limited });
  const store = await openStore({ dialect, kind: "sqlite", encryptionKeys: [KEY_1] });
  onTestFinished(() => store.close());
  const hashes = await redactOnManyPages(records);
  expect(await store.scrub()).toBe(true);
  expect(foundIn(bytesOf(records.url), hashes)).toEqual([]);
});

test("scrubs a database in use later", async () => {
  const records = await openRecords();
  const { store, url } = records;
  await fill(records, 1);
  const [sealed = ""] = await stored(records);
  const identity = await store.identities.find("HARBOUR", "customer-number-0");
  if (!identity) throw new Error("no identity");
  const reader = new Database(url.replace("sqlite:", ""));
  onTestFinished(() => {
    reader.close();
  });
  reader.exec("begin");
  reader.prepare("select count(*) from visits").all();
  await store.identities.redact(identity, NOW);
  expect(await store.scrub()).toBe(false);
  expect(bytesOf(url)).toContain(sealed.slice(0, 40));
  reader.exec("rollback");
  expect(await store.scrub()).toBe(true);
  expect(bytesOf(url)).not.toContain(sealed.slice(0, 40));
});

test("does nothing where nothing was redacted", async () => {
  const records = await openRecords();
  await fill(records, 2);
  const log = `${records.url.replace("sqlite:", "")}-wal`;
  const before = statSync(log).size;
  expect(await records.store.scrub()).toBe(true);
  // A scrub would have emptied it.
  expect(statSync(log).size).toBe(before);
});
