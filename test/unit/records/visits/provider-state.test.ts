/** The provider's state of a visit: sealed, replaced by reports, and deleted with the visit's personal data. */
import { expect, test } from "vitest";
import { NOW, openRecords } from "../support/open-records.js";

const TICKET = { ticket: "T-4711", steps: ["asked"] };

test("is stored from the beginning, and replaced by a report", async () => {
  const { store, visit, query } = await openRecords();
  const reference = await visit({}, { state: TICKET });
  expect((await store.visits.find(reference))?.state).toEqual(TICKET);
  const [row] = await query(`select * from visits where reference = '${reference}'`);
  expect(JSON.stringify(row)).not.toContain("T-4711");

  await store.reports.apply(reference, { status: "Active" }, NOW);
  expect((await store.visits.find(reference))?.state).toEqual(TICKET);
  const change = await store.reports.apply(reference, { state: { ticket: "T-2" }, outcome: "pending" }, NOW);
  expect(change?.after.state).toEqual({ ticket: "T-2" });
  expect(await store.visits.find(reference)).toMatchObject({
    state: { ticket: "T-2" },
    status: "Active",
    outcome: "pending",
  });
});

test("is null for a visit whose provider stores none", async () => {
  const { store, visit } = await openRecords();
  expect((await store.visits.find(await visit()))?.state).toBeNull();
});

test("makes no event for the partner", async () => {
  const { store, visit, events } = await openRecords();
  const reference = await visit({}, { state: TICKET });
  await store.reports.apply(reference, { state: { ticket: "T-2" } }, NOW);
  expect(await events()).toEqual([]);
  await store.reports.apply(reference, { status: "Completed" }, NOW);
  expect(JSON.stringify(await events())).not.toMatch(/T-2|ticket/);
});

test("moves to the erasure of a redacted visit and is deleted with it", async () => {
  const { store, visit, query } = await openRecords();
  const reference = await visit({ externalRef: "customer-1" }, { state: TICKET });
  await store.reports.apply(reference, { outcome: "approved", status: "Completed", at: NOW }, NOW);
  const identity = await store.identities.find("HARBOUR", "customer-1");
  if (!identity) throw new Error("no identity was made");
  await store.identities.redact(identity, NOW);

  expect((await store.visits.find(reference))?.state).toBeNull();
  expect(JSON.stringify(await query("select * from erasures"))).not.toContain("T-4711");
  const [erasure] = await store.erasures.claim(NOW);
  expect(erasure?.state).toEqual(TICKET);
  if (erasure) await store.erasures.done(erasure);
  expect(await query("select * from erasures")).toEqual([]);
  const change = await store.reports.apply(reference, { state: TICKET }, NOW);
  expect(change?.after.state).toBeNull();
});
