import { describe, expect, it } from "vitest";
import { GangwayError } from "../../../../src/contract/errors.js";
import type { ProviderReport } from "../../../../src/contract/visit-report.js";
import type { OutboundRequest } from "../../../../src/providers/provider.js";
import type { Answer } from "../support/prepared-answers.js";
import { API, invite, NOW, recorded, SESSION, verifa } from "./prepared-verifa.js";

const CREATE = "POST /sessions";
const READ = `GET /sessions/${SESSION}`;
const RESULT = `GET /sessions/${SESSION}/result`;
const RESUME = `POST /sessions/${SESSION}/resume`;
const IDENTITY = "GET /identities/user_abc123";

const created: Answer = { status: 201, body: recorded("session-created") };
const session = (status: string, more: object = {}): Answer => ({
  body: { ...recorded("session-created"), status, ...more },
});
const result = (status: string, more: object = {}): Answer => ({
  body: { ...recorded("result"), status, ...more },
});
const failure = async (promise: Promise<unknown>): Promise<GangwayError> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof GangwayError)) throw new Error(`not a GangwayError: ${String(error)}`);
  return error;
};

describe("creating a session with Verifa", () => {
  it("sends what Verifa documents, keyed by our reference", async () => {
    const { provider, requests } = verifa({ [CREATE]: created }, { workflowId: "wfl_1" });
    await provider.createSession(
      invite({
        externalRef: "user_abc123",
        customerContext: {
          firstName: "Jane",
          familyName: "Doe",
          dateOfBirth: "1997-06-15",
          preferredContactNumber: "+61 412345678",
          address: "42 Wallaby Way",
          callbackUrl: "https://www.bank.example/back",
        },
      }),
    );
    expect(requests).toHaveLength(1);
    const [{ headers, body, route, url, method }] = requests as [OutboundRequest];
    expect([method, url, route]).toEqual(["POST", `${API}/sessions`, "/api/v1/sessions"]);
    expect(headers).toEqual({
      accept: "application/json",
      "content-type": "application/json",
      "key-inflection": "snake",
      "x-api-key": "vk_live_1",
      "idempotency-key": "2bf528f7-4b9c-44f0-b928-fdc7afc5ca1b",
    });
    expect(JSON.parse(body ?? "")).toEqual({
      external_ref: "user_abc123",
      workflow_id: "wfl_1",
      metadata: {
        gangway_reference: "2bf528f7-4b9c-44f0-b928-fdc7afc5ca1b",
        reference_data: "case-4711",
      },
      redirect_url: "https://www.bank.example/back",
      fields: {
        first_name: "Jane",
        last_name: "Doe",
        date_of_birth: "1997-06-15",
        email: "jane@example.com",
        phone: "+61 412345678",
        address_line1: "42 Wallaby Way",
      },
    });
  });

  it("leaves out what isn't known, and has Verifa write only where the invite wants it", async () => {
    const { provider, requests } = verifa({ [CREATE]: created });
    await provider.createSession(invite());
    await provider.createSession(invite({ sendInvitationEmail: true }));
    const [quiet, mailed] = requests.map(({ body }) => JSON.parse(body ?? ""));
    expect(Object.keys(quiet).sort()).toEqual(["fields", "metadata"]);
    expect(quiet.fields).toEqual({ email: "jane@example.com" });
    expect(mailed).toMatchObject({ send_email: true, applicant_email: "jane@example.com" });
  });

  it("returns the capture link for link, redirect and frame", async () => {
    const { provider } = verifa({ [CREATE]: created });
    expect(await provider.createSession(invite())).toEqual({
      providerReference: SESSION,
      inviteUrl: "https://app.withverifa.com/verify/tok_abc123",
      frame: {
        url: "https://app.withverifa.com/verify/tok_abc123",
        origin: "https://app.withverifa.com",
        allow: "camera; microphone; fullscreen",
        sandbox: "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox",
      },
      expiresAt: "2026-02-01T12:20:00Z",
    });
  });

  for (const baseUrl of ["", "/", "/api/v1", "/api/v1/"].map((end) => `https://api.withverifa.com${end}`)) {
    it(`takes ${baseUrl} as the base`, async () => {
      const { provider, calls } = verifa({ [CREATE]: created }, { baseUrl });
      await provider.createSession(invite());
      expect(calls()).toEqual([`POST ${API}/sessions`]);
    });
  }

  it("reads answers in the case that the key is set to", async () => {
    const camel = {
      id: SESSION,
      status: "pending",
      captureUrl: "https://app.withverifa.com/verify/tok_1",
      expiresAt: null,
    };
    const { provider } = verifa({ [CREATE]: { body: camel } });
    expect(await provider.createSession(invite())).toMatchObject({
      inviteUrl: camel.captureUrl,
      expiresAt: null,
    });
  });

  it("takes no link that isn't one to a web page", async () => {
    const body = { ...recorded("session-created"), capture_url: "javascript:alert(1)" };
    const { provider } = verifa({ [CREATE]: { body } });
    expect((await failure(provider.createSession(invite()))).code).toBe("provider_response_invalid");
  });
});

