import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { hmacSha256Hex } from "../../../src/crypto/hmac.js";
import type { OutboundAnswer, OutboundRequest, ProviderInvite } from "../../../src/providers/provider.js";
import type { VeriffOptions } from "../../../src/providers/veriff/config.js";
import { createVeriff } from "../../../src/providers/veriff/provider.js";
import { mergeReport } from "../../../src/records/reports/merge-report.js";
import type { VisitProgress } from "../../../src/records/visits/visit.js";

const NOW = Date.parse("2026-11-20T10:00:00Z");
const SESSION = "12df6045-3846-3e45-946a-14fa6136d78b";
const SECRET = "abcdef12-abcd-abcd-abcd-abcdef012345";

// biome-ignore lint/suspicious/noExplicitAny: a recorded payload, to be taken apart and changed
const recorded = (name: string): any =>
  JSON.parse(readFileSync(new URL(`../../fixtures/veriff/${name}.json`, import.meta.url), "utf8"));

interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
}

/** The provider with answers by path; a call that none is prepared for fails the test. */
function veriff(answers: Record<string, Answer> = {}, more: Partial<VeriffOptions> = {}) {
  const requests: OutboundRequest[] = [];
  const outbound = async (request: OutboundRequest): Promise<OutboundAnswer> => {
    requests.push(request);
    const path = new URL(request.url).pathname;
    const answer = answers[`${request.method} ${path}`];
    if (!answer) throw new Error(`no answer prepared for ${request.method} ${path}`);
    const { status = 200, headers = {}, body = "" } = answer;
    const text = typeof body === "string" ? body : JSON.stringify(body);
    return { status, headers: new Headers(headers), text };
  };
  const options: VeriffOptions = {
    baseUrl: "https://stationapi.veriff.com",
    apiKey: "6f2c1a5e-0d3b-4c8e-9a47-5be1d02f7c90",
    secrets: [SECRET, "an older secret"],
    creationsPerMinute: 30,
    ...more,
  };
  return { provider: createVeriff(options, { outbound, now: () => NOW }), requests };
}

const CREATE = "POST /v1/sessions";
const DECISION = `GET /v1/sessions/${SESSION}/decision`;
const ATTEMPTS = `GET /v1/sessions/${SESSION}/attempts`;
const DELETE = `DELETE /v1/sessions/${SESSION}`;

const invite = (more: Partial<ProviderInvite> = {}): ProviderInvite => ({
  email: "jane@example.com",
  reference: "2bf528f7-4b9c-44f0-b928-fdc7afc5ca1b",
  referenceData: "case-4711",
  sendInvitationEmail: false,
  webhookUrl: "https://onboarding.bank.example/v1/webhooks/veriff/ORG",
  routesUrl: "https://onboarding.example/v1/providers/org",
  ...more,
});
const created: Answer = { status: 201, body: recorded("session-created") };

const decision = (status: string, more: object = {}) => ({
  status: "success",
  verification: { ...recorded("decision-approved").verification, status, ...more },
});

