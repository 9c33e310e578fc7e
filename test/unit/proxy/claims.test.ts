/** A page's word about a customer is a claim until a token, a code or the partner's server proves it. */
import { describe, expect, test } from "vitest";
import { signCustomerToken } from "./support/customer-token.js";
import {
  API_KEY,
  CUSTOMER_SECRET,
  ORIGIN,
  type Overrides,
  openGangway,
  type TestGangway,
} from "./support/open-gangway.js";
import { riskAssessment, webhookInit } from "./support/verifime-upstream.js";

const KEY = { "x-api-key": API_KEY };
const VICTIM = "victim@example.com";
const ATTACKER = "attacker@evil.example";
const POLICY = { riskPolicy: { LOW: "approved", HIGH: "declined" } };

interface Claims extends TestGangway {
  /** Invites as a page does. @returns the reference. */
  claim(members?: Record<string, unknown>): Promise<string>;
  /** Has VerifiMe complete and assess a visit. */
  assess(reference: string, riskLevel?: string, at?: string): Promise<void>;
  activate(reference: string, body: Record<string, unknown>): Promise<[number, string]>;
  token(sub: string): Promise<string>;
  code(reference: string): Promise<string>;
  patch(reference: string, externalRef: string, headers?: Record<string, string>): Promise<[number, string]>;
  read(reference: string): Promise<Record<string, unknown>>;
  /** @returns the reference of the customer's newest visit, or the code of the refusal. */
  latest(customer: Record<string, unknown>): Promise<string>;
  listed(externalRef: string): Promise<string[]>;
  identity(externalRef: string): Promise<Record<string, unknown> | null>;
}

async function open(overrides: Overrides = {}): Promise<Claims> {
  const gangway = await openGangway({ provider: POLICY, ...overrides });
  const api = (method: string, path: string, body?: unknown, headers: Record<string, string> = KEY) =>
    gangway.call(method, path, { headers, ...(body === undefined ? {} : { body }) });
  const tracking = (reference: string) => `/v1/user/signup/tracking/${reference}`;
  return {
    ...gangway,
    async claim(members = {}) {
      const body = { email: ATTACKER, code: "HARBOUR", externalRef: "customer-42", ...members };
      const answer = await api("POST", "/v1/user/invite", body, { origin: ORIGIN });
      expect(answer.status, answer.text).toBe(201);
      return answer.json.trackingReference;
    },
    async assess(reference, riskLevel = "LOW", at = "2026-11-20T11:00:00Z") {
      gangway.upstream.statuses.set(reference, "Completed");
      gangway.clock.now += 1000;
      await api("GET", `${tracking(reference)}/status`, undefined, {});
      const event = riskAssessment(await gangway.providerText(reference), { riskLevel, eventTimestamp: at });
      const address = "https://onboarding.harbour.example/v1/webhooks/verifime/HARBOUR";
      expect((await gangway.fetch(new Request(address, webhookInit(event)))).status).toBe(200);
    },
    async activate(reference, body) {
      const answer = await api("POST", `${tracking(reference)}/activate`, body, { origin: ORIGIN });
      return [answer.status, answer.json.code ?? answer.json.status];
    },
    token: (sub) => signCustomerToken({ sub, aud: "HARBOUR" }, CUSTOMER_SECRET, gangway.clock.now),
    async code(reference) {
      expect((await api("POST", `${tracking(reference)}/code`, {}, { origin: ORIGIN })).status).toBe(202);
      return gangway.mailedCode();
    },
    async patch(reference, externalRef, headers = KEY) {
      const answer = await api("PATCH", `/v1/visits/${reference}`, { externalRef }, headers);
      return [answer.status, answer.status === 200 ? answer.json.externalRef : answer.json.code];
    },
    read: async (reference) => (await api("GET", `/v1/visits/${reference}`)).json,
    async latest(customer) {
      const { json } = await api("POST", "/v1/visits/latest", customer);
      return json.trackingReference ?? json.code;
    },
    async listed(externalRef) {
      const { json } = await api("GET", `/v1/visits?external_ref=${externalRef}`);
      return json.data.map((visit: { trackingReference: string }) => visit.trackingReference);
    },
    async identity(externalRef) {
      const answer = await api("GET", `/api/v1/identities/${externalRef}`);
      return answer.status === 404 ? null : answer.json;
    },
  };
}