describe("Verifa's refusals", () => {
  const refused = async (answer: Answer) => {
    const { provider } = verifa({ [CREATE]: answer });
    return failure(provider.createSession(invite()));
  };
  const body = (error: string, status_code: number) => ({ error, detail: "jane@example.com", status_code });

  it("keep their code and lose their detail", async () => {
    const error = await refused({ status: 422, body: body("idempotency_mismatch", 422) });
    expect([error.code, error.providerCode]).toEqual(["provider_rejected", "idempotency_mismatch"]);
    expect(error.message).not.toContain("jane");
  });

  it("tell a wrong key", async () => {
    const error = await refused({ status: 401, body: body("unauthorized", 401) });
    expect([error.code, error.retryable]).toEqual(["provider_rejected", false]);
  });

  it("say how long to wait", async () => {
    const limited = { status: 429, body: body("rate_limited", 429) };
    const asked = await refused({ ...limited, headers: { "retry-after": "17" } });
    expect([asked.code, asked.retryAfterSeconds]).toEqual(["rate_limited", 17]);
    const reset = await refused({ ...limited, headers: { "x-ratelimit-reset": String(NOW / 1000 + 42) } });
    expect([reset.retryAfterSeconds, reset.providerCode]).toEqual([42, "rate_limited"]);
    expect((await refused(limited)).retryAfterSeconds).toBeUndefined();
  });

  it("are told from an outage and from rubbish", async () => {
    expect((await refused({ status: 503, text: "<html>" })).code).toBe("provider_unavailable");
    expect((await refused({ status: 200, text: "<html>" })).code).toBe("provider_response_invalid");
  });
});