describe("creating a session with Veriff", () => {
  it("sends the key, the integration id and no signature", async () => {
    const { provider, requests } = veriff({ [CREATE]: created }, { integrationId: "integration-1" });
    await provider.createSession(invite());
    expect(requests[0]?.headers).toEqual({
      accept: "application/json",
      "content-type": "application/json",
      "x-auth-client": "6f2c1a5e-0d3b-4c8e-9a47-5be1d02f7c90",
      "vrf-integration-id": "integration-1",
    });
  });

  it("leaves the integration id out where there is none", async () => {
    const { provider, requests } = veriff({ [CREATE]: created });
    await provider.createSession(invite());
    expect(requests[0]?.headers).not.toHaveProperty("vrf-integration-id");
  });

  it("sends what Veriff compares with the document, and what leads back to the visit", async () => {
    const { provider, requests } = veriff({ [CREATE]: created });
    await provider.createSession(
      invite({
        externalRef: "fa820aba-019f-455a-ae81-cfca8075bc3f",
        customerContext: {
          firstName: "Jane",
          familyName: "Smith",
          dateOfBirth: "1990-01-15",
          address: "42 Wallaby Way",
          callbackUrl: "https://www.bank.example/back",
        },
      }),
    );
    expect(JSON.parse(requests[0]?.body ?? "")).toEqual({
      verification: {
        vendorData: "case-4711",
        endUserId: "fa820aba-019f-455a-ae81-cfca8075bc3f",
        person: { firstName: "Jane", lastName: "Smith", dateOfBirth: "1990-01-15" },
        callback: "https://www.bank.example/back",
      },
    });
  });

  it("sends no callback that isn't https, and no end user id that isn't a UUID", async () => {
    const { provider, requests } = veriff({ [CREATE]: created });
    await provider.createSession(
      invite({ externalRef: "customer 7", customerContext: { callbackUrl: "http://localhost:3000/back" } }),
    );
    expect(JSON.parse(requests[0]?.body ?? "")).toEqual({ verification: { vendorData: "case-4711" } });
  });

  it("answers with the session's URL, its frame and its end after seven days", async () => {
    const { provider } = veriff({ [CREATE]: created });
    const { url } = recorded("session-created").verification;
    expect(await provider.createSession(invite())).toEqual({
      providerReference: "b27afb60-1455-4927-b155-0260ffe0947a",
      inviteUrl: url,
      frame: {
        url,
        origin: "https://alchemy.veriff.com",
        allow:
          "autoplay; camera; microphone; fullscreen; accelerometer; magnetometer; gyroscope; picture-in-picture;",
      },
      expiresAt: "2026-11-27T10:00:00.000Z",
    });
  });

  it("asks for the customer's language", async () => {
    const { provider } = veriff({ [CREATE]: created });
    const { inviteUrl, frame } = await provider.createSession(invite({ locale: "de-AT" }));
    expect(new URL(inviteUrl).searchParams.get("lang")).toBe("de");
    expect(frame?.url).toBe(inviteUrl);
  });

  it("takes a base URL with or without /v1", async () => {
    for (const baseUrl of ["https://api.example/", "https://api.example/v1", "https://api.example/v1/"]) {
      const { provider, requests } = veriff({ [CREATE]: created }, { baseUrl });
      await provider.createSession(invite());
      expect(requests[0]?.url).toBe("https://api.example/v1/sessions");
    }
  });

  it("refuses an answer without a session to send the customer to", async () => {
    const broken = { status: "success", verification: { id: SESSION, url: "javascript:alert(1)" } };
    const { provider } = veriff({ [CREATE]: { status: 201, body: broken } });
    await expect(provider.createSession(invite())).rejects.toMatchObject({
      code: "provider_response_invalid",
    });
  });

  it("passes on Veriff's own code, whether the error's status is a word or a number", async () => {
    const asWord = veriff({ [CREATE]: { status: 400, body: recorded("error-1302") } });
    await expect(asWord.provider.createSession(invite())).rejects.toMatchObject({
      code: "provider_rejected",
      providerCode: "1302",
    });
    const asNumber = veriff({ [CREATE]: { status: 401, body: { status: 401, code: 1803 } } });
    await expect(asNumber.provider.createSession(invite())).rejects.toMatchObject({
      code: "provider_rejected",
      providerCode: "1803",
    });
  });

  it("says when to come back after a 429: what Veriff asks for, else a minute", async () => {
    const asked = veriff({ [CREATE]: { status: 429, headers: { "retry-after": "7" } } });
    await expect(asked.provider.createSession(invite())).rejects.toMatchObject({
      code: "rate_limited",
      retryAfterSeconds: 7,
    });
    const silent = veriff({ [CREATE]: { status: 429, body: "Too many requests" } });
    await expect(silent.provider.createSession(invite())).rejects.toMatchObject({
      code: "rate_limited",
      retryAfterSeconds: 60,
    });
  });

  it("calls an error of Veriff's own an outage", async () => {
    const { provider } = veriff({ [CREATE]: { status: 500, body: "<html>" } });
    await expect(provider.createSession(invite())).rejects.toMatchObject({ code: "provider_unavailable" });
  });

  it("declares its creation cap, one for each integration", () => {
    const capOf = (more: Partial<VeriffOptions>) => veriff({}, more).provider.creationCap;
    expect(capOf({ creationsPerMinute: 600 }).perMinute).toBe(600);
    expect(capOf({}).key).toBe(capOf({ secrets: ["another"] }).key);
    expect(capOf({ integrationId: "a" }).key).not.toBe(capOf({ integrationId: "b" }).key);
    expect(capOf({ apiKey: "another" }).key).not.toBe(capOf({}).key);
  });
});

