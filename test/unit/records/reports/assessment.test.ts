/** A provider's assessment of a customer, in the visit, in the identity and in the partner's events. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AssessmentReport, boundAssessment } from "../../../../src/contract/assessment.js";
import { mergeAssessment } from "../../../../src/records/reports/merge-assessment.js";
import { DAY, NOW, openRecords } from "../support/open-records.js";

const ASSESSMENT_EVENT = "visit.assessment-updated";

describe("an assessment", () => {
  test("is announced when it changes, also long after completion, and never twice", async () => {
    const { store, visit, events } = await openRecords();
    const reference = await visit({ externalRef: "user-1", referenceData: "application-7" });
    const assess = (assessment: AssessmentReport, now = NOW) =>
      store.reports.apply(reference, { assessment }, now);
    await store.reports.apply(reference, { status: "Completed", outcome: "approved", at: NOW }, NOW);
    await assess({ riskLevel: "LOW", status: "PRELIMINARY", at: NOW });
    await assess(
      { riskLevel: "LOW", status: "ASSESSED", factors: ["pep", "sanction"], at: NOW + 1 },
      NOW + 1,
    );
    await assess(
      { riskLevel: "LOW", status: "ASSESSED", factors: ["sanction", "pep"], at: NOW + 2 },
      NOW + 2,
    );
    await assess({ riskLevel: "HIGH", at: NOW - 1 }, NOW + 3);
    await assess({ riskLevel: "HIGH", at: NOW + 90 * DAY }, NOW + 90 * DAY);
    const sent = (await events()).filter(({ type }) => type === ASSESSMENT_EVENT);
    expect(sent.map(({ data }) => [data.riskLevel, data.assessmentStatus, data.factors])).toEqual([
      ["LOW", "PRELIMINARY", []],
      ["LOW", "ASSESSED", ["pep", "sanction"]],
      ["HIGH", "ASSESSED", ["sanction", "pep"]],
    ]);
    expect(sent[2]).toMatchObject({
      timestamp: new Date(NOW + 90 * DAY).toISOString(),
      data: {
        trackingReference: reference,
        externalRef: "user-1",
        outcome: "approved",
        screeningStatus: null,
        assessedAt: new Date(NOW + 90 * DAY).toISOString(),
        metadata: "application-7",
      },
    });
    expect((await events()).map(({ type }) => type)).toEqual([
      "visit.completed",
      "visit.outcome",
      "identity.created",
      ...Array(3).fill(ASSESSMENT_EVENT),
    ]);
  });

  test("comes with an outcome in one transaction, after its event", async () => {
    const { store, visit, events } = await openRecords();
    const reference = await visit();
    const report = {
      outcome: "assessed",
      riskLevel: "LOW",
      assessment: { riskLevel: "LOW", at: NOW },
    } as const;
    await store.reports.apply(reference, report, NOW);
    await store.reports.apply(reference, report, NOW);
    expect((await events()).map(({ type }) => type)).toEqual(["visit.outcome", ASSESSMENT_EVENT]);
  });

  test("is the same by webhooks that repeat or overtake each other", () => {
    const report = fc.record(
      {
        riskLevel: fc.constantFrom("LOW", "HIGH", null),
        status: fc.constantFrom("PRELIMINARY", "ASSESSED"),
        factors: fc.subarray(["pep", "sanction"]),
        screening: fc.constantFrom("clear" as const, "hit" as const, "pending" as const),
      },
      { requiredKeys: ["riskLevel", "status", "factors", "screening"] },
    );
    fc.assert(
      fc.property(
        fc.array(report, { minLength: 1, maxLength: 6 }),
        fc.infiniteStream(fc.nat()),
        (reports, random) => {
          const dated = reports.map((one, index) => ({ ...one, at: NOW + index }));
          const shuffled = [...dated, ...dated]
            .map((one) => ({ one, key: random.next().value ?? 0 }))
            .sort((a, b) => a.key - b.key)
            .map(({ one }) => one);
          const merged = (all: typeof dated) =>
            all.reduce<ReturnType<typeof mergeAssessment>>((known, one) => mergeAssessment(known, one), null);
          expect(merged(shuffled)).toEqual(merged(dated));
        },
      ),
    );
  });

  test("takes from an older report only what the newer one leaves open", () => {
    const alert = mergeAssessment(null, { screening: "hit", factors: ["sanction"], at: 10 });
    const late = mergeAssessment(alert, { screening: "clear", factors: [], monitored: true, at: 8 });
    expect(late).toEqual({ ...alert, monitored: true });
    expect(mergeAssessment(late, { screening: "clear", monitored: false, at: 9 })).toBe(late);
  });

  test("from the future counts as of now: it doesn't outrank what is to come", async () => {
    const { store, visit } = await openRecords();
    const reference = await visit();
    await store.reports.apply(reference, { assessment: { riskLevel: "LOW", at: NOW + DAY } }, NOW);
    await store.reports.apply(reference, { assessment: { riskLevel: "HIGH", at: NOW + 1 } }, NOW + 1);
    expect((await store.visits.find(reference))?.assessment).toMatchObject({
      riskLevel: "HIGH",
      at: NOW + 1,
    });
  });

  test("has short codes only, and not too many of them", () => {
    const factors = ["pep", "pep", "Jane Doe is a sanctioned person", "", "x".repeat(41), "adverse_media"];
    expect(boundAssessment({ factors, riskLevel: "NO RISK DETECTED", status: "ASSESSED", at: 1 })).toEqual({
      factors: ["pep", "adverse_media"],
      riskLevel: "NO RISK DETECTED",
      status: "ASSESSED",
      at: 1,
    });
    const prose = "Jane Doe, born 1990, was found on the list of a country.";
    expect(boundAssessment({ riskLevel: prose, status: prose, at: 1 })).toEqual({
      riskLevel: null,
      status: null,
      at: 1,
    });
    const many = Array.from({ length: 50 }, (_, index) => `code-${index}`);
    expect(boundAssessment({ factors: many, at: 1 }).factors).toHaveLength(20);
  });

  test("is removed by redaction, from stored events too, and none is announced", async () => {
    const { store, visit, events } = await openRecords();
    const reference = await visit({ externalRef: "user-1", referenceData: "application-7" });
    const assessment = { screening: "hit", factors: ["sanction"], monitored: true, at: NOW } as const;
    const report = {
      status: "Completed",
      outcome: "approved",
      at: NOW,
      isSandbox: true,
      assessment,
    } as const;
    await store.reports.apply(reference, report, NOW);
    const identity = await store.identities.find("HARBOUR", "user-1");
    expect(identity).toMatchObject({ screeningStatus: "hit", monitoringEnabled: true, isSandbox: true });
    if (!identity) throw new Error("no identity");
    await store.identities.redact(identity, NOW + 1);
    await store.reports.apply(reference, { assessment: { screening: "clear", at: NOW + 2 } }, NOW + 2);
    expect(await store.visits.find(reference)).toMatchObject({ assessment: null, isSandbox: null });
    expect(await store.identities.find("HARBOUR", identity.id)).toMatchObject({
      screeningStatus: null,
      monitoringEnabled: false,
      isSandbox: true,
    });
    const sent = (await events()).filter(({ type }) => type === ASSESSMENT_EVENT);
    expect(sent.map(({ data }) => [data.factors, data.metadata, data.screeningStatus])).toEqual([
      [null, null, null],
    ]);
  });
});

describe("an identity's screening", () => {
  test("follows the provider's time, whichever visit it comes with", async () => {
    const { store, concluded, events } = await openRecords();
    const screened = (screening: "clear" | "hit", at: number) =>
      ({ screening, monitored: true, at }) as const;
    const first = await concluded("user-1", {
      outcome: "approved",
      at: NOW,
      assessment: screened("clear", NOW),
    });
    await concluded(
      "user-1",
      { outcome: "approved", at: NOW + 10, assessment: screened("hit", NOW + 10) },
      NOW + 10,
    );
    const screening = async () => (await store.identities.find("HARBOUR", "user-1"))?.screeningStatus;
    expect(await screening()).toBe("hit");
    await store.reports.apply(first, { assessment: screened("clear", NOW + 5) }, NOW + 20);
    expect(await screening()).toBe("hit");
    await store.reports.apply(first, { assessment: screened("clear", NOW + 30) }, NOW + 30);
    expect(await screening()).toBe("clear");
    const identityEvents = (await events()).filter(({ type }) => type.startsWith("identity."));
    expect(identityEvents.map(({ type, data }) => [type, data.screening_status])).toEqual([
      ["identity.created", "clear"],
      ["identity.updated", "hit"],
      ["identity.updated", "clear"],
    ]);
  });

  test("reaches the newest visit of the person by the provider's own id", async () => {
    const { store, concluded } = await openRecords();
    const approved = (at: number) => ({ outcome: "approved", at, identityReference: "identity_1" }) as const;
    await concluded("user-1", approved(NOW));
    const second = await concluded("user-1", approved(NOW + 1), NOW + 1);
    const find = (value: string, organisation = "HARBOUR") =>
      store.visits.findBySubject(organisation, "veriff", { by: "identityReference", value });
    expect((await find("identity_1"))?.reference).toBe(second);
    expect(await find("identity_1", "QUAY")).toBeNull();
    expect(await find("")).toBeNull();
  });
});