describe("reading a status from Verifa", () => {
  const SESSIONS: Record<string, Partial<ProviderReport>> = {
    pending: { status: "Inactive" },
    capturing: { status: "Active", progress: "in_progress" },
    processing: { status: "Completed", outcome: "pending" },
    awaiting_external: { status: "Completed", outcome: "pending" },
    sandbox_pending: { status: "Completed", outcome: "pending" },
    under_review: { status: "Completed", outcome: "in_review" },
    expired: { ended: "expired", outcome: "expired", at: Date.parse("2026-02-01T12:20:00Z") },
    failed: { ended: "failed", settled: true },
  };
  for (const [word, report] of Object.entries(SESSIONS)) {
    it(`reads a session that is ${word}`, async () => {
      const { provider, calls } = verifa({ [READ]: session(word) });
      expect(await provider.readStatus(SESSION)).toEqual({
        providerStatus: word,
        isSandbox: false,
        ...report,
      });
      expect(calls()).toHaveLength(1);
    });
  }

  for (const word of ["approved", "verified", "Pending", "constructor", "banana"]) {
    it(`takes no session word for success: ${word}`, async () => {
      const { provider } = verifa({ [READ]: session(word) });
      expect(await provider.readStatus(SESSION)).toEqual({
        providerStatus: word,
        outcome: "in_review",
        unknownWord: true,
      });
    });
  }

  const RESULTS = {
    approved: "approved",
    verified: "approved",
    rejected: "declined",
    declined: "declined",
    needs_review: "in_review",
    under_review: "in_review",
    processing: "pending",
  };
  for (const [word, outcome] of Object.entries(RESULTS)) {
    it(`reads a result that is ${word}`, async () => {
      const { provider } = verifa({
        [READ]: session("completed"),
        [RESULT]: result(word),
        [IDENTITY]: { body: recorded("identity") },
      });
      const report = await provider.readStatus(SESSION);
      expect(report).toMatchObject({ providerStatus: word, status: "Completed", outcome });
      const final = outcome === "approved" || outcome === "declined";
      expect([report.settled, report.unknownWord]).toEqual([final || undefined, undefined]);
      expect(report.identityReference).toBe(final ? "identity_abc123" : undefined);
    });
  }

  for (const word of ["passed", "Approved", "completed", "toString"]) {
    it(`takes no unknown result for success: ${word}`, async () => {
      const { provider } = verifa({ [READ]: session("completed"), [RESULT]: result(word) });
      const report = await provider.readStatus(SESSION);
      expect(report).toMatchObject({ providerStatus: word, outcome: "in_review", unknownWord: true });
      expect(report.settled).toBeUndefined();
    });
  }

  it("passes on what the partner may read, under Verifa's names, and who it was", async () => {
    const { provider } = verifa({
      [READ]: session("completed"),
      [RESULT]: result("rejected", { rejection_reason: "document_expired", ssn_hash: "never" }),
      [IDENTITY]: { body: recorded("identity") },
    });
    const report = await provider.readStatus(SESSION);
    const { session_id, status, is_sandbox, created_at, ...values } = recorded("result");
    expect(report.result).toEqual({ ...values, rejection_reason: "document_expired" });
    expect(report.reasonCode).toBe("document_expired");
    expect(report.person).toEqual({
      firstName: "Jane",
      lastName: "Doe",
      dateOfBirth: "1997-06-15",
      documentType: "drivers_license",
      documentNumber: "D1234567",
      country: "US",
      faceMatchPassed: true,
      ageCheckPassed: true,
      age: 28,
    });
  });

  it("reads a result whose values are nested, and one without any", async () => {
    const { status, ...values } = recorded("result");
    const nested = verifa({
      [READ]: session("completed", { external_ref: null }),
      [RESULT]: { body: { status, session_id: SESSION, result: values } },
    });
    expect((await nested.provider.readStatus(SESSION)).result).toMatchObject({ extracted_age: 28 });
    const bare = verifa({
      [READ]: session("completed", { external_ref: null }),
      [RESULT]: { body: { status: "approved" } },
    });
    expect(await bare.provider.readStatus(SESSION)).toMatchObject({
      outcome: "approved",
      settled: true,
      result: { extracted_data: null },
    });
  });

  it("waits where the session is completed and the result isn't there yet", async () => {
    const { provider } = verifa({
      [READ]: session("completed"),
      [RESULT]: { status: 404, body: recorded("error-not-found") },
    });
    expect(await provider.readStatus(SESSION)).toEqual({
      providerStatus: "completed",
      status: "Completed",
      outcome: "pending",
      isSandbox: false,
    });
  });

  for (const word of ["clear", "hit", "pending", null, "banana"]) {
    it(`reads an identity whose screening is ${word}`, async () => {
      const { provider } = verifa({
        [READ]: session("completed"),
        [RESULT]: result("approved", { is_sandbox: true }),
        [IDENTITY]: { body: { ...recorded("identity"), screening_status: word, is_sandbox: true } },
      });
      const report = await provider.readStatus(SESSION);
      const screening = ["clear", "hit", "pending"].find((known) => known === word);
      expect(report.assessment).toEqual({
        at: NOW,
        monitored: true,
        ...(screening ? { screening } : {}),
        ...(screening === "clear" ? { factors: [] } : {}),
      });
      expect(report.isSandbox).toBe(true);
      // Its end will change the identity: the visit is read once more.
      expect(report.settled).toBe(word === "pending" ? undefined : true);
    });
  }

  it("gives a verdict the time at which Verifa gave it, not that of the read", async () => {
    const { provider } = verifa({
      [READ]: session("completed", { external_ref: null }),
      [RESULT]: result("approved"),
    });
    expect((await provider.readStatus(SESSION)).at).toBe(Date.parse("2026-02-01T12:05:00Z"));
  });

  it("fails where the session can't be read", async () => {
    const { provider } = verifa({ [READ]: { status: 404, body: recorded("error-not-found") } });
    const error = await failure(provider.readStatus(SESSION));
    expect([error.code, error.providerCode]).toEqual(["provider_rejected", "not_found"]);
  });
});

describe("following Verifa's identity", () => {
  const verdict = { [READ]: session("completed"), [RESULT]: result("approved") };

  it("takes the id that comes with the session or the result, also where the identity can't be read", async () => {
    const gone = { status: 404, body: recorded("error-not-found") };
    const unreadable = { "GET /identities/identity_1": gone, "GET /identities/identity_2": gone };
    const ofSession = verifa({
      ...verdict,
      ...unreadable,
      [READ]: session("completed", { identity_id: "identity_1" }),
    });
    expect((await ofSession.provider.readStatus(SESSION)).identityReference).toBe("identity_1");
    const ofResult = verifa({
      ...verdict,
      ...unreadable,
      [RESULT]: result("approved", { identity_id: "identity_2" }),
    });
    expect((await ofResult.provider.readStatus(SESSION)).identityReference).toBe("identity_2");
    expect(ofResult.calls()).toHaveLength(3);
  });

  it("looks it up by the external reference, whatever that holds", async () => {
    const { provider, requests } = verifa({
      [READ]: session("completed", { external_ref: "user/ä?1" }),
      [RESULT]: result("approved"),
      "GET /identities/user%2F%C3%A4%3F1": { body: recorded("identity") },
    });
    expect((await provider.readStatus(SESSION)).identityReference).toBe("identity_abc123");
    expect(requests.map(({ route }) => route)).not.toContainEqual(expect.stringContaining("user"));
  });

  it("has none without an external reference, or where the key mayn't see it", async () => {
    const none = verifa({ ...verdict, [READ]: session("completed", { external_ref: null }) });
    expect(await none.provider.readStatus(SESSION)).toMatchObject({ outcome: "approved", settled: true });
    for (const status of [403, 404]) {
      const { provider } = verifa({ ...verdict, [IDENTITY]: { status, body: recorded("error-not-found") } });
      const report = await provider.readStatus(SESSION);
      expect([report.identityReference, report.settled]).toEqual([undefined, true]);
    }
  });

  it("reports the verdict at once and asks again where it couldn't be asked", async () => {
    const outages: Answer[] = [
      { status: 503 },
      { status: 429 },
      { error: new GangwayError("timeout", "Verifa took too long to answer.") },
    ];
    for (const outage of outages) {
      const { provider } = verifa({ ...verdict, [IDENTITY]: outage });
      const report = await provider.readStatus(SESSION);
      expect([report.outcome, report.settled]).toEqual(["approved", undefined]);
    }
  });
});