describe("signatures", () => {
  it("agree with the published test vector", async () => {
    const body =
      '{"verification":{"callback":"https://veriff.com","person":{"firstName":"John","lastName":"Smith"},"document":{"type":"PASSPORT","country":"EE"},"vendorData":"unique id of the end-user","timestamp":"2016-05-19T08:30:25.597Z"}}';
    expect(await hmacSha256Hex(SECRET, body)).toBe(
      "0dcab73ddd20062616d104231c7439657546a5c24e4691977da93bb854c31e25",
    );
  });

  it("of GET and DELETE are made with the first secret over the session id", async () => {
    const { provider, requests } = veriff({
      [DECISION]: { body: recorded("decision-approved") },
      [DELETE]: { body: { status: "success", verification: { id: SESSION } } },
    });
    await provider.readStatus(SESSION);
    await provider.erase({ providerReference: SESSION });
    const expected = await hmacSha256Hex(SECRET, SESSION);
    expect(requests.map(({ headers }) => headers?.["x-hmac-signature"])).toEqual([expected, expected]);
  });

  it("of webhooks may come under either name, with any of the secrets", () => {
    expect(veriff().provider.webhookSecurity).toEqual({
      kind: "hmac-sha256",
      header: "X-HMAC-SIGNATURE",
      alternativeHeaders: ["VRF-HMAC-SIGNATURE"],
      encoding: "hex",
      secrets: [SECRET, "an older secret"],
    });
  });
});

const DECISIONS = {
  approved: { status: "Completed", outcome: "approved", settled: true },
  declined: { status: "Completed", outcome: "declined", settled: true },
  review: { status: "Completed", outcome: "in_review" },
  resubmission_requested: { status: "Active", outcome: "resubmission_requested" },
  expired: { ended: "expired", outcome: "expired", settled: true },
  abandoned: { ended: "abandoned", outcome: "abandoned", settled: true },
} as const;

/** The members of a report that say how far the customer is, and with what outcome. */
function meaning(report: object | null | undefined) {
  const { status, ended, outcome, settled, unknownWord } = (report ?? {}) as Record<string, unknown>;
  return JSON.parse(JSON.stringify({ status, ended, outcome, settled, unknownWord }));
}

