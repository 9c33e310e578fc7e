/** The customer's progress, as the provider tells it, is kept with the visit and goes with the personal data. */
import { expect, test } from "vitest";
import { NOW, openRecords } from "../support/open-records.js";

test("progress is kept, falls to no late report, and is gone after a redaction", async () => {
  const { store, concluded } = await openRecords();
  const reference = await concluded("user-1", { status: "Active", progress: "in_progress", at: NOW });
  expect((await store.visits.find(reference))?.progress).toBe("in_progress");
  await store.reports.apply(reference, { status: "Inactive", progress: "opened" }, NOW);
  await store.reports.apply(reference, { outcome: "approved", at: NOW }, NOW);
  expect((await store.visits.find(reference))?.progress).toBe("in_progress");
  const identity = await store.identities.find("HARBOUR", "user-1");
  if (!identity) throw new Error("no identity");
  await store.identities.redact(identity, NOW);
  expect((await store.visits.find(reference))?.progress).toBeNull();
});

test("a visit of which nothing was told has none", async () => {
  const { store, concluded } = await openRecords();
  const reference = await concluded("user-1", { status: "Active" });
  expect((await store.visits.find(reference))?.progress).toBeNull();
});
