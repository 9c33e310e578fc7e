import { describe, expect, test } from "vitest";
import { gate } from "./support/gate.js";
import { API_KEY, EMAIL, ORIGIN, openGangway, type TestGangway } from "./support/open-gangway.js";
import { json, riskAssessment, webhookInit } from "./support/verifime-upstream.js";

const statusPath = (ref: string | undefined) => `/v1/user/signup/tracking/${ref}/status`;

async function invited(gangway: TestGangway, body: Record<string, unknown> = {}) {
  const { trackingReference: ref = "" } = await gangway.invite(body);
  return {
    ref,
    text: await gangway.providerText(ref),
    status: () => gangway.call("GET", statusPath(ref)),
  };
}

/** Invites a customer, who then opens VerifiMe's screen. */
async function begun(gangway: TestGangway, body: Record<string, unknown> = {}) {
  const visit = await invited(gangway, body);
  gangway.upstream.statuses.set(visit.ref, "Active");
  await visit.status();
  return visit;
}

describe("status", () => {
  test("follows VerifiMe, up to Completed and no further", async () => {
    const gangway = await openGangway();
    const { ref, status } = await invited(gangway);
    for (const word of ["Inactive", "Active", "Completed"]) {
      gangway.upstream.statuses.set(ref, word);
      gangway.clock.now += 1000;
      expect((await status()).json).toEqual({
        status: word,
        ...(word === "Completed" && { progress: "submitted" }),
      });
    }
    const reads = gangway.upstream.count("status");
    gangway.clock.now += 60_000;
    expect((await status()).json).toEqual({ status: "Completed", progress: "submitted" });
    expect(gangway.upstream.count("status")).toBe(reads);
  });

  test("never falls", async () => {
    const gangway = await openGangway();
    const { ref, status } = await invited(gangway);
    gangway.upstream.statuses.set(ref, "Active");
    await status();
    gangway.upstream.statuses.set(ref, "Inactive");
    gangway.clock.now += 1000;
    expect((await status()).json).toEqual({ status: "Active" });
  });

  test("is read once a second however many pages poll", async () => {
    const gangway = await openGangway();
    const { status } = await invited(gangway);
    await Promise.all(Array.from({ length: 25 }, status));
    expect(gangway.upstream.count("status")).toBe(1);
    gangway.clock.now += 999;
    await status();
    expect(gangway.upstream.count("status")).toBe(1);
    gangway.clock.now += 1;
    await status();
    expect(gangway.upstream.count("status")).toBe(2);
  });

  test.each([
    ["is out of order", 500, {}, "provider_unavailable"],
    ["has lost the reference", 404, {}, "provider_rejected"],
    ["answers in another shape", 200, { state: "Completed" }, "provider_response_invalid"],
  ])("is the last known where VerifiMe %s", async (_name, code, body, failure) => {
    const gangway = await openGangway();
    const { ref, status } = await invited(gangway);
    gangway.upstream.statuses.set(ref, "Active");
    await status();
    gangway.upstream.answers.status = (_call, response) => json(response, code, body);
    gangway.clock.now += 1000;
    const answer = await status();
    expect([answer.status, answer.json]).toEqual([200, { status: "Active" }]);
    expect(gangway.logs).toContainEqual({
      level: "warn",
      event: "provider_status_failed",
      fields: { organisation: "HARBOUR", reference: ref, provider: "verifime", code: failure },
    });
  });

  test("waits as long as VerifiMe asks us to", async () => {
    const gangway = await openGangway();
    const { status } = await invited(gangway);
    gangway.upstream.answers.status = (_call, response) => json(response, 429, {}, { "retry-after": "5" });
    await status();
    gangway.clock.now += 4_999;
    await status();
    expect(gangway.upstream.count("status")).toBe(1);
    gangway.clock.now += 1;
    await status();
    expect(gangway.upstream.count("status")).toBe(2);
  });

  test("stays where it is at an unknown word, which is logged", async () => {
    const gangway = await openGangway({ organisation: { showOutcome: true } });
    const { ref, status } = await invited(gangway);
    gangway.upstream.statuses.set(ref, "Approved by jane@example.com");
    expect((await status()).json).toEqual({ status: "Inactive", outcome: "in_review" });
    const line = gangway.logs.find(({ event }) => event === "provider_unknown_word");
    expect(line?.fields.word).toBe("Approved by jane?example?com");
  });

  test("has the outcome only where the organisation shows it", async () => {
    for (const showOutcome of [false, true]) {
      const gangway = await openGangway({ organisation: { showOutcome } });
      const { ref, status } = await invited(gangway);
      gangway.upstream.statuses.set(ref, "Completed");
      const answer = await status();
      expect(answer.json).toEqual({
        status: "Completed",
        progress: "submitted",
        ...(showOutcome ? { outcome: "pending" } : {}),
      });
    }
  });

  test("of a reference that is no UUID is a fault, of an unknown one 404", async () => {
    const gangway = await openGangway();
    const malformed = await gangway.call("GET", statusPath("not-a-uuid"));
    expect(malformed.status).toBe(400);
    expect(malformed.json).toMatchObject({
      code: "invalid_request",
      validationResults: [{ name: "trackingReference" }],
    });
    const unknown = await gangway.call("GET", statusPath("7ea40290-44b7-424e-babb-31da7ca1dcd1"));
    expect([unknown.status, unknown.json.code]).toEqual([404, "unknown_reference"]);
  });

  test("is found with a reference in any case", async () => {
    const gangway = await openGangway();
    const { ref } = await invited(gangway);
    expect((await gangway.call("GET", statusPath(ref.toUpperCase()))).status).toBe(200);
  });
});