describe("reading a status", () => {
  for (const [word, expected] of Object.entries(DECISIONS)) {
    it(`understands ${word} by its name, whatever its code`, async () => {
      for (const code of [9001, 9104, 9121, "9102", null]) {
        const answers = {
          [DECISION]: { body: decision(word, { code }) },
          [ATTEMPTS]: { status: 404, body: "" },
        };
        const report = await veriff(answers).provider.readStatus(SESSION);
        expect(meaning(report)).toEqual(expected);
        expect(report.providerStatus).toBe(word);
      }
    });
  }

  it("never takes an unknown word for success", async () => {
    for (const word of ["APPROVED", "auto_approved", "toString", "__proto__"]) {
      const answers = { [DECISION]: { body: decision(word) }, [ATTEMPTS]: { status: 404 } };
      const report = await veriff(answers).provider.readStatus(SESSION);
      expect(meaning(report)).toEqual({ outcome: "in_review", unknownWord: true });
      expect(report.providerStatus).toBe(word);
    }
  });

  const NOT_YET: Record<string, Answer> = {
    "a null verification": { body: { status: "success", verification: null } },
    "no verification at all": { body: { status: "success" } },
    "the older words for it": { body: { status: "success", verification: "Decision not available" } },
    "an error that says so": { status: 400, body: { status: "fail", message: "Decision not available" } },
    "a 404": { status: 404, body: { status: "fail", code: "404" } },
  };
  for (const [how, answer] of Object.entries(NOT_YET)) {
    it(`takes ${how} for no decision yet`, async () => {
      const answers = { [DECISION]: answer, [ATTEMPTS]: { body: { status: "success", verifications: [] } } };
      const report = await veriff(answers).provider.readStatus(SESSION);
      expect(meaning(report)).toEqual({ status: "Inactive" });
    });
  }

  const ATTEMPT_WORDS = {
    created: { status: "Inactive" },
    started: { status: "Active" },
    submitted: { status: "Completed", outcome: "pending" },
    approved: { status: "Completed", outcome: "approved" },
    inflow_completed: { outcome: "in_review", unknownWord: true },
  };
  for (const [word, expected] of Object.entries(ATTEMPT_WORDS)) {
    it(`while there is no decision, an attempt that is ${word} tells how far the customer is`, async () => {
      const attempt = { id: "attempt-1", status: word, createdTime: "2026-11-20T09:00:00Z" };
      const answers = {
        [DECISION]: { body: { status: "success", verification: null } },
        [ATTEMPTS]: { body: { status: "success", verifications: [attempt] } },
      };
      const report = await veriff(answers).provider.readStatus(SESSION);
      expect(meaning(report)).toEqual(expected);
      expect(report.attempt).toBe("attempt-1");
    });
  }

  const resubmitted = (newer: string) => ({
    [DECISION]: {
      body: decision("resubmission_requested", {
        attemptId: "attempt-1",
        decisionTime: "2026-11-20T09:10:00Z",
      }),
    },
    [ATTEMPTS]: {
      body: {
        verifications: [
          { id: "attempt-2", status: newer, createdTime: "2026-11-20T09:30:00Z" },
          { id: "attempt-1", status: "resubmission_requested", createdTime: "2026-11-20T09:00:00Z" },
        ],
      },
    },
  });

  it("goes on with the newer attempt once the customer has resubmitted", async () => {
    const report = await veriff(resubmitted("submitted")).provider.readStatus(SESSION);
    expect(meaning(report)).toEqual({ status: "Completed", outcome: "pending" });
    expect(report.attempt).toBe("attempt-2");
  });

  it("keeps the request to resubmit in force while the newer attempt has only begun", async () => {
    const report = await veriff(resubmitted("started")).provider.readStatus(SESSION);
    expect(report).toMatchObject({ outcome: "resubmission_requested", attempt: "attempt-1" });
  });

  it("fails where Veriff refuses, is out of order or makes no sense", async () => {
    const failing = (answer: Answer) => veriff({ [DECISION]: answer }).provider.readStatus(SESSION);
    await expect(failing({ status: 401, body: { code: "1818" } })).rejects.toMatchObject({
      code: "provider_rejected",
      providerCode: "1818",
    });
    await expect(failing({ status: 503 })).rejects.toMatchObject({ code: "provider_unavailable" });
    await expect(failing({ body: "<html>" })).rejects.toMatchObject({ code: "provider_response_invalid" });
    await expect(failing({ body: { verification: { id: SESSION, status: 9001 } } })).rejects.toMatchObject({
      code: "provider_response_invalid",
    });
  });
});

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

  it("an event without an attempt, or of another product, is read by its name", () => {
    const [event] = read({ id: SESSION, code: 7005, action: "submitted", addressId: "1" });
    expect(meaning(event?.report)).toEqual({ status: "Completed", outcome: "pending" });
    expect(event?.report).not.toHaveProperty("attempt");
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

  it("a status that the partner's staff set, and a screening, are acknowledged and change nothing", () => {
    for (const name of ["user-defined-status", "watchlist-screening"]) {
      const [event] = read(recorded(name));
      expect(event).toMatchObject({ report: null, subject: { by: "providerReference" } });
    }
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
  const FRESH: VisitProgress = {
    status: "Inactive",
    ended: null,
    outcome: null,
    outcomeAt: null,
    attempt: null,
    providerStatus: null,
    reasonCode: null,
    riskLevel: null,
    result: null,
    person: null,
    identityReference: null,
    settled: false,
    state: null,
  };
  const event = (action: string, attemptId: string) => ({ id: SESSION, attemptId, action, code: 7000 });
  const decided = (word: string, attemptId: string | null, decisionTime: string | null) =>
    decision(word, { attemptId, decisionTime });
  const progressAfter = (...bodies: object[]) =>
    bodies
      .flatMap((body) => veriff().provider.readWebhook(body))
      .reduce((progress, { report }) => (report ? mergeReport(progress, report) : progress), FRESH);

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

describe("erasing", () => {
  it("is content with a session that is gone already", async () => {
    const { provider } = veriff({ [DELETE]: { status: 404, body: { status: "fail" } } });
    await expect(provider.erase({ providerReference: SESSION })).resolves.toBeUndefined();
  });

  it("passes on Veriff's refusal", async () => {
    const { provider } = veriff({ [DELETE]: { status: 400, body: recorded("error-1305") } });
    await expect(provider.erase({ providerReference: SESSION })).rejects.toMatchObject({
      code: "provider_rejected",
      providerCode: "1305",
    });
  });
});
