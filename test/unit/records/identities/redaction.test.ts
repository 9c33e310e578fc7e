/** Redaction and retention: the data that is deleted, the data that stays, and the events. */
import { describe, expect, test } from "vitest";
import { DAY, NOW, openRecords, type TestRecords } from "../support/open-records.js";

const JANE = {
  firstName: "Jane",
  lastName: "Doe",
  dateOfBirth: "1997-06-15",
  documentNumber: "D123",
  age: 29,
};

async function verified({ store, visit }: TestRecords, externalRef = "user-1", at = NOW): Promise<string> {
  const reference = await visit(
    {
      externalRef,
      email: `${externalRef}@example.com`,
      referenceData: `application-of-${externalRef}`,
      providerText: `text-of-${externalRef}`,
      customerContext: { firstName: "Jane" },
    },
    {},
    at,
  );
  const report = {
    status: "Completed",
    outcome: "approved",
    at,
    person: JANE,
    identityReference: "vf-1",
    result: { seen: "Jane Doe" },
  } as const;
  await store.reports.apply(reference, report, at);
  return reference;
}

async function redact({ store }: TestRecords, externalRef: string, at: number) {
  const identity = await store.identities.find("HARBOUR", externalRef);
  if (!identity) throw new Error(`there is no ${externalRef}`);
  await store.identities.redact(identity, at);
  return identity.id;
}

describe("redaction", () => {
  test("keeps the id, the status and the times", async () => {
    const records = await openRecords();
    const { store } = records;
    const reference = await verified(records);
    const before = await store.identities.find("HARBOUR", "user-1");
    if (!before) throw new Error("no identity");
    await store.identities.change(before, { does: "add-tag", tag: "Jane's" }, NOW + 1);
    await redact(records, "user-1", NOW + 5);
    expect(await store.identities.find("HARBOUR", "user-1")).toBeNull();
    expect(await store.identities.find("HARBOUR", before.id)).toEqual({
      ...before,
      externalRef: null,
      status: "redacted",
      extractedAge: null,
      extractedData: {},
      tags: [],
      providerIdentityReference: null,
      updatedAt: NOW + 5,
      redactedAt: NOW + 5,
    });
    expect(await store.visits.find(reference)).toMatchObject({
      status: "Completed",
      outcome: "approved",
      invite: { email: "", externalRef: null, referenceData: null, providerText: "", customerContext: null },
      inviteUrl: "",
      result: null,
      person: null,
      identityReference: null,
      identityId: before.id,
      redactedAt: NOW + 5,
    });
  });

  test("leaves nothing that finds the person", async () => {
    const records = await openRecords();
    const { store, query } = records;
    await verified(records);
    await redact(records, "user-1", NOW);
    expect(await store.visits.findNewestOf("HARBOUR", { externalRef: "user-1" })).toBeNull();
    expect(await store.visits.findNewestOf("HARBOUR", { email: "user-1@example.com" })).toBeNull();
    expect(await store.visits.findNewestOf("HARBOUR", { email: "" })).toBeNull();
    const subject = { by: "referenceData", value: "text-of-user-1" } as const;
    expect(await store.visits.findBySubject("HARBOUR", "veriff", subject)).toBeNull();
    expect(await query("select hash from identity_hashes")).toEqual([]);
  });

  test("removes the person from events that have not been sent, and announces itself", async () => {
    const records = await openRecords();
    await verified(records);
    const id = await redact(records, "user-1", NOW + 5);
    await records.store.identities.redact({ ...(await found(records, id)), externalRef: null }, NOW + 9);
    const events = await records.events();
    expect(JSON.stringify(events)).not.toContain("user-1");
    expect(events.map(({ type }) => type)).toEqual([
      "visit.completed",
      "visit.outcome",
      "identity.created",
      "identity.updated",
    ]);
    expect(events.at(-1)?.data).toMatchObject({ id, external_ref: null, status: "redacted" });
  });

  test("ends an open visit, and no report brings anything back", async () => {
    const records = await openRecords();
    const { store, visit } = records;
    await store.identities.findOrCreate("HARBOUR", "user-1", NOW);
    const reference = await visit({ externalRef: "user-1" });
    await redact(records, "user-1", NOW + 1);
    const report = { outcome: "approved", person: JANE, result: { seen: "Jane" }, at: NOW + 2 } as const;
    await store.reports.apply(reference, report, NOW + 2);
    const link = { inviteUrl: "https://portal.example/2", frame: null, expiresAt: null };
    await store.visits.replaceLink(reference, link, NOW + 3);
    expect(await store.visits.find(reference)).toMatchObject({
      ended: "abandoned",
      settled: true,
      outcome: null,
      result: null,
      person: null,
      inviteUrl: "",
    });
    const page = await store.identities.list("HARBOUR", { includeArchived: true }, { offset: 0 }, 10);
    expect(page?.identities.map(({ status }) => status)).toEqual(["redacted"]);
  });

  test("can't be undone, and a new visit creates a new identity", async () => {
    const records = await openRecords();
    const { store } = records;
    await verified(records);
    const id = await redact(records, "user-1", NOW + 1);
    const redacted = await found(records, id);
    for (const action of [
      { does: "restore" },
      { does: "archive" },
      { does: "add-tag", tag: "x" },
      { does: "patch", patch: { externalRef: "user-1", fields: { first_name: "Jane" } } },
    ] as const) {
      expect(await store.identities.change(redacted, action, NOW + 2)).toEqual({ kind: "redacted" });
    }
    await verified(records, "user-1", NOW + 3);
    expect((await store.identities.find("HARBOUR", "user-1"))?.id).not.toBe(id);
    expect(await found(records, id)).toMatchObject({
      status: "redacted",
      extractedData: {},
      sessionCount: 1,
    });
  });

  test("schedules an erasure until the provider has erased", async () => {
    const records = await openRecords();
    const { store } = records;
    const reference = await verified(records);
    const id = await redact(records, "user-1", NOW);
    expect(await store.erasures.claim(NOW, "identity_another")).toEqual([]);
    const [erasure] = await store.erasures.claim(NOW, id);
    expect(erasure).toMatchObject({
      organisation: "HARBOUR",
      provider: "veriff",
      providerReference: `session-of-${reference}`,
      identityReference: "vf-1",
      attempts: 1,
    });
    if (!erasure) throw new Error("no erasure");
    expect(await store.erasures.claim(NOW)).toEqual([]);
    await store.erasures.postpone(erasure, NOW);
    expect(await store.erasures.claim(NOW + 59_999)).toEqual([]);
    const [again] = await store.erasures.claim(NOW + 60_000);
    expect(again?.attempts).toBe(2);
    if (!again) throw new Error("no erasure");
    await store.erasures.postpone(again, NOW);
    expect(await store.erasures.claim(NOW + 239_999)).toEqual([]);
    await store.erasures.done(again);
    expect(await store.erasures.claim(NOW + 400 * DAY)).toEqual([]);
  });

  test("frees the claim of a process that died", async () => {
    const records = await openRecords();
    await verified(records);
    await redact(records, "user-1", NOW);
    await records.store.erasures.claim(NOW);
    expect(await records.store.erasures.claim(NOW + 11 * 60_000)).toHaveLength(1);
  });
});

