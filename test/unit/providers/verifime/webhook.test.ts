import { describe, expect, test } from "vitest";
import type { VerifimeOptions } from "../../../../src/providers/verifime/config.js";
import { verifime } from "./prepared-verifime.js";

describe("readWebhook", () => {
  const event = {
    eventId: "e1",
    eventName: "RISK_ASSESSMENT_UPDATED",
    customerName: "John Smith",
    assessmentStatus: "ASSESSED",
    riskLevel: "LOW",
    assessmentPortalUrl: "https://client-portal.verifime.com/1",
    eventTimestamp: "2025-11-11T00:00:00Z",
    metadata: "your-application-id",
  };
  const read = (members: object, options: Partial<VerifimeOptions> = {}) =>
    verifime({}, options).provider.readWebhook({ ...event, ...members })[0];

  test("an assessment has a risk level and no verdict", () => {
    expect(read({})).toEqual({
      eventKey: "e1",
      subject: { by: "referenceData", value: "your-application-id" },
      report: {
        outcome: "assessed",
        attempt: "e1",
        providerStatus: "ASSESSED",
        riskLevel: "LOW",
        assessment: { riskLevel: "LOW", status: "ASSESSED", at: Date.parse("2025-11-11T00:00:00Z") },
        at: Date.parse("2025-11-11T00:00:00Z"),
        result: {
          customerName: "John Smith",
          assessmentStatus: "ASSESSED",
          riskLevel: "LOW",
          assessmentPortalUrl: "https://client-portal.verifime.com/1",
          eventTimestamp: "2025-11-11T00:00:00Z",
        },
      },
    });
  });

  const riskPolicy = { LOW: "approved", EXTREME: "declined", "NO RISK DETECTED": "in_review" } as const;
  test.each([
    ["PENDING", null, "pending"],
    ["PRELIMINARY", "LOW", "pending"],
    ["ASSESSED", "LOW", "approved"],
    ["ASSESSED", "EXTREME", "declined"],
    ["ASSESSED", "NO RISK DETECTED", "in_review"],
    ["ASSESSED", "MEDIUM", "assessed"],
    ["ASSESSED", "toString", "assessed"],
    ["ASSESSED", null, "assessed"],
    ["DONE", "LOW", "in_review"],
  ])("%s %s is %s under the policy", (assessmentStatus, riskLevel, outcome) => {
    const report = read({ assessmentStatus, riskLevel }, { riskPolicy })?.report;
    expect(report?.outcome).toBe(outcome);
    expect(report?.status).toBeUndefined();
    expect(report?.unknownWord).toBe(assessmentStatus === "DONE" ? true : undefined);
  });

  test("an event without a time or metadata is still read", () => {
    const bare = read({ eventTimestamp: null, metadata: null, customerName: null });
    expect(bare?.subject.value).toBe("");
    expect(bare?.report).not.toHaveProperty("at");
  });

  test("another kind of event is none of our business", () => {
    expect(read({ eventName: "WALLET_CLOSED" })).toMatchObject({ eventKey: "e1", report: null });
  });

  test.each([[null], ["text"], [[]], [{}], [{ eventName: "RISK_ASSESSMENT_UPDATED", eventId: "e" }]])(
    "%j is refused",
    (body) => {
      expect(() => verifime().provider.readWebhook(body)).toThrow("members that VerifiMe documents");
    },
  );
});
