/** Visits that polls keep for a second: which ones, for how long, and how many. */
import { expect, test, vi } from "vitest";
import type { PolledVisit } from "../../../../src/records/visits/polled-visit.js";
import { createRecentVisits } from "../../../../src/records/visits/recent-visits.js";
import { gate } from "../../proxy/support/gate.js";
import { NOW, openRecords } from "../support/open-records.js";

const OPEN: PolledVisit = {
  reference: "a",
  organisation: "HARBOUR",
  provider: "veriff",
  status: "Active",
  ended: null,
  outcome: null,
  settled: false,
  nextReadAt: null,
  redactedAt: null,
  progress: null,
  resubmission: null,
  mailsCompletion: false,
};
const SETTLED: PolledVisit = { ...OPEN, status: "Completed", settled: true };

/** @param visit as the database has it. */
function open(visit: PolledVisit | null = SETTLED) {
  const recent = createRecentVisits();
  const read = vi.fn(async (_reference: string) => visit);
  const find = (now: number, { reference = "a", isReadHere = false } = {}) =>
    recent.find(reference, now, read, isReadHere);
  return { ...recent, read, find };
}

test.each([
  ["a settled visit", SETTLED, false],
  ["an ended visit", { ...OPEN, ended: "expired" } as const, false],
  ["an open visit that this process has read from its provider", OPEN, true],
])("%s is kept for a second", async (_name, visit, isReadHere) => {
  const { find, read } = open(visit);
  for (const now of [0, 1, 999]) expect(await find(now, { isReadHere })).toEqual(visit);
  expect(read).toHaveBeenCalledTimes(1);
  await find(1000, { isReadHere });
  expect(read).toHaveBeenCalledTimes(2);
});

test.each([
  ["an open visit that another process may read", OPEN],
  ["an unknown reference", null],
])("%s is not kept", async (_name, visit) => {
  const { find, read } = open(visit);
  for (let times = 1; times <= 2; times += 1) {
    expect(await find(0)).toEqual(visit);
    expect(read).toHaveBeenCalledTimes(times);
  }
});

test("a visit that is read without a wait is found without one, and kept alike", () => {
  const recent = createRecentVisits();
  const read = vi.fn((reference: string): PolledVisit | null => (reference === "open" ? OPEN : SETTLED));
  const find = (reference: string, now: number, isReadHere = false) =>
    recent.find(reference, now, read, isReadHere);
  for (const now of [0, 999]) expect(find("a", now)).toBe(SETTLED);
  expect(read).toHaveBeenCalledTimes(1);
  recent.forget("a");
  expect(find("a", 999)).toBe(SETTLED);
  expect(read).toHaveBeenCalledTimes(2);
  for (const now of [0, 0]) expect(find("open", now)).toBe(OPEN);
  expect(read).toHaveBeenCalledTimes(4);
  for (const now of [0, 999]) expect(find("open", now, true)).toBe(OPEN);
  expect(read).toHaveBeenCalledTimes(5);
});

test("a read that fails is not kept", async () => {
  const { find, read } = open();
  read.mockRejectedValueOnce(new Error("no database"));
  await expect(find(0)).rejects.toThrow("no database");
  expect(await find(0)).toEqual(SETTLED);
});

test("nothing is kept from before the clock was set back", async () => {
  const { find, read } = open();
  await find(5000);
  await find(4999);
  expect(read).toHaveBeenCalledTimes(2);
});

test("a visit that changes while it is read is not kept", async () => {
  const { find, read, forget } = open();
  const reading = gate();
  read.mockImplementationOnce(async () => {
    await reading.opened;
    return { ...SETTLED, outcome: "pending" };
  });
  const before = find(0);
  forget("a");
  reading.open();
  expect(await before).toMatchObject({ outcome: "pending" });
  expect(await find(0)).toEqual(SETTLED);
});

test("at most 10,000 visits are kept, and the latest of them", async () => {
  const { find, read } = open();
  for (let index = 0; index <= 10_000; index += 1) await find(0, { reference: String(index) });
  read.mockClear();
  await find(0, { reference: "1" });
  expect(read).not.toHaveBeenCalled();
  await find(0, { reference: "0" });
  expect(read).toHaveBeenCalledTimes(1);
});

test("a change is seen at once by its own process, and within a second by another", async () => {
  const { store, openAgain, concluded } = await openRecords();
  const report = { status: "Completed", outcome: "in_review", settled: true } as const;
  const reference = await concluded("user-1", report);
  const other = await openAgain();
  for (const { visits } of [store, other]) {
    expect(await visits.findPolled(reference, NOW)).toMatchObject({ outcome: "in_review", redactedAt: null });
  }

  await store.reports.apply(reference, { outcome: "approved" }, NOW);
  expect(await store.visits.findPolled(reference, NOW)).toMatchObject({ outcome: "approved" });
  expect(await other.visits.findPolled(reference, NOW + 999)).toMatchObject({ outcome: "in_review" });
  expect(await other.visits.findPolled(reference, NOW + 1000)).toMatchObject({ outcome: "approved" });

  const identity = await store.identities.find("HARBOUR", "user-1");
  if (!identity) throw new Error("no identity");
  await store.identities.redact(identity, NOW + 1);
  expect(await store.visits.findPolled(reference, NOW)).toMatchObject({ redactedAt: NOW + 1 });
  expect(await other.visits.findPolled(reference, NOW + 1999)).toMatchObject({ redactedAt: null });
  expect(await other.visits.findPolled(reference, NOW + 2000)).toMatchObject({ redactedAt: NOW + 1 });
});

test("a renewed link makes an expired visit open at once", async () => {
  const { store, visit } = await openRecords();
  const reference = await visit();
  await store.reports.apply(reference, { ended: "expired" }, NOW);
  expect(await store.visits.findPolled(reference, NOW)).toMatchObject({ ended: "expired" });
  const link = { inviteUrl: "https://portal.example/2", frame: null, expiresAt: NOW + 9000 };
  await store.visits.replaceLink(reference, link, NOW);
  expect(await store.visits.findPolled(reference, NOW)).toMatchObject({ ended: null });
});
