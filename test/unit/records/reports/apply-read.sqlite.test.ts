/** Reports that were read from the provider: only one that says something new is written. */
import Database from "libsql";
import { expect, onTestFinished, test } from "vitest";
import type { VisitReport } from "../../../../src/contract/visit-report.js";
import { NOW, openRecords } from "../support/open-records.js";

const ACTIVE: VisitReport = { status: "Active", progress: "in_progress", providerStatus: "started" };

test("a read that tells nothing new writes nothing, and the next one that does is written", async () => {
  const { store, url, visit, events } = await openRecords();
  const reference = await visit();
  const read = (report: VisitReport, at: number) =>
    store.reports.applyRead(reference.toUpperCase(), report, NOW + at, NOW + at + 1);
  const first = await read(ACTIVE, 1);
  expect(first?.after).toMatchObject({ status: "Active", progress: "in_progress" });
  const before = await events();

  const other = new Database(url.replace("sqlite:", ""));
  onTestFinished(() => void other.close());
  other.exec("begin immediate");
  // It would wait for the other process's lock.
  const second = await read(ACTIVE, 2);
  expect(second?.after).toEqual(first?.after);
  expect(second?.after).toBe(second?.before);
  other.exec("commit");

  expect(await events()).toEqual(before);
  expect((await read({ ...ACTIVE, status: "Completed" }, 3))?.after).toMatchObject({ status: "Completed" });
  expect(await store.visits.find(reference)).toMatchObject({ status: "Completed" });
});

test("a read of an unknown visit is null", async () => {
  const { store } = await openRecords();
  expect(await store.reports.applyRead(crypto.randomUUID(), ACTIVE, NOW, NOW)).toBeNull();
});
