/** Key rotation: afterwards the new key alone opens and finds everything. */
import { expect, test } from "vitest";
import { createSealer } from "../../../../src/crypto/seal.js";
import type { Store } from "../../../../src/records/store.js";
import { KEY_1, KEY_2, NOW, openRecords, type TestRecords } from "../support/open-records.js";

const ASKER = { address: "203.0.113.7" };
const ROTATED = [KEY_2, KEY_1];
const JANE = { firstName: "Jane", lastName: "Doe", dateOfBirth: "1997-06-15", documentNumber: "D-1" };
const APPROVED = { outcome: "approved", at: NOW, person: JANE, status: "Completed" } as const;

/** Reads every text in the database, table by table, except rows that expire within a day. */
async function textsIn({ query }: TestRecords): Promise<string[]> {
  const rows = await allRows(query);
  return rows.flatMap((row) => Object.values(row).filter((value) => typeof value === "string"));
}

const SHORT_LIVED = ["codes", "visit_codes", "rate_limits", "idempotency_keys", "provider_allowances"];

async function allRows(query: TestRecords["query"]): Promise<Record<string, unknown>[]> {
  const tables = await tableNames(query);
  const kept = tables.filter((name) => !name.startsWith("kysely_") && !SHORT_LIVED.includes(name));
  return (await Promise.all(kept.map((name) => query(`select * from ${name}`)))).flat();
}

async function tableNames(query: TestRecords["query"]): Promise<string[]> {
  const names = (sql: string) => query<{ name: string }>(sql).then((rows) => rows.map(({ name }) => name));
  return names("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'").catch(() =>
    names("select tablename as name from pg_tables where schemaname = 'public'"),
  );
}

test("leaves nothing under the old key, so that the new key alone opens and finds everything", async () => {
  const records = await openRecords();
  const { store, openAgain, visit, concluded } = records;
  const plain = await visit({
    email: "Jane@example.com",
    referenceData: "application-7",
    providerText: "text-7",
    claimedExternalRef: "customer-7",
  });
  const approved = await concluded("customer-7", APPROVED);
  const twin = await concluded("customer-8", APPROVED);
  const redacted = await concluded("customer-9", APPROVED);
  await store.reports.apply(redacted, { state: { ticket: "T-1" } }, NOW);
  const forgotten = await store.identities.find("HARBOUR", "customer-9");
  if (!forgotten) throw new Error("no identity was made");
  await store.identities.redact(forgotten, NOW);
  const claim = await store.idempotency.claim("order-1", "body", NOW);
  if (claim.state !== "claimed") throw new Error("not claimed");
  const keep = () => ({ key: "order-1", claim: claim.claim, answer: { answer: 42 } });
  await store.identities.findOrCreate("HARBOUR", "customer-7", NOW, keep);
  await store.codes.issue(plain, "123456", ASKER, { channel: "mail" }, NOW);
  const [{ sealed = "" } = {}] = await records.query<{ sealed: string }>(
    `select sealed from visits where reference = '${plain}'`,
  );
  const oldKey = sealed.split(".")[0];
  expect((await textsIn(records)).filter((text) => text.startsWith(`${oldKey}.`))).not.toEqual([]);
  const hashesBefore = await hashesIn(records);

  const both = await openAgain(ROTATED);
  // Visits from before the rotation continue after it.
  expect(await both.idempotency.claim("order-1", "body", NOW)).toEqual({
    state: "answered",
    answer: { answer: 42 },
  });
  expect((await both.idempotency.claim("order-1", "other", NOW)).state).toBe("mismatch");
  expect((await both.codes.check(plain, "123456", ASKER, NOW)).verdict).toBe("correct");

  const resealed = await both.reseal();
  expect(resealed).toMatchObject({ visits: 3, identities: 2, idempotency_keys: 1, erasures: 1, mails: 1 });
  expect(await both.reseal()).toEqual(Object.fromEntries(Object.keys(resealed).map((table) => [table, 0])));
  expect((await textsIn(records)).filter((text) => text.startsWith(`${oldKey}.`))).toEqual([]);
  const hashesAfter = await hashesIn(records);
  expect(hashesAfter).toHaveLength(hashesBefore.length);
  expect(hashesAfter.filter((hash) => hashesBefore.includes(hash))).toEqual([]);

  const alone = await openAgain([KEY_2]);
  expect((await alone.visits.find(approved))?.invite.externalRef).toBe("customer-7");
  expect((await alone.visits.find(redacted))?.redactedAt).toBe(NOW);
  expect(await alone.erasures.claim(NOW)).toMatchObject([{ state: { ticket: "T-1" } }]);
  const found = [
    await alone.visits.findNewestOf("HARBOUR", { externalRef: "customer-7" }),
    await alone.visits.findBySubject("HARBOUR", "veriff", { by: "referenceData", value: "text-7" }),
    (await alone.visits.list("HARBOUR", { externalRef: "customer-8" }, { limit: 5 })).visits[0],
  ];
  expect(found.map((each) => each?.reference)).toEqual([approved, plain, twin]);
  const identity = await alone.identities.find("HARBOUR", "customer-7");
  expect(identity?.extractedData).toMatchObject({ first_name: "Jane", document_number: "D-1" });
  const duplicates = identity ? await alone.identities.duplicates(identity) : [];
  expect(duplicates.map((duplicate) => duplicate.identity.externalRef)).toEqual(["customer-8"]);
});