/** Has the partner's own customer rejected. @returns the reference. */
async function rejected(gangway: Claims): Promise<string> {
  const { trackingReference = "" } = await gangway.invite({ email: VICTIM, externalRef: "customer-42" });
  await gangway.assess(trackingReference, "HIGH", "2026-11-20T10:00:00Z");
  expect(await gangway.identity("customer-42")).toMatchObject({ status: "rejected" });
  return trackingReference;
}

describe.each(["code", "token", "none"] as const)(
  "with authentication %s, a stranger's claim",
  (authentication) => {
    test("changes nothing of the customer's", async () => {
      const gangway = await open({ organisation: { authentication } });
      const own = await rejected(gangway);
      const before = await gangway.identity("customer-42");
      const claimed = await gangway.claim();
      if (authentication === "none") expect(await gangway.activate(claimed, {})).toEqual([200, "Active"]);
      if (authentication === "code") {
        expect(await gangway.activate(claimed, { code: await gangway.code(claimed) })).toEqual([
          200,
          "Active",
        ]);
      }
      await gangway.assess(claimed);
      expect(await gangway.read(claimed)).toMatchObject({
        externalRef: null,
        claimedExternalRef: "customer-42",
        verifiedBy: authentication === "code" ? "code" : "none",
        outcome: "approved",
        identity: null,
      });
      expect(await gangway.identity("customer-42")).toEqual(before);
      expect(await gangway.latest({ externalRef: "customer-42" })).toBe(own);
      expect(await gangway.listed("customer-42")).toEqual([own]);
      const sessions = await gangway.call("GET", "/api/v1/identities/customer-42/sessions", { headers: KEY });
      expect(sessions.json.pagination.total).toBe(1);
    });
  },
);

describe("a claim is proved", () => {
  test("by a token whose sub it is", async () => {
    const gangway = await open();
    const reference = await gangway.claim();
    expect(await gangway.activate(reference, { customerToken: await gangway.token("customer-42") })).toEqual([
      200,
      "Active",
    ]);
    expect(await gangway.read(reference)).toMatchObject({
      externalRef: "customer-42",
      claimedExternalRef: null,
      verifiedBy: "token",
    });
    await gangway.assess(reference);
    expect(await gangway.identity("customer-42")).toMatchObject({
      status: "approved",
      latest_session_id: reference,
    });
    expect(await gangway.latest({ externalRef: "customer-42" })).toBe(reference);
  });

  test("by no token of somebody else, though the page has chosen their email", async () => {
    const gangway = await open();
    const reference = await gangway.claim();
    for (const sub of [ATTACKER, "customer-43"]) {
      expect(await gangway.activate(reference, { customerToken: await gangway.token(sub) })).toEqual([
        401,
        "token_invalid",
      ]);
    }
    expect(await gangway.read(reference)).toMatchObject({ externalRef: null, verifiedBy: "none" });
  });

  test("by a token also where no authentication is asked for", async () => {
    const gangway = await open({ organisation: { authentication: "none" } });
    const reference = await gangway.claim();
    const customerToken = await gangway.token("customer-42");
    expect(await gangway.activate(reference, { customerToken })).toEqual([200, "Active"]);
    expect(await gangway.read(reference)).toMatchObject({ externalRef: "customer-42", verifiedBy: "token" });
    expect((await gangway.activate(reference, { customerToken: await gangway.token("customer-1") }))[0]).toBe(
      401,
    );
  });

  test("by the partner's server after completion, as if it had been from the start", async () => {
    const gangway = await open();
    const claimed = await gangway.claim();
    await gangway.assess(claimed, "LOW", "2026-11-20T09:00:00Z");
    // A later verdict by the provider's time, which arrives before the claim is confirmed.
    await rejected(gangway);
    expect(await gangway.patch(claimed, "customer-42")).toEqual([200, "customer-42"]);
    expect(await gangway.identity("customer-42")).toMatchObject({
      status: "rejected",
      session_count: 2,
      first_verified_at: "2026-11-20T09:00:00Z",
      last_verified_at: "2026-11-20T10:00:00Z",
    });
    expect(await gangway.read(claimed)).toMatchObject({ verifiedBy: "server", claimedExternalRef: null });
    expect(await gangway.listed("customer-42")).toContain(claimed);
    const before = await gangway.read(claimed);
    gangway.clock.now += 5000;
    expect(await gangway.patch(claimed, "customer-42")).toEqual([200, "customer-42"]);
    expect(await gangway.read(claimed)).toEqual(before);
  });

  test("by the server for another customer than the page claimed, once", async () => {
    const gangway = await open();
    const claimed = await gangway.claim();
    expect(await gangway.patch(claimed, "customer-9")).toEqual([200, "customer-9"]);
    expect(await gangway.patch(claimed, "customer-42")).toEqual([409, "conflict"]);
    expect(await gangway.activate(claimed, { customerToken: await gangway.token("customer-42") })).toEqual([
      401,
      "token_invalid",
    ]);
    expect(await gangway.read(claimed)).toMatchObject({
      externalRef: "customer-9",
      claimedExternalRef: null,
    });
  });

  test("by the server for a visit without any", async () => {
    const gangway = await open();
    const reference = await gangway.claim({ externalRef: undefined });
    expect(await gangway.activate(reference, { code: await gangway.code(reference) })).toEqual([
      200,
      "Active",
    ]);
    expect(await gangway.patch(reference, "customer-9")).toEqual([200, "customer-9"]);
    await gangway.assess(reference);
    expect(await gangway.identity("customer-9")).toMatchObject({ status: "approved" });
  });

  test("by nobody without the organisation's key, and in no other shape", async () => {
    const gangway = await open();
    const reference = await gangway.claim();
    expect(await gangway.patch(reference, "customer-42", {})).toEqual([401, "unauthorised"]);
    expect(await gangway.patch(reference, "customer-42", { "x-api-key": "quay-api-key" })).toEqual([
      404,
      "unknown_reference",
    ]);
    expect((await gangway.patch(reference, ""))[0]).toBe(400);
    expect((await gangway.patch(reference, "x".repeat(256)))[0]).toBe(400);
  });
});

