/** The part of a visit that polls read: the same as the whole visit has, and without decryption. */
import { expect, test, vi } from "vitest";
import type { VisitReport } from "../../../../src/contract/visit-report.js";
import { NOW, openRecords } from "../support/open-records.js";

const ASKED_AGAIN: VisitReport = {
  status: "Active",
  outcome: "resubmission_requested",
  resubmission: "document_expired",
  progress: "in_progress",
};

async function open() {
  const records = await openRecords();
  const { visits, reports } = records.store;
  const reference = await records.visit({ mailsCompletion: true });
  /** Expects a poll to see what the whole visit has. */
  async function expectPolled(decryptions: number) {
    const decrypt = vi.spyOn(crypto.subtle, "decrypt");
    const polled = await visits.findPolled(reference, NOW);
    expect(decrypt).toHaveBeenCalledTimes(decryptions);
    decrypt.mockRestore();
    const visit = await visits.find(reference);
    expect({ ...visit, mailsCompletion: visit?.invite.mailsCompletion ?? false }).toMatchObject({
      ...polled,
    });
    return polled;
  }
  return { ...records, visits, reports, reference, expectPolled };
}

test("a poll sees a new visit, and each change of it, without decryption", async () => {
  const { reports, visits, reference, expectPolled } = await open();
  expect(await expectPolled(0)).toMatchObject({ status: "Inactive", progress: null, mailsCompletion: true });
  await reports.activate(reference, { by: "code" }, NOW + 1);
  expect(await expectPolled(0)).toMatchObject({ status: "Active" });
  await reports.apply(reference, ASKED_AGAIN, NOW + 2);
  expect(await expectPolled(0)).toMatchObject({ resubmission: "document_expired", progress: "in_progress" });
  await visits.claimRead(reference, NOW + 2, NOW + 1002);
  expect(await expectPolled(0)).toMatchObject({ nextReadAt: NOW + 1002 });
  const link = { inviteUrl: "https://portal.example/2", frame: null, expiresAt: NOW + 9000 };
  await visits.replaceLink(reference, link, NOW + 3);
  expect(await expectPolled(0)).toMatchObject({ resubmission: "document_expired" });
  await reports.apply(reference, { status: "Completed", outcome: "pending", settled: true }, NOW + 4);
  expect(await expectPolled(0)).toMatchObject({ status: "Completed", settled: true });
});

test("a poll sees nothing of a redacted visit, without decryption", async () => {
  const { store, concluded, query } = await openRecords();
  const reference = await concluded("user-1", { ...ASKED_AGAIN, outcome: "approved", status: "Completed" });
  const identity = await store.identities.find("HARBOUR", "user-1");
  if (!identity) throw new Error("no identity");
  await store.identities.redact(identity, NOW + 1);
  expect(await store.visits.findPolled(reference, NOW)).toMatchObject({
    redactedAt: NOW + 1,
    progress: null,
    resubmission: null,
    mailsCompletion: false,
  });
  expect(await query(`select page_state from visits where reference = '${reference}'`)).toEqual([
    expect.objectContaining({ page_state: null }),
  ]);
});

test.each([
  ["a row from before the copy", "update visits set page_state = null"],
  // An older proxy writes the sealed members and `updated_at`, and leaves the copy.
  ["a copy that is older than the row", "update visits set updated_at = updated_at + 1"],
])("a poll opens the sealed members of %s", async (_row, change) => {
  const { reports, reference, query, expectPolled } = await open();
  await reports.apply(reference, ASKED_AGAIN, NOW + 1);
  await query(change);
  expect(await expectPolled(1)).toMatchObject({ resubmission: "document_expired", progress: "in_progress" });
  await reports.apply(reference, { status: "Completed" }, NOW + 5);
  expect(await expectPolled(0)).toMatchObject({ status: "Completed", progress: "in_progress" });
});

test("an unknown reference is null", async () => {
  const { store } = await openRecords();
  expect(await store.visits.findPolled(crypto.randomUUID(), NOW)).toBeNull();
});