test("keeps a visit from before claims found as it was, by its reference and its email", async () => {
  const { query, openAgain, concluded } = await openRecords();
  const reference = await concluded("customer-7", APPROVED);
  const [row] = await query<{ sealed: string }>(`select sealed from visits where reference = '${reference}'`);
  const sealer = await createSealer([KEY_1]);
  const opened = (await sealer.open(row?.sealed ?? "", `visit:${reference}`)) as { invite: object };
  const { emailProved, claimedExternalRef, providerText, ...members } = opened.invite as Record<
    string,
    unknown
  >;
  const invite = { ...members, referenceData: "application-7", referenceDataGiven: true };
  const sealed = await sealer.seal({ ...opened, invite }, `visit:${reference}`);
  await query(`update visits set sealed = '${sealed}', verified_by = null where reference = '${reference}'`);

  const both = await openAgain(ROTATED);
  expect(await both.visits.find(reference)).toMatchObject({
    verifiedBy: null,
    invite: {
      externalRef: "customer-7",
      claimedExternalRef: null,
      emailProved: true,
      referenceData: "application-7",
    },
  });
  await both.reseal();
  const alone = await openAgain([KEY_2]);
  for (const customer of [{ externalRef: "customer-7" }, { email: "jane@example.com" }]) {
    expect((await alone.visits.findNewestOf("HARBOUR", customer))?.reference).toBe(reference);
  }
  const subject = { by: "referenceData", value: "application-7" } as const;
  expect((await alone.visits.findBySubject("HARBOUR", "veriff", subject))?.reference).toBe(reference);
});

/** Reads every keyed hash: the columns whose names say so. */
async function hashesIn({ query }: TestRecords): Promise<string[]> {
  const rows = await allRows(query);
  return rows.flatMap((row) =>
    Object.entries(row).flatMap(([column, value]) =>
      /(^|_)hash$/.test(column) && typeof value === "string" && value !== "" ? [value] : [],
    ),
  );
}

test("continues beside proxies that write, until nothing is left", async () => {
  const { openAgain, visit } = await openRecords();
  // A little more than one batch; reports reach every part of it.
  const references: string[] = [];
  while (references.length < 220) references.push(await visit({ externalRef: "customer-7" }));
  const changing = references.filter((_, index) => index % 5 === 0);
  const [both, proxy] = [await openAgain(ROTATED), await openAgain(ROTATED)];
  const [resealed] = await Promise.all([both.reseal(), reportAll(proxy, changing)]);
  expect(resealed.visits).toBeGreaterThan(0);

  const alone = await openAgain([KEY_2]);
  for (const reference of changing) {
    expect(await alone.visits.find(reference)).toMatchObject({ outcome: "declined", result: { reference } });
  }
  const { visits } = await alone.visits.list("HARBOUR", { externalRef: "customer-7" }, { limit: 1000 });
  expect(visits).toHaveLength(references.length);
});

async function reportAll(store: Store, references: readonly string[]): Promise<void> {
  for (const reference of references) {
    await store.reports.apply(reference, { outcome: "declined", at: NOW, result: { reference } }, NOW);
  }
}

test("replaces the hashes of a proxy that had the new key first", async () => {
  const { openAgain, concluded } = await openRecords();
  const reference = await concluded("customer-7", APPROVED);
  const both = await openAgain(ROTATED);
  // This seals under the new key and has no reason to change the hashes.
  await both.reports.apply(reference, { outcome: "declined", at: NOW + 1, result: { a: 1 } }, NOW + 1);
  await both.reseal();
  const alone = await openAgain([KEY_2]);
  expect((await alone.visits.findNewestOf("HARBOUR", { externalRef: "customer-7" }))?.reference).toBe(
    reference,
  );
});

test("fails without the old key, and changes nothing", async () => {
  const { openAgain, store, visit } = await openRecords();
  const reference = await visit();
  const alone = await openAgain([KEY_2]);
  await expect(alone.reseal()).rejects.toThrow("not among encryptionKeys");
  expect((await store.visits.find(reference))?.invite.email).toBe("jane@example.com");
});
