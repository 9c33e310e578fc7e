import { describe, expect, it } from "vitest";
import { mergeReport } from "../../../../src/records/reports/merge-report.js";
import { FRESH_PROGRESS } from "../../records/support/fresh-progress.js";
import { DECISIONS, decision, meaning, recorded, SESSION, veriff } from "./prepared-veriff.js";

describe("webhooks", () => {
  const read = (body: unknown) => veriff().provider.readWebhook(body);

  it("an event tells how far the customer is, and nothing about the outcome's time", () => {
    expect(read(recorded("event-submitted"))).toEqual([
      {
        eventKey:
          "f04bdb47-d3be-4b28-b028-a652feb060b5:event:e30122d1-740b-4764-853f-470374a7abf4:submitted:7002",
        subject: { by: "providerReference", value: "f04bdb47-d3be-4b28-b028-a652feb060b5" },
        report: {
          status: "Completed",
          outcome: "pending",
          providerStatus: "submitted",
          attempt: "e30122d1-740b-4764-853f-470374a7abf4",
        },
      },
    ]);
    const [started] = read({ ...recorded("event-submitted"), action: "started", code: 7001 });
    expect(meaning(started?.report)).toEqual({ status: "Active" });
  });

  it("an event without an attempt is read by its name", () => {
    const [event] = read({ id: SESSION, code: 7002, action: "submitted" });
    expect(meaning(event?.report)).toEqual({ status: "Completed", outcome: "pending" });
    expect(event?.report).not.toHaveProperty("attempt");
  });

  it("an event of the proof of address leaves the visit alone", () => {
    const event = { id: SESSION, feature: "selfid", action: "submitted", vendorData: "QWE123" };
    for (const variant of [{ code: 7005, addressId: "1" }, { code: 7005 }, { code: 7002, addressId: "1" }]) {
      expect(read({ ...event, ...variant })).toMatchObject([{ subject: { value: SESSION }, report: null }]);
    }
    const [first, second] = ["1", "2"].flatMap((addressId) => read({ ...event, code: 7005, addressId }));
    expect(first?.eventKey).not.toBe(second?.eventKey);
  });

  it("an event never decides", () => {
    for (const action of ["approved", "tier_1_approved", "declined"]) {
      const [event] = read({ ...recorded("event-submitted"), action });
      expect(meaning(event?.report)).toEqual({ outcome: "in_review", unknownWord: true });
    }
  });

  for (const [word, expected] of Object.entries(DECISIONS)) {
    it(`a decision ${word} is understood by its name`, () => {
      const [event] = read(decision(word, { code: 9001 }));
      expect(meaning(event?.report)).toEqual(expected);
    });
  }

  it("a decision carries the person, the document, its attempt and its time", () => {
    const body = recorded("decision-approved");
    const [event] = read(body);
    expect(event?.eventKey).toBe(
      `${SESSION}:decision:00bca969-b53a-4fad-b065-874d41a7b2b8:approved:9001:2019-11-06T07:18:36.916Z`,
    );
    expect(event?.report).toMatchObject({
      attempt: "00bca969-b53a-4fad-b065-874d41a7b2b8",
      at: Date.parse("2019-11-06T07:18:36.916Z"),
      reasonCode: null,
      result: { person: body.verification.person, document: body.verification.document },
    });
    expect(JSON.stringify(event)).not.toContain("186.153.67.122");
  });

  it("a decision says whom it is about, as far as it knows", () => {
    expect(read(recorded("decision-approved"))[0]?.report?.person).toEqual({
      firstName: "SARAH",
      lastName: "MORGAN",
      dateOfBirth: "1967-03-30",
      documentType: "drivers_license",
      documentNumber: "MORGA753116SM9IJ",
      country: "GB",
      address: "1234 Snowy Ridge Road, Indiana, 56789 USA",
    });
    expect(read(recorded("decision-sparse"))[0]?.report?.person).toEqual({
      firstName: "SARAH",
      lastName: "MORGAN",
      documentType: "drivers_license",
      country: "GB",
    });
    expect(read(recorded("full-auto"))[0]?.report?.person).toEqual({
      firstName: "SARAH",
      lastName: "MORGAN",
      dateOfBirth: "1967-03-30",
      documentType: "passport",
      documentNumber: "B01234567",
      country: "GB",
    });
    const nobody = read(decision("expired", { person: { firstName: null }, document: { type: " " } }));
    expect(nobody[0]?.report).not.toHaveProperty("person");
  });

  it("a sparse decision is as good as any", () => {
    const [event] = read(recorded("decision-sparse"));
    expect(event?.report).toMatchObject({ outcome: "approved", result: { person: { dateOfBirth: null } } });
    const [bare] = read({ verification: { id: SESSION, status: "expired" } });
    expect(bare?.report).toMatchObject({ ended: "expired", result: { person: null, document: null } });
  });

  it("an odd member beside the verdict doesn't spoil a decision", () => {
    const [event] = read(decision("declined", { person: [], riskScore: "high", reason: 7, comments: 1 }));
    expect(event?.report).toMatchObject({ outcome: "declined", result: { person: null, reason: null } });
  });

  it("a reason code may be a string, a number or null", () => {
    const codeOf = (reasonCode: unknown) => read(decision("declined", { reasonCode }))[0]?.report?.reasonCode;
    expect([codeOf("102"), codeOf(102), codeOf(null), codeOf(undefined)]).toEqual(["102", "102", null, null]);
  });

  it("Full Auto decides by its own word, with the bare values of its fields", () => {
    const [event] = read(recorded("full-auto"));
    expect(event?.subject.value).toBe("a1c68aea-0c2d-4bd5-b4c2-3f1f8a6f7e11");
    expect(event?.report).toMatchObject({
      status: "Completed",
      outcome: "approved",
      attempt: "f2270684-1f3c-4a53-8c6e-b9a0e4f7d2c5",
      at: Date.parse("2026-11-10T09:03:41.870Z"),
      result: {
        decisionScore: 0.97,
        person: { firstName: "SARAH", lastName: "MORGAN", dateOfBirth: "1967-03-30", gender: null },
        document: { type: "PASSPORT", country: "GB", number: "B01234567" },
      },
    });
  });

  it("Full Auto with a score and no decision is for the partner to judge", () => {
    const body = recorded("full-auto");
    body.data.verification.decision = null;
    expect(meaning(read(body)[0]?.report)).toEqual({ status: "Completed", outcome: "in_review" });
    body.data.verification.decision = "splendid";
    expect(meaning(read(body)[0]?.report)).toEqual({ outcome: "in_review", unknownWord: true });
  });

  it("a status that the partner's staff set is acknowledged and changes nothing", () => {
    const [event] = read(recorded("user-defined-status"));
    expect(event).toMatchObject({ report: null, subject: { by: "providerReference" } });
  });

  it("a screening is an assessment, of which only the kinds of lists are kept", () => {
    const screening = (members: object) => read({ ...recorded("watchlist-screening"), ...members })[0];
    expect(screening({})).toMatchObject({
      subject: { by: "providerReference", value: "f04bdb47-d3be-4b28-b028-a652feb060b5" },
      report: { providerStatus: "possible_match", assessment: { screening: "hit", factors: [] } },
    });
    const hits = [
      {
        matchedName: "Juan Rey",
        listingsRelatedToMatch: { sanctions: [{ sourceName: "OFAC" }], pep: [], adverseMedia: [{}] },
      },
    ];
    const found = screening({ checkType: "updated_result", createdAt: "2026-05-01T08:00:00Z", hits });
    expect(found?.report).toEqual({
      providerStatus: "possible_match",
      assessment: {
        screening: "hit",
        factors: ["sanctions", "adverseMedia"],
        monitored: true,
        at: Date.parse("2026-05-01T08:00:00Z"),
      },
    });
    expect(screening({ matchStatus: "no_match" })?.report?.assessment).toMatchObject({ screening: "clear" });
    const odd = screening({ matchStatus: "splendid" })?.report;
    expect(odd).toEqual({ providerStatus: "splendid", unknownWord: true });
    const later = screening({ createdAt: "2026-06-01T08:00:00Z" });
    expect(later?.eventKey).not.toBe(screening({})?.eventKey);
  });

  it("repeats have one key, and different events different ones", () => {
    const names = [
      "event-submitted",
      "decision-approved",
      "full-auto",
      "user-defined-status",
      "watchlist-screening",
    ];
    const bodies = [
      ...names.map(recorded),
      { ...recorded("event-submitted"), attemptId: "another" },
      decision("approved", { decisionTime: "2019-11-06T08:00:00.000Z" }),
      decision("expired", { code: 9104 }),
      decision("abandoned", { code: 9104 }),
    ];
    const keys = bodies.map((body) => read(body)[0]?.eventKey);
    expect(new Set(keys).size).toBe(bodies.length);
    expect(bodies.map((body) => read(structuredClone(body))[0]?.eventKey)).toEqual(keys);
  });

  it("what is of no documented kind is refused", () => {
    for (const body of [
      null,
      [],
      "approved",
      {},
      { verification: { id: SESSION } },
      { eventType: "fullauto" },
    ]) {
      expect(() => read(body)).toThrowError(/no kind/);
    }
  });
});