describe("webhooks from VerifiMe", () => {
  const path = "/v1/webhooks/verifime/HARBOUR";
  const url = `https://onboarding.harbour.example${path}`;
  const post = (gangway: TestGangway, init: RequestInit) => gangway.fetch(new Request(url, init));
  const readVisit = async (gangway: TestGangway, ref: string) =>
    (await gangway.call("GET", `/v1/visits/${ref}`, { headers: { "x-api-key": API_KEY } })).json;

  test("bring the risk level to the visit whose text they repeat", async () => {
    const gangway = await openGangway();
    const { ref, text } = await begun(gangway);
    const answer = await post(gangway, webhookInit(riskAssessment(text)));
    expect(answer.status).toBe(200);
    expect(await readVisit(gangway, ref)).toMatchObject({
      outcome: "assessed",
      riskLevel: "LOW",
      providerStatus: "ASSESSED",
      outcomeAt: "2026-11-20T10:00:00.000Z",
      result: { customerName: "Jane Smith", riskLevel: "LOW" },
      referenceData: null,
    });
  });

  test("wait where they bring a verdict before anybody is known to have begun", async () => {
    for (const status of ["Inactive", "Active"]) {
      const gangway = await openGangway();
      const { ref, text } = await invited(gangway);
      // The first webhook has the status read: its answer waits for the second one.
      const received = gate();
      gangway.upstream.answers.status = async (_call, response) => {
        await received.opened;
        json(response, 200, { status });
      };
      for (const riskLevel of ["LOW", "HIGH"]) {
        await post(gangway, webhookInit(riskAssessment(text, { riskLevel })));
      }
      received.open();
      await gangway.deliver();
      expect(await readVisit(gangway, ref)).toMatchObject(
        status === "Active"
          ? { status, outcome: "assessed", riskLevel: "HIGH", heldVerdict: null }
          : {
              status,
              outcome: null,
              riskLevel: null,
              heldVerdict: { outcome: "assessed", riskLevel: "HIGH" },
            },
      );
      const flags = gangway.logs.filter(({ event }) => event === "verdict_before_start");
      expect(flags.map(({ level, fields }) => [level, fields.reference])).toEqual(
        status === "Inactive" ? [["warn", ref]] : [],
      );
    }
  });

  test("never swap the verdicts of two visits with equal referenceData", async () => {
    const gangway = await openGangway();
    const own = await begun(gangway, { referenceData: "customer-42", email: "victim@example.com" });
    const page = await gangway.call("POST", "/v1/user/invite", {
      headers: { origin: ORIGIN },
      body: { email: "attacker@evil.example", code: "HARBOUR", referenceData: "customer-42" },
    });
    const invites = gangway.upstream.calls.filter(({ route }) => route === "invite");
    const texts = invites.map(({ body }) => body.referenceData);
    expect(new Set([...texts, "customer-42"]).size).toBe(3);
    await post(gangway, webhookInit(riskAssessment(own.text)));
    expect(await readVisit(gangway, own.ref)).toMatchObject({
      outcome: "assessed",
      referenceData: "customer-42",
    });
    expect(await readVisit(gangway, page.json.trackingReference)).toMatchObject({
      outcome: null,
      referenceData: "customer-42",
    });
    // The partner's own text names no visit.
    await post(gangway, webhookInit(riskAssessment("customer-42", { riskLevel: "HIGH" })));
    expect((await readVisit(gangway, own.ref)).riskLevel).toBe("LOW");
    expect(gangway.logs.map(({ event }) => event)).toContain("webhook_unmatched");
  });

  test("become a verdict only by the organisation's risk policy", async () => {
    const riskPolicy = { LOW: "approved", HIGH: "in_review" };
    const gangway = await openGangway({ provider: { riskPolicy } });
    const { ref, text } = await begun(gangway);
    const outcomes = [];
    for (const [riskLevel, minute] of [
      ["LOW", 1],
      ["HIGH", 2],
      ["MEDIUM", 3],
    ] as const) {
      const eventTimestamp = `2026-11-20T10:0${minute}:00Z`;
      await post(gangway, webhookInit(riskAssessment(text, { riskLevel, eventTimestamp })));
      outcomes.push((await readVisit(gangway, ref)).outcome);
    }
    expect(outcomes).toEqual(["approved", "in_review", "assessed"]);
  });

  test("late or preliminary, don't undo an assessment", async () => {
    const gangway = await openGangway();
    const { ref, text } = await begun(gangway);
    const events = [
      { eventTimestamp: "2026-11-20T10:05:00Z", riskLevel: "HIGH" },
      { eventTimestamp: "2026-11-20T10:04:00Z", riskLevel: "LOW" },
      { eventTimestamp: "2026-11-20T10:06:00Z", riskLevel: null, assessmentStatus: "PRELIMINARY" },
      { eventTimestamp: "2026-11-20T10:07:00Z", riskLevel: "LOW", assessmentStatus: "REASSESSED" },
    ];
    for (const event of events) await post(gangway, webhookInit(riskAssessment(text, event)));
    expect(await readVisit(gangway, ref)).toMatchObject({ outcome: "assessed", riskLevel: "HIGH" });
  });

  test("with an unknown word are in review", async () => {
    const gangway = await openGangway({ provider: { riskPolicy: { LOW: "approved" } } });
    const { ref, text } = await begun(gangway);
    await post(gangway, webhookInit(riskAssessment(text, { assessmentStatus: "FINE" })));
    expect((await readVisit(gangway, ref)).outcome).toBe("in_review");
    expect(gangway.logs.some(({ event }) => event === "provider_unknown_word")).toBe(true);
  });

  test("repeated change nothing", async () => {
    const gangway = await openGangway();
    const { ref, text } = await begun(gangway);
    const event = riskAssessment(text);
    const repeats = await Promise.all([1, 2, 3].map(() => post(gangway, webhookInit(event))));
    expect(repeats.map(({ status }) => status)).toEqual([200, 200, 200]);
    // The same event id with other contents is still the same event.
    await post(
      gangway,
      webhookInit({ ...event, riskLevel: "EXTREME", eventTimestamp: "2027-01-01T00:00:00Z" }),
    );
    expect((await readVisit(gangway, ref)).riskLevel).toBe("LOW");
    expect(gangway.logs.filter(({ event: name }) => name === "webhook_repeated")).toHaveLength(3);
  });

  test("of an unknown reference are acknowledged and logged", async () => {
    const gangway = await openGangway();
    expect((await post(gangway, webhookInit(riskAssessment("nobody's")))).status).toBe(200);
    expect((await post(gangway, webhookInit(riskAssessment(null)))).status).toBe(200);
    expect(gangway.logs.filter(({ event }) => event === "webhook_unmatched")).toHaveLength(2);
  });

  test("of a kind we don't know are acknowledged", async () => {
    const gangway = await openGangway();
    const event = { eventId: "1", eventName: "WALLET_CLOSED" };
    expect((await post(gangway, webhookInit(event))).status).toBe(200);
    expect(gangway.logs.some(({ event: name }) => name === "webhook_ignored")).toBe(true);
  });

  test.each([
    ["forged", (text: string) => webhookInit(riskAssessment(text), "another-secret")],
    ["signed with the empty secret", (text: string) => webhookInit(riskAssessment(text), "")],
    ["unsigned", (text: string) => ({ method: "POST", body: JSON.stringify(riskAssessment(text)) })],
    [
      "changed on the way",
      (text: string) => ({
        ...webhookInit(riskAssessment("another")),
        body: JSON.stringify(riskAssessment(text)),
      }),
    ],
  ])("%s are refused, and change nothing", async (_name, initFor) => {
    const gangway = await openGangway();
    const { ref, text } = await begun(gangway);
    const answer = await post(gangway, initFor(text));
    expect([answer.status, (await answer.json()).code]).toEqual([401, "unauthorised"]);
    expect((await readVisit(gangway, ref)).outcome).toBeNull();
  });

  test("may be signed with any of the secrets", async () => {
    const gangway = await openGangway({ provider: { secrets: ["first", "second"] } });
    const { text } = await begun(gangway);
    for (const secret of ["first", "second"]) {
      expect((await post(gangway, webhookInit(riskAssessment(text), secret))).status).toBe(200);
    }
  });

  test("signed but not as documented are a fault", async () => {
    const gangway = await openGangway();
    for (const body of ["not json", { eventName: "RISK_ASSESSMENT_UPDATED" }, []]) {
      const answer = await post(gangway, webhookInit(body));
      expect([answer.status, (await answer.json()).code]).toEqual([400, "invalid_request"]);
    }
  });

  test("to another provider or organisation are not found", async () => {
    const gangway = await openGangway();
    const init = webhookInit(riskAssessment("a"));
    const wrong = { veriff: "HARBOUR", verifime: "NOBODY" };
    for (const [provider, organisation] of Object.entries(wrong)) {
      const address = `https://onboarding.harbour.example/v1/webhooks/${provider}/${organisation}`;
      expect((await gangway.fetch(new Request(address, init))).status).toBe(404);
    }
  });

  test("of one organisation don't touch another's visits", async () => {
    const gangway = await openGangway();
    const { ref, text } = await begun(gangway);
    const address = "https://onboarding.harbour.example/v1/webhooks/verifime/QUAY";
    const answer = await gangway.fetch(new Request(address, webhookInit(riskAssessment(text))));
    expect(answer.status).toBe(200);
    expect((await readVisit(gangway, ref)).outcome).toBeNull();
  });
});