describe("retention", () => {
  test("redacts identities that were last verified before a time, and no others", async () => {
    const records = await openRecords();
    const { store, visit } = records;
    const kept = NOW + 10 * DAY;
    await verified(records, "old", NOW);
    await verified(records, "old-verified-anew", NOW);
    await verified(records, "old-verified-anew", kept);
    await verified(records, "old-on-the-way", NOW);
    await visit({ externalRef: "old-on-the-way" }, {}, kept);
    await verified(records, "new", kept);
    await store.identities.findOrCreate("HARBOUR", "old-stub", NOW);
    const lone = await visit({}, {}, NOW);
    const loneAndNew = await visit({}, {}, kept);
    await store.identities.findOrCreate("QUAY", "theirs", NOW);

    while ((await store.identities.redactExpired("HARBOUR", NOW + DAY, kept)) > 0);

    const page = await store.identities.list("HARBOUR", { includeArchived: true }, { offset: 0 }, 10);
    expect(page?.identities.map(({ externalRef }) => externalRef)).toEqual([
      null,
      "new",
      "old-on-the-way",
      "old-verified-anew",
      null,
    ]);
    expect((await store.visits.find(lone))?.redactedAt).toBe(kept);
    expect((await store.visits.find(loneAndNew))?.redactedAt).toBeNull();
    expect(await store.identities.find("QUAY", "theirs")).not.toBeNull();
  });

  test("processes more than one batch", async () => {
    const { store } = await openRecords();
    for (let index = 0; index < 60; index += 1)
      await store.identities.findOrCreate("HARBOUR", `user-${index}`, NOW);
    expect(await store.identities.redactExpired("HARBOUR", NOW + 1, NOW + 1)).toBe(50);
    expect(await store.identities.redactExpired("HARBOUR", NOW + 1, NOW + 1)).toBe(10);
    expect(await store.identities.redactExpired("HARBOUR", NOW + 1, NOW + 1)).toBe(0);
  });
});

async function found({ store }: TestRecords, id: string) {
  const identity = await store.identities.find("HARBOUR", id);
  if (!identity) throw new Error(`there is no ${id}`);
  return identity;
}
