/** Failures that need several connections at once. SQLite has one writer at a time. */
import { expect, test } from "vitest";
import { NOW, openRecords } from "../support/open-records.js";

test("two proxies that conclude visits of one person at once create one identity", async () => {
  const { store, visit, openAgain, events } = await openRecords();
  const other = await openAgain();
  const references = await Promise.all(Array.from({ length: 12 }, () => visit({ externalRef: "user-1" })));
  await Promise.all([
    ...references.map((reference, index) =>
      (index % 2 === 0 ? store : other).reports.apply(
        reference,
        { outcome: "approved", at: NOW + index },
        NOW + 20,
      ),
    ),
    other.identities.findOrCreate("HARBOUR", "user-1", NOW),
    store.identities.findOrCreate("HARBOUR", "user-1", NOW),
  ]);
  const page = await store.identities.list("HARBOUR", { includeArchived: false }, { offset: 0 }, 10);
  expect(page?.identities).toMatchObject([
    { status: "approved", sessionCount: 12, firstVerifiedAt: NOW, lastVerifiedAt: NOW + 11 },
  ]);
  expect((await events()).filter(({ type }) => type === "identity.created")).toHaveLength(1);
});

test("simultaneous changes lose no tag and never exceed the limit", async () => {
  const { store, openAgain } = await openRecords();
  const other = await openAgain();
  const { identity } = await store.identities.findOrCreate("HARBOUR", "user-1", NOW);
  const results = await Promise.all(
    Array.from({ length: 55 }, (_, index) =>
      (index % 2 === 0 ? store : other).identities.change(
        identity,
        { does: "add-tag", tag: `t${index}` },
        NOW,
      ),
    ),
  );
  expect(results.filter(({ kind }) => kind === "too-many-tags")).toHaveLength(5);
  expect((await store.identities.find("HARBOUR", "user-1"))?.tags).toHaveLength(50);
});

test("one of two identities that ask for the same external reference at once gets it", async () => {
  const { store, openAgain } = await openRecords();
  const other = await openAgain();
  const [a, b] = await Promise.all([
    store.identities.findOrCreate("HARBOUR", "user-a", NOW),
    other.identities.findOrCreate("HARBOUR", "user-b", NOW),
  ]);
  const action = { does: "patch", patch: { externalRef: "user-c", fields: {} } } as const;
  const results = await Promise.all([
    store.identities.change(a.identity, action, NOW),
    other.identities.change(b.identity, action, NOW),
  ]);
  expect(results.map(({ kind }) => kind).sort()).toEqual(["done", "taken"]);
});

test("a verdict and a redaction at once leave nothing personal behind", async () => {
  const { store, openAgain, visit, query } = await openRecords();
  const other = await openAgain();
  for (let round = 0; round < 10; round += 1) {
    const externalRef = `user-${round}`;
    const { identity } = await store.identities.findOrCreate("HARBOUR", externalRef, NOW);
    const first = await visit({ externalRef });
    await store.reports.apply(first, { outcome: "approved", at: NOW }, NOW);
    const second = await visit({ externalRef });
    await Promise.all([
      store.identities.redact({ ...identity, externalRef }, NOW),
      other.reports.apply(second, { outcome: "declined", at: NOW + 1, person: { firstName: "Jane" } }, NOW),
    ]);
    const rows = await query<{ redacted_at: string | null }>(
      `select redacted_at from visits where identity_id = '${identity.id}'`,
    );
    expect(rows).toHaveLength(2);
    expect(rows.every(({ redacted_at }) => redacted_at !== null)).toBe(true);
  }
});