describe("an email address", () => {
  test("counts once its code was entered", async () => {
    const gangway = await open();
    const { trackingReference: own } = await gangway.invite({ email: VICTIM });
    const claimed = await gangway.claim({ email: VICTIM, externalRef: undefined });
    expect(await gangway.latest({ email: VICTIM })).toBe(own);
    await gangway.activate(claimed, { code: await gangway.code(claimed) });
    expect(await gangway.latest({ email: VICTIM.toUpperCase() })).toBe(claimed);
  });

  test("counts once a token names it", async () => {
    const gangway = await open();
    const claimed = await gangway.claim({ email: VICTIM, externalRef: undefined });
    expect(await gangway.latest({ email: VICTIM })).toBe("unknown_reference");
    await gangway.activate(claimed, { customerToken: await gangway.token(VICTIM) });
    expect(await gangway.latest({ email: VICTIM })).toBe(claimed);
  });

  test("is not proved by a token that names the external ref", async () => {
    const gangway = await open();
    const claimed = await gangway.claim({ email: VICTIM });
    await gangway.activate(claimed, { customerToken: await gangway.token("customer-42") });
    expect(await gangway.latest({ email: VICTIM })).toBe("unknown_reference");
    expect(await gangway.latest({ externalRef: "customer-42" })).toBe(claimed);
  });
});

test("a provider's report of progress is no proof: nobody has authenticated", async () => {
  const gangway = await open();
  const reference = await gangway.claim();
  await gangway.assess(reference);
  expect(await gangway.read(reference)).toMatchObject({ status: "Completed", activatedAt: null });
});

test("a provider never learns a claimed reference", async () => {
  const gangway = await open();
  await gangway.claim({ externalRef: "customer-of-somebody" });
  expect(JSON.stringify(gangway.upstream.calls)).not.toContain("customer-of-somebody");
});

test("redacting the customer also erases the visits that claim to be theirs", async () => {
  const gangway = await open();
  await rejected(gangway);
  const claimed = await gangway.claim();
  const erased = await gangway.call("DELETE", "/api/v1/identities/customer-42/data", { headers: KEY });
  expect(erased.status).toBe(200);
  expect(await gangway.read(claimed)).toMatchObject({
    email: null,
    claimedExternalRef: null,
    externalRef: null,
  });
  expect(await gangway.patch(claimed, "customer-42")).toEqual([410, "reference_ended"]);
});
