import { describe, expect, it } from "vitest";
import { hmacSha256Hex } from "../../../../src/crypto/hmac.js";
import type { VeriffOptions } from "../../../../src/providers/veriff/config.js";
import type { Answer } from "../support/prepared-answers.js";
import {
  DECISIONS,
  decision,
  invite,
  meaning,
  recorded,
  SECRET,
  SESSION,
  veriff,
} from "./prepared-veriff.js";

const CREATE = "POST /v1/sessions";
const DECISION = `GET /v1/sessions/${SESSION}/decision`;
const ATTEMPTS = `GET /v1/sessions/${SESSION}/attempts`;
const DELETE = `DELETE /v1/sessions/${SESSION}`;

const created: Answer = { status: 201, body: recorded("session-created") };

describe("the screening with a decision of Veriff", () => {
  const WATCHLIST = `GET /v1/sessions/${SESSION}/watchlist-screening`;
  const approved: Answer = { body: decision("approved") };
  const result = {
    ...recorded("watchlist-screening"),
    monitorStatus: "enabled",
    createdAt: "2026-11-20T09:00:00.000Z",
    hits: [{ listingsRelatedToMatch: { sanctions: [{}], pep: [] } }],
  };
  const screened = { screening: "hit", factors: ["sanctions"], monitored: true };
  const read = (answers: Record<string, Answer>, more?: Partial<VeriffOptions>) =>
    veriff({ [DECISION]: approved, ...answers }, more).provider.readStatus(SESSION);

  it("is read where the configuration says so", async () => {
    const answers = { [WATCHLIST]: { body: { status: "success", data: result } } };
    expect(await read(answers, { watchlistScreening: true })).toMatchObject({
      outcome: "approved",
      assessment: { ...screened, at: Date.parse("2026-11-20T09:00:00.000Z") },
    });
    const { provider, requests } = veriff({ [DECISION]: approved });
    expect(await provider.readStatus(SESSION)).not.toHaveProperty("assessment");
    expect(requests).toHaveLength(1);
  });

  it("may be missing, and the decision counts all the same", async () => {
    for (const status of [401, 403, 404]) {
      const report = await read({ [WATCHLIST]: { status, body: {} } }, { watchlistScreening: true });
      expect(report).toMatchObject({ outcome: "approved", settled: true });
      expect(report).not.toHaveProperty("assessment");
    }
  });

  it("is a hit where a potential PEP match is the reason", async () => {
    for (const reasonCode of ["126", 126]) {
      const declined = decision("declined", { reasonCode, decisionTime: "2026-11-20T09:00:00Z" });
      expect(await read({ [DECISION]: { body: declined } })).toMatchObject({
        outcome: "declined",
        assessment: { screening: "hit", factors: ["pep"], at: Date.parse("2026-11-20T09:00:00Z") },
      });
    }
    const other = decision("declined", { reasonCode: "102" });
    expect(await read({ [DECISION]: { body: other } })).not.toHaveProperty("assessment");
  });
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
        person: {
          firstName: "Jane",
          lastName: "Smith",
          dateOfBirth: "1990-01-15",
          email: "jane@example.com",
        },
        address: { fullAddress: "42 Wallaby Way" },
        callback: "https://www.bank.example/back",
      },
    });
  });

  it("sends no callback that isn't https, and no end user id that isn't a UUID", async () => {
    const { provider, requests } = veriff({ [CREATE]: created });
    await provider.createSession(
      invite({ externalRef: "customer 7", customerContext: { callbackUrl: "http://localhost:3000/back" } }),
    );
    expect(JSON.parse(requests[0]?.body ?? "")).toEqual({
      verification: { vendorData: "case-4711", person: { email: "jane@example.com" } },
    });
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
        sandbox: "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox",
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
    const silent = veriff({ [CREATE]: { status: 429, text: "Too many requests" } });
    await expect(silent.provider.createSession(invite())).rejects.toMatchObject({
      code: "rate_limited",
      retryAfterSeconds: 60,
    });
  });

  it("calls an error of Veriff's own an outage", async () => {
    const { provider } = veriff({ [CREATE]: { status: 500, text: "<html>" } });
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

describe("reading a status", () => {
  for (const [word, expected] of Object.entries(DECISIONS)) {
    it(`understands ${word} by its name, whatever its code`, async () => {
      for (const code of [9001, 9104, 9121, "9102", null]) {
        const answers = {
          [DECISION]: { body: decision(word, { code }) },
          [ATTEMPTS]: { status: 404, text: "" },
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
    await expect(failing({ text: "<html>" })).rejects.toMatchObject({ code: "provider_response_invalid" });
    await expect(failing({ body: { verification: { id: SESSION, status: 9001 } } })).rejects.toMatchObject({
      code: "provider_response_invalid",
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