describe("in a visit", () => {
  const event = (action: string, attemptId: string) => ({ id: SESSION, attemptId, action, code: 7000 });
  const decided = (word: string, attemptId: string | null, decisionTime: string | null) =>
    decision(word, { attemptId, decisionTime });
  const progressAfter = (...bodies: object[]) =>
    bodies
      .flatMap((body) => veriff().provider.readWebhook(body))
      .reduce((progress, { report }) => (report ? mergeReport(progress, report) : progress), FRESH_PROGRESS);

  const again = decided("resubmission_requested", "a1", "2026-11-20T10:00:00Z");
  const approved = decided("approved", "a2", "2026-11-20T11:00:00Z");

  it("a request to resubmit reopens the outcome, and the status stays where it was", () => {
    expect(progressAfter(event("started", "a1"), event("submitted", "a1"), again)).toMatchObject({
      status: "Completed",
      outcome: "resubmission_requested",
      providerStatus: "resubmission_requested",
      settled: false,
    });
  });

  it("the new attempt's decision replaces it, also where reports overtake each other", () => {
    const expected = { status: "Completed", outcome: "approved", reasonCode: null, settled: true };
    const story = [event("submitted", "a1"), again, event("submitted", "a2"), approved];
    expect(progressAfter(...story)).toMatchObject(expected);
    expect(progressAfter(...story.toReversed())).toMatchObject(expected);
    expect(progressAfter(approved, again, event("submitted", "a1"), event("submitted", "a2"))).toMatchObject(
      expected,
    );
  });

  it("a conclusive decision without a time still replaces the request to resubmit", () => {
    expect(progressAfter(again, decided("declined", "a2", null))).toMatchObject({ outcome: "declined" });
    expect(progressAfter(again, decided("abandoned", "a2", null))).toMatchObject({
      outcome: "abandoned",
      ended: "abandoned",
    });
  });

  it("a late submitted doesn't move a decision back", () => {
    expect(progressAfter(event("started", "a1"), approved, event("submitted", "a2"))).toMatchObject({
      outcome: "approved",
    });
  });
});