describe("for the partner's server", () => {
  const headers = { "x-api-key": API_KEY };

  test("a visit has all that was said and became of it", async () => {
    const gangway = await openGangway();
    const { ref } = await invited(gangway, {
      referenceData: "application-7",
      externalRef: "customer-7",
      locale: "en-AU",
      customerContext: { firstName: "Jane" },
    });
    gangway.upstream.statuses.set(ref, "Completed");
    gangway.clock.now += 5000;
    const { json: visit } = await gangway.call("GET", `/v1/visits/${ref}`, { headers });
    expect(visit).toMatchObject({
      trackingReference: ref,
      code: "HARBOUR",
      email: EMAIL,
      externalRef: "customer-7",
      claimedExternalRef: null,
      verifiedBy: "server",
      referenceData: "application-7",
      customerContext: { firstName: "Jane" },
      sendInvitationEmail: false,
      locale: "en-AU",
      status: "Completed",
      ended: null,
      outcome: "pending",
      provider: "verifime",
      providerReference: ref,
      providerStatus: "Completed",
      createdAt: "2026-11-20T12:00:00.000Z",
      activatedAt: null,
      completedAt: "2026-11-20T12:00:05.000Z",
      identity: null,
    });
  });

  test("the newest visit of a customer, by external ref or email address", async () => {
    const gangway = await openGangway();
    await invited(gangway, { externalRef: "customer-7" });
    const { ref } = await invited(gangway, { externalRef: "customer-7" });
    for (const body of [{ externalRef: "customer-7" }, { email: EMAIL.toUpperCase() }]) {
      const { json: visit } = await gangway.call("POST", "/v1/visits/latest", { headers, body });
      expect(visit.trackingReference).toBe(ref);
    }
    const missing = await gangway.call("POST", "/v1/visits/latest", { headers, body: { externalRef: "x" } });
    expect([missing.status, missing.json.code]).toEqual([404, "unknown_reference"]);
    expect((await gangway.call("POST", "/v1/visits/latest", { headers, body: {} })).status).toBe(400);
  });

  test("visits are listed newest first, filtered and in pages", async () => {
    const gangway = await openGangway();
    const refs: string[] = [];
    for (const externalRef of ["a", "b", "a", "b", "a"]) {
      refs.unshift((await invited(gangway, { externalRef })).ref);
    }
    const list = async (query: string) => {
      const { json: page } = await gangway.call("GET", `/v1/visits?${query}`, { headers });
      return {
        refs: page.data.map((visit: { trackingReference: string }) => visit.trackingReference),
        ...page,
      };
    };
    expect((await list("")).refs).toEqual(refs);
    expect((await list("external_ref=a")).refs).toEqual([refs[0], refs[2], refs[4]]);
    expect((await list("status=Completed")).refs).toEqual([]);
    const first = await list("limit=2");
    expect(first.refs).toEqual(refs.slice(0, 2));
    expect(first.pagination).toEqual({
      next_cursor: refs[1],
      has_next: true,
    });
    const last = await list(`limit=3&page[after]=${refs[1]}`);
    expect(last.refs).toEqual(refs.slice(2));
    expect(last.pagination).toEqual({ next_cursor: null, has_next: false });
    const faults = await gangway.call("GET", "/v1/visits?limit=0&state=Completed", { headers });
    expect(faults.json.validationResults.map(({ name }: { name: string }) => name).sort()).toEqual([
      "limit",
      "state",
    ]);
  });

  test("nothing is answered without the organisation's own key", async () => {
    const gangway = await openGangway();
    const { ref } = await invited(gangway);
    for (const key of [undefined, "", "wrong"]) {
      for (const path of [`/v1/visits/${ref}`, "/v1/visits"]) {
        const given = key === undefined ? {} : { "x-api-key": key };
        const answer = await gangway.call("GET", path, { headers: given });
        expect([answer.status, answer.json.code]).toEqual([401, "unauthorised"]);
      }
    }
    const other = { "x-api-key": "quay-api-key" };
    expect((await gangway.call("GET", `/v1/visits/${ref}`, { headers: other })).json.code).toBe(
      "unknown_reference",
    );
    expect((await gangway.call("GET", "/v1/visits", { headers: other })).json.data).toEqual([]);
  });
});
