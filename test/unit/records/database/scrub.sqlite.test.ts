/** After a redaction, the bytes of the database's files hold nothing of the person, in plain text or encrypted. */
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import Database from "libsql";
import { expect, onTestFinished, test } from "vitest";
import { NOW, openRecords, type TestRecords } from "../support/open-records.js";

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
  expect((await store.identities.find("HARBOUR", "customer-number-8"))?.extractedData.first_name).toBe(
    "Wallaby8",
  );
});

test("removes the copies that remain from page splits", async () => {
  const records = await openRecords();
  const { store, url } = records;
  const { identity } = await store.identities.findOrCreate("HARBOUR", "customer-number-0", NOW);
  const { identity: other } = await store.identities.findOrCreate("HARBOUR", "customer-number-1", NOW);
  const database = new Database(url.replace("sqlite:", ""));
  database.pragma("secure_delete = ON");
  const insert = database.prepare("insert into identity_hashes (identity_id, kind, hash) values (?, ?, ?)");
  const hashes = Array.from({ length: 3000 }, () => randomBytes(32).toString("base64url"));
  database.exec("begin");
  for (const [index, hash] of hashes.entries()) {
    insert.run(identity.id, `kind-${index}`, hash);
    // The remaining rows keep the pages in use.
    insert.run(other.id, `kind-${index}`, randomBytes(32).toString("base64url"));
  }
  database.exec("commit");
  database.close();
  await store.identities.redact(identity, NOW);
  expect(await store.scrub()).toBe(true);
  const bytes = bytesOf(url);
  expect(hashes.filter((hash) => bytes.includes(hash))).toEqual([]);
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
}, 30_000);

test("does nothing where nothing was redacted", async () => {
  const records = await openRecords();
  await fill(records, 2);
  const log = `${records.url.replace("sqlite:", "")}-wal`;
  const before = statSync(log).size;
  expect(await records.store.scrub()).toBe(true);
  // A scrub would have emptied it.
  expect(statSync(log).size).toBe(before);
});
