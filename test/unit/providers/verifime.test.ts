import { describe, expect, test } from "vitest";
import type { OutboundRequest, ProviderInvite } from "../../../src/providers/provider.js";
import type { VerifimeOptions } from "../../../src/providers/verifime/config.js";
import { createVerifime } from "../../../src/providers/verifime/provider.js";

const REFERENCE = "7ea40290-44b7-424e-babb-31da7ca1dcd1";
const NOW = Date.parse("2026-11-20T12:00:00Z");

interface Answer {
  status?: number;
  body?: unknown;
  text?: string;
  headers?: Record<string, string>;
}

function verifime(answer: Answer = {}, options: Partial<VerifimeOptions> = {}) {
  const requests: OutboundRequest[] = [];
  const provider = createVerifime(
    {
      baseUrl: "https://api.verifime.example/",
      code: "VMCODE1234",
      secrets: ["secret"],
      activatePath: "/v1/user/signup/tracking/{ref}/activate",
      ...options,
    },
    {
      now: () => NOW,
      async outbound(request) {
        requests.push(request);
        const { status = 200, body, text = JSON.stringify(body), headers } = answer;
        return { status, text, headers: new Headers(headers) };
      },
    },
  );
  return { provider, requests };
}

const invite: ProviderInvite = {
  email: "jane@example.com",
  reference: "11111111-1111-4111-8111-111111111111",
  referenceData: "application-7",
  externalRef: "customer-7",
  customerContext: { firstName: "Jane" },
  sendInvitationEmail: false,
  locale: "en-AU",
  webhookUrl: "https://onboarding.harbour.example/v1/webhooks/verifime/HARBOUR",
  routesUrl: "https://onboarding.example/v1/providers/org",
};

describe("createSession", () => {
  const body = {
    trackingReference: REFERENCE,
    inviteUrl: `https://portal.verifime.com/sign-up/track-id/${REFERENCE}`,
    qrCodeUrl: "https://qr.example",
  };

  test("sends the documented members only, and takes VerifiMe's reference", async () => {
    const { provider, requests } = verifime({ body });
    expect(await provider.createSession(invite)).toEqual({
      trackingReference: REFERENCE,
      providerReference: REFERENCE,
      inviteUrl: body.inviteUrl,
      frame: null,
      expiresAt: null,
    });
    const [request] = requests;
    expect(request).toMatchObject({ method: "POST", url: "https://api.verifime.example/v1/user/invite" });
    expect(JSON.parse(request?.body ?? "")).toEqual({
      email: "jane@example.com",
      code: "VMCODE1234",
      referenceData: "application-7",
      customerContext: { firstName: "Jane" },
      sendInvitationEmail: false,
    });
  });

  const fault = (path: string, name: string) => ({
    validationResults: [{ path, name, resultName: "Wrong", resultType: "Error", message: "wrong" }],
  });
  test.each<[string, Answer, object]>([
    ["is out of order", { status: 503 }, { code: "provider_unavailable", retryable: true }],
    [
      "wants us to wait",
      { status: 429, headers: { "retry-after": "7" } },
      { code: "rate_limited", retryAfterSeconds: 7 },
    ],
    [
      "wants us to wait until a date",
      { status: 429, headers: { "retry-after": "Fri, 20 Nov 2026 12:00:30 GMT" } },
      { code: "rate_limited", retryAfterSeconds: 30 },
    ],
    ["refuses without a reason", { status: 403, body: {} }, { code: "provider_rejected" }],
    ["redirects", { status: 302, text: "" }, { code: "provider_rejected" }],
    ["answers no JSON", { text: "<html>" }, { code: "provider_response_invalid" }],
    ["names no reference", { body: { inviteUrl: body.inviteUrl } }, { code: "provider_response_invalid" }],
    [
      "names a reference that is no UUID",
      { body: { ...body, trackingReference: "1" } },
      { code: "provider_response_invalid" },
    ],
    [
      "names a script as address",
      { body: { ...body, inviteUrl: "javascript:alert(1)" } },
      { code: "provider_response_invalid" },
    ],
    [
      "finds faults in the details",
      { status: 400, body: fault("", "email") },
      { code: "invalid_request", providerCode: "Wrong" },
    ],
    [
      "finds faults, whatever the HTTP status",
      { status: 200, body: fault("customerContext", "code") },
      { code: "invalid_request" },
    ],
    [
      "doesn't know our organisation code",
      { status: 400, body: fault("", "code") },
      { code: "provider_rejected", providerCode: "Wrong" },
    ],
  ])("where VerifiMe %s", async (_name, answer, error) => {
    await expect(verifime(answer).provider.createSession(invite)).rejects.toMatchObject(error);
  });
});

describe("readStatus", () => {
  test.each([
    ["Inactive", { status: "Inactive" }],
    ["Active", { status: "Active" }],
    ["Completed", { status: "Completed", outcome: "pending", settled: true }],
    ["Approved", { outcome: "in_review", unknownWord: true }],
    ["completed", { outcome: "in_review", unknownWord: true }],
    ["constructor", { outcome: "in_review", unknownWord: true }],
  ])("%s", async (word, report) => {
    const { provider, requests } = verifime({ body: { status: word } });
    expect(await provider.readStatus(REFERENCE)).toEqual({ providerStatus: word, ...report });
    expect(requests[0]).toMatchObject({
      method: "GET",
      url: `https://api.verifime.example/v1/user/signup/tracking/${REFERENCE}/status`,
      route: "/v1/user/signup/tracking/{ref}/status",
    });
  });

  test("refuses a body without a status", async () => {
    await expect(verifime({ body: {} }).provider.readStatus(REFERENCE)).rejects.toMatchObject({
      code: "provider_response_invalid",
    });
  });
});

describe("activate", () => {
  test("goes where the config says", async () => {
    const { provider, requests } = verifime({ text: "" }, { activatePath: "/v2/{ref}/on" });
    await provider.activate?.(REFERENCE);
    expect(requests[0]).toMatchObject({
      method: "POST",
      url: `https://api.verifime.example/v2/${REFERENCE}/on`,
    });
  });

  test("isn't there where the config switches it off", () => {
    expect(verifime({}, { activatePath: false }).provider.activate).toBeUndefined();
  });

  test("says so when it fails", async () => {
    await expect(verifime({ status: 404 }).provider.activate?.(REFERENCE)).rejects.toMatchObject({
      code: "provider_rejected",
    });
  });
});

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