describe("renewing Verifa's link", () => {
  it("resumes the session", async () => {
    const body = {
      id: SESSION,
      status: "pending",
      capture_url: "https://app.withverifa.com/verify/tok_2",
      expires_at: "2026-11-20T10:20:00Z",
    };
    const { provider, calls } = verifa({ [RESUME]: { body } });
    expect(await provider.renewLink(SESSION)).toEqual({
      inviteUrl: body.capture_url,
      frame: {
        url: body.capture_url,
        origin: "https://app.withverifa.com",
        allow: "camera; microphone; fullscreen",
        sandbox: "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox",
      },
      expiresAt: body.expires_at,
    });
    expect(calls()).toEqual([`POST ${API}/sessions/${SESSION}/resume`]);
  });

  it("fails for a session that is over", async () => {
    const body = { error: "bad_request", detail: "…", status_code: 400 };
    const { provider } = verifa({ [RESUME]: { status: 400, body } });
    expect((await failure(provider.renewLink(SESSION))).code).toBe("provider_rejected");
  });
});

describe("erasing at Verifa", () => {
  const SESSION_DATA = `DELETE /sessions/${SESSION}/data`;
  const IDENTITY_DATA = "DELETE /identities/identity_abc123/data";
  const subject = { providerReference: SESSION, identityReference: "identity_abc123" };

  it("redacts session and identity, which don't follow each other", async () => {
    const { provider, calls } = verifa({ [SESSION_DATA]: {}, [IDENTITY_DATA]: {} });
    await provider.erase(subject);
    expect(calls().sort()).toEqual([
      `DELETE ${API}/identities/identity_abc123/data`,
      `DELETE ${API}/sessions/${SESSION}/data`,
    ]);
  });

  it("finds the identity where we don't know it yet", async () => {
    const { provider, calls } = verifa({
      [READ]: session("completed"),
      [IDENTITY]: { body: recorded("identity") },
      [SESSION_DATA]: {},
      [IDENTITY_DATA]: {},
    });
    await provider.erase({ providerReference: SESSION });
    expect(calls()).toContain(`DELETE ${API}/identities/identity_abc123/data`);
  });

  it("has nothing left to do where both are gone", async () => {
    const gone: Answer = { status: 404, body: recorded("error-not-found") };
    const { provider } = verifa({ [READ]: gone, [SESSION_DATA]: gone });
    await expect(provider.erase({ providerReference: SESSION })).resolves.toBeUndefined();
    const redacted: Answer = { status: 422, body: { error: "already_redacted", status_code: 422 } };
    const again = verifa({ [SESSION_DATA]: redacted, [IDENTITY_DATA]: redacted });
    await expect(again.provider.erase(subject)).resolves.toBeUndefined();
  });

  it("asks for both, also where one fails, and says that it failed", async () => {
    const { provider, calls } = verifa({ [SESSION_DATA]: { status: 503 }, [IDENTITY_DATA]: {} });
    expect((await failure(provider.erase(subject))).code).toBe("provider_unavailable");
    expect(calls()).toHaveLength(2);
  });

  it("doesn't pass over an identity that it can't find out", async () => {
    const { provider, calls } = verifa({ [READ]: session("completed"), [IDENTITY]: { status: 503 } });
    const error = await failure(provider.erase({ providerReference: SESSION }));
    expect([error.code, error.retryable]).toEqual(["provider_unavailable", true]);
    expect(calls().some((call) => call.startsWith("DELETE"))).toBe(false);
  });
});
