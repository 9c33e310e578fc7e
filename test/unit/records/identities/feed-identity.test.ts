/** Visits that conclude create and update identities. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Outcome } from "../../../../src/contract/status.js";
import type { VisitReport } from "../../../../src/contract/visit-report.js";
import { DAY, KEY_1, KEY_2, NOW, openRecords } from "../support/open-records.js";

const JANE = {
  firstName: "Jane",
  lastName: "Doe",
  dateOfBirth: "1997-06-15",
  documentType: "drivers_license",
  documentNumber: "D-123 456",
  country: "US",
  faceMatchPassed: true,
  ageCheckPassed: true,
};

describe("a visit with an external reference", () => {
  test.each<[string, VisitReport, string | null]>([
    ["approved", { outcome: "approved", at: NOW - 5 }, "approved"],
    ["declined", { outcome: "declined", at: NOW - 5 }, "rejected"],
    ["assessed, with no verdict", { outcome: "assessed", at: NOW - 5, riskLevel: "LOW" }, "pending"],
    ["expired", { outcome: "expired", ended: "expired" }, null],
    ["abandoned", { outcome: "abandoned", ended: "abandoned" }, null],
    ["ended by an expired link, with no outcome", { ended: "expired" }, null],
    ["failed at the provider", { ended: "failed" }, "failed"],
    ["in review", { outcome: "in_review", at: NOW - 5 }, null],
    ["pending", { outcome: "pending" }, null],
    ["to be done again", { outcome: "resubmission_requested" }, null],
    ["only activated", { status: "Active" }, null],
  ])("%s", async (_name, report, status) => {
    const { store, concluded } = await openRecords();
    const reference = await concluded("user-1", report);
    const identity = await store.identities.find("HARBOUR", "user-1");
    expect(identity?.status ?? null).toBe(status);
    expect((await store.visits.find(reference))?.identityId ?? null).toBe(identity?.id ?? null);
  });

  test("splits a full name that the invite claims", async () => {
    const { store, visit } = await openRecords();
    const reference = await visit({
      externalRef: "user-1",
      customerContext: { fullName: "Jane Marie Smith" },
    });
    await store.reports.apply(reference, { outcome: "approved" }, NOW);
    expect((await store.identities.find("HARBOUR", "user-1"))?.extractedData).toMatchObject({
      first_name: "Jane Marie",
      last_name: "Smith",
    });
  });

  test("gives the provider's findings, and the invite only adds missing fields", async () => {
    const { store, visit } = await openRecords();
    const reference = await visit({
      externalRef: "user-1",
      customerContext: { firstName: "Jayne", preferredContactNumber: "+44 7700 900123" },
    });
    const report = {
      outcome: "approved",
      at: NOW - 60_000,
      person: JANE,
      identityReference: "vf-1",
    } as const;
    await store.reports.apply(reference, report, NOW);
    expect(await store.identities.find("HARBOUR", "user-1")).toMatchObject({
      externalRef: "user-1",
      status: "approved",
      sessionCount: 1,
      extractedData: {
        first_name: "Jane",
        last_name: "Doe",
        date_of_birth: "1997-06-15",
        document_type: "drivers_license",
        document_number: "D-123 456",
        country: "US",
        email: "jane@example.com",
        phone: "+44 7700 900123",
      },
      faceMatchPassed: true,
      ageCheckPassed: true,
      extractedAge: 29,
      provider: "veriff",
      providerIdentityReference: "vf-1",
      latestVisit: reference,
      firstVerifiedAt: NOW - 60_000,
      lastVerifiedAt: NOW - 60_000,
      createdAt: NOW,
    });
  });

  test("without one creates no identity", async () => {
    const { store, visit } = await openRecords();
    const reference = await visit();
    await store.reports.apply(reference, { outcome: "approved" }, NOW);
    const page = await store.identities.list("HARBOUR", { includeArchived: true }, { offset: 0 }, 10);
    expect(page?.total).toBe(0);
  });

  test("of another organisation creates another identity", async () => {
    const { store, visit, concluded } = await openRecords();
    await concluded("user-1", { outcome: "approved" });
    const quay = await visit({ externalRef: "user-1" }, { organisation: "QUAY" });
    await store.reports.apply(quay, { outcome: "declined" }, NOW);
    expect((await store.identities.find("HARBOUR", "user-1"))?.status).toBe("approved");
    expect((await store.identities.find("QUAY", "user-1"))?.status).toBe("rejected");
  });
});

describe("a visit with a claimed external reference", () => {
  const claim = { externalRef: null, claimedExternalRef: "user-1" };

  test("creates no identity, and says in its events that it is a claim", async () => {
    const { store, visit, events } = await openRecords();
    const reference = await visit(claim, { verifiedBy: "none" });
    await store.reports.apply(reference, { status: "Completed", outcome: "approved" }, NOW);
    expect(await store.identities.find("HARBOUR", "user-1")).toBeNull();
    expect(await store.visits.findNewestOf("HARBOUR", { externalRef: "user-1" })).toBeNull();
    const sent = await events();
    expect(sent.map(({ type }) => type)).toEqual(["visit.completed", "visit.outcome"]);
    for (const { data } of sent) {
      expect(data).toMatchObject({ externalRef: null, claimedExternalRef: "user-1", verifiedBy: "none" });
    }
  });

  test("feeds the identity once it is proved, by the time of its conclusion", async () => {
    const { store, visit, concluded, events } = await openRecords();
    const claimed = await visit(claim, { verifiedBy: "none" });
    await store.reports.apply(claimed, { outcome: "approved" }, NOW);
    const later = await concluded("user-1", { outcome: "declined" }, NOW + DAY);
    const proof = { by: "server", externalRef: "user-1" } as const;
    const results = await Promise.all(
      [1, 2, 3].map((turn) => store.reports.prove(claimed, proof, NOW + 2 * DAY + turn)),
    );
    expect(results).not.toContain("conflict");
    expect(await store.identities.find("HARBOUR", "user-1")).toMatchObject({
      status: "rejected",
      sessionCount: 2,
      firstVerifiedAt: NOW,
      lastVerifiedAt: NOW + DAY,
      latestVisit: later,
    });
    // Each of the two visits has changed it once.
    const types = (await events()).map(({ type }) => type).filter((type) => type.startsWith("identity."));
    expect(types).toEqual(["identity.created", "identity.updated"]);
    expect(await store.reports.prove(claimed, { ...proof, externalRef: "user-2" }, NOW)).toBe("conflict");
  });

  test("goes to one of two customers who are named at once", async () => {
    const { store, visit } = await openRecords();
    const claimed = await visit(claim, { verifiedBy: "none" });
    const results = await Promise.all(
      ["user-1", "user-2"].map((externalRef) =>
        store.reports.prove(claimed, { by: "server", externalRef }, NOW),
      ),
    );
    expect(results.filter((result) => result === "conflict")).toHaveLength(1);
  });
});

describe("the latest verification counts", () => {
  test("a second one updates the identity and its data", async () => {
    const { store, concluded } = await openRecords();
    await concluded("user-1", { outcome: "approved", at: NOW, person: JANE }, NOW);
    const first = await store.identities.find("HARBOUR", "user-1");
    const later = NOW + 400 * DAY;
    const second = await concluded(
      "user-1",
      {
        outcome: "declined",
        at: later,
        reasonCode: "102",
        person: { documentType: "passport", lastName: "Smith" },
      },
      later,
    );
    const identity = await store.identities.find("HARBOUR", "user-1");
    expect(identity).toMatchObject({
      id: first?.id,
      status: "rejected",
      rejectionReason: "102",
      sessionCount: 2,
      latestVisit: second,
      firstVerifiedAt: NOW,
      lastVerifiedAt: later,
      updatedAt: later,
      extractedData: { first_name: "Jane", last_name: "Smith", document_type: "passport" },
    });
    // The number of a driving licence never goes with a passport.
    expect(identity?.extractedData.document_number).toBeUndefined();
  });

  test("an expired link changes nothing", async () => {
    const { store, concluded } = await openRecords();
    const approved = await concluded("user-1", { outcome: "approved", at: NOW });
    await concluded("user-1", { outcome: "expired", ended: "expired", at: NOW + DAY }, NOW + DAY);
    expect(await store.identities.find("HARBOUR", "user-1")).toMatchObject({
      status: "approved",
      lastVerifiedAt: NOW,
      latestVisit: approved,
      sessionCount: 2,
    });
  });

  test("a status that the partner set holds until the next verdict", async () => {
    const { store, concluded } = await openRecords();
    await concluded("user-1", { outcome: "approved", at: NOW });
    const identity = await store.identities.find("HARBOUR", "user-1");
    if (!identity) throw new Error("no identity");
    const patch = { status: "rejected", fields: {} } as const;
    await store.identities.change(identity, { does: "patch", patch }, NOW + 10);
    await concluded("user-1", { outcome: "expired", ended: "expired" }, NOW + 20);
    expect((await store.identities.find("HARBOUR", "user-1"))?.status).toBe("rejected");
    await concluded("user-1", { outcome: "approved", at: NOW + 30 }, NOW + 30);
    expect((await store.identities.find("HARBOUR", "user-1"))?.status).toBe("approved");
  });

  test("a provider's clock that is ahead doesn't outweigh later conclusions", async () => {
    const { store, concluded } = await openRecords();
    await concluded("user-1", { outcome: "approved", at: NOW + 90 * DAY }, NOW);
    await concluded("user-1", { outcome: "declined", at: NOW + DAY }, NOW + DAY);
    expect((await store.identities.find("HARBOUR", "user-1"))?.status).toBe("rejected");
  });

  test("of visits without a provider's time, the later visit counts, whichever concludes last", async () => {
    const { store, visit } = await openRecords();
    const first = await visit({ externalRef: "user-1" }, {}, NOW);
    const second = await visit({ externalRef: "user-1" }, {}, NOW + 1000);
    await store.reports.apply(second, { outcome: "declined" }, NOW + 2000);
    await store.reports.apply(first, { outcome: "approved" }, NOW + 3000);
    expect(await store.identities.find("HARBOUR", "user-1")).toMatchObject({
      status: "rejected",
      latestVisit: second,
      firstVerifiedAt: NOW + 3000,
      lastVerifiedAt: NOW + 2000,
    });
  });

  test("a repeat, a proof or a later read doesn't move the time of a conclusion", async () => {
    const { store, concluded, events } = await openRecords();
    const ahead = await concluded("user-1", { outcome: "approved", at: NOW + 90 * DAY });
    const undated = await concluded("user-2", { outcome: "approved" });
    const before = (await events()).length;
    for (const [reference, at] of [
      [ahead, NOW + 90 * DAY],
      [undated, undefined],
    ] as const) {
      const report = { outcome: "approved", ...(at === undefined ? {} : { at }) } as const;
      await store.reports.apply(reference, report, NOW + DAY);
      await store.reports.applyRead(reference, report, NOW + DAY, NOW + DAY);
      await store.reports.apply(reference, { status: "Completed" }, NOW + 2 * DAY);
    }
    for (const user of ["user-1", "user-2"]) {
      expect((await store.identities.find("HARBOUR", user))?.lastVerifiedAt).toBe(NOW);
    }
    expect((await events()).slice(before).map(({ type }) => type)).toEqual([
      "visit.completed",
      "visit.completed",
    ]);
  });

  test("a verdict in the same second as the status that the partner set counts if it came after it", async () => {
    const { store, concluded } = await openRecords();
    const second = NOW;
    await concluded("user-1", { outcome: "approved", at: second }, second + 100);
    const identity = await store.identities.find("HARBOUR", "user-1");
    if (!identity) throw new Error("no identity");
    const patch = { status: "rejected", fields: {} } as const;
    await store.identities.change(identity, { does: "patch", patch }, second + 300);
    await concluded("user-1", { outcome: "expired", ended: "expired" }, second + 400);
    expect((await store.identities.find("HARBOUR", "user-1"))?.status).toBe("rejected");
    await concluded("user-1", { outcome: "approved", at: second }, second + 500);
    expect((await store.identities.find("HARBOUR", "user-1"))?.status).toBe("approved");
  });

  test("in whatever order and however often the reports arrive", async () => {
    const outcome = fc.constantFrom<Outcome>("approved", "declined", "assessed", "expired", "in_review");
    const reports = fc.uniqueArray(fc.record({ outcome, at: fc.integer({ min: 1, max: 1000 }) }), {
      selector: ({ at }) => at,
      minLength: 1,
      maxLength: 4,
    });
    const { store, visit } = await openRecords();
    let run = 0;
    await fc.assert(
      fc.asyncProperty(reports, fc.infiniteStream(fc.nat(100)), async (reports, chance) => {
        run += 1;
        const feed = async (externalRef: string, order: typeof reports) => {
          const references = new Map<number, string>();
          for (const { at } of reports) references.set(at, await visit({ externalRef }));
          for (const report of order) {
            await store.reports.apply(references.get(report.at) ?? "", report, NOW);
          }
          const identity = await store.identities.find("HARBOUR", externalRef);
          return [
            identity?.status,
            identity?.firstVerifiedAt,
            identity?.lastVerifiedAt,
            identity?.sessionCount,
          ];
        };
        const shuffled = [...reports, ...reports]
          .map((report) => ({ report, place: chance.next().value }))
          .sort((a, b) => a.place - b.place)
          .map(({ report }) => report);
        expect(await feed(`shuffled-${run}`, shuffled)).toEqual(await feed(`sorted-${run}`, reports));
      }),
      { numRuns: 25 },
    );
  });
});

describe("one identity per external reference", () => {
  test("also when several visits conclude at once, in two stores in turn", async () => {
    const { store, visit, openAgain, events } = await openRecords();
    const references = await Promise.all(Array.from({ length: 6 }, () => visit({ externalRef: "user-1" })));
    const conclude = (from: typeof store, some: string[]) =>
      Promise.all(some.map((reference) => from.reports.apply(reference, { outcome: "approved" }, NOW + 10)));
    await Promise.all([
      conclude(store, references.slice(0, 3)),
      store.identities.findOrCreate("HARBOUR", "user-1", NOW),
    ]);
    await conclude(await openAgain(), references.slice(3));
    const page = await store.identities.list("HARBOUR", { includeArchived: false }, { offset: 0 }, 10);
    expect(page?.identities).toMatchObject([{ externalRef: "user-1", status: "approved", sessionCount: 6 }]);
    expect((await events()).filter(({ type }) => type === "identity.created")).toHaveLength(1);
  });

  test("also after the encryption key was rotated", async () => {
    const { concluded, openAgain, store, visit } = await openRecords();
    await concluded("user-1", { outcome: "approved", at: NOW, person: JANE });
    await concluded("user-2", { outcome: "approved", at: NOW, person: JANE });
    const rotated = await openAgain([KEY_2, KEY_1]);
    const reference = await visit({ externalRef: "user-1" });
    await rotated.reports.apply(reference, { outcome: "declined", at: NOW + 1 }, NOW + 1);
    const identity = await rotated.identities.find("HARBOUR", "user-1");
    expect(identity).toMatchObject({ status: "rejected", sessionCount: 2 });
    if (!identity) throw new Error("no identity");
    const duplicates = await rotated.identities.duplicates(identity);
    expect(duplicates.map(({ identity }) => identity.externalRef)).toEqual(["user-2"]);
    expect(await store.identities.find("HARBOUR", "user-2")).not.toBeNull();
  });
});

describe("events", () => {
  test("announce each step of a visit and of its identity once", async () => {
    const { store, visit, events } = await openRecords();
    const reference = await visit({
      externalRef: "user-1",
      referenceData: "app-7",
    });
    const reports: VisitReport[] = [
      { status: "Active" },
      { status: "Completed", outcome: "pending" },
      { outcome: "approved", at: NOW, person: JANE },
    ];
    await store.reports.activate(reference, { by: "code" }, NOW + 10);
    for (const report of [...reports, ...reports.reverse(), { outcome: "approved", at: NOW + 5 } as const]) {
      await store.reports.apply(reference, report, NOW + 10);
    }
    const told = await events();
    expect(told.map(({ type, data }) => [type, data.outcome ?? data.status])).toEqual([
      ["visit.activated", "Active"],
      ["visit.completed", "pending"],
      ["visit.outcome", "approved"],
      ["identity.created", "approved"],
      // A repeat that adds the time.
      ["identity.updated", "approved"],
    ]);
    expect(told[2]).toEqual({
      type: "visit.outcome",
      timestamp: new Date(NOW + 10).toISOString(),
      data: {
        trackingReference: reference,
        externalRef: "user-1",
        claimedExternalRef: null,
        verifiedBy: "code",
        referenceData: "app-7",
        provider: "veriff",
        providerReference: `session-of-${reference}`,
        status: "Completed",
        ended: null,
        outcome: "approved",
        providerStatus: null,
        reasonCode: null,
        riskLevel: null,
      },
    });
    expect(JSON.stringify(told)).not.toMatch(/Jane|Doe|1997|D-123|example\.com/);
  });

  test("are written together with their change, or not at all", async () => {
    const { store, visit, query, events } = await openRecords();
    const reference = await visit({ externalRef: "user-1" });
    await query("alter table identity_hashes rename to elsewhere");
    await expect(
      store.reports.apply(reference, { outcome: "approved", person: JANE }, NOW),
    ).rejects.toThrow();
    await query("alter table elsewhere rename to identity_hashes");
    expect(await events()).toEqual([]);
    expect((await store.visits.find(reference))?.outcome).toBeNull();
    await store.reports.apply(reference, { outcome: "approved", person: JANE }, NOW);
    expect((await events()).map(({ type }) => type)).toEqual(["visit.outcome", "identity.created"]);
  });

  test("announce an end once", async () => {
    const { events, concluded, store } = await openRecords();
    const reference = await concluded("user-1", { outcome: "expired", ended: "expired" });
    await store.reports.apply(reference, { outcome: "expired", ended: "expired" }, NOW + 1);
    expect((await events()).map(({ type }) => type)).toEqual(["visit.outcome", "visit.ended"]);
  });
});
