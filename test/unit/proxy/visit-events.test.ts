/** `GET /v1/visits/{ref}/events`: support staff see why a customer is stuck, and nobody reads anything personal. */
import { expect, test } from "vitest";
import { API_KEY, EMAIL, ORIGIN, openGangway, type TestGangway, wrongCode } from "./support/open-gangway.js";
import { json, riskAssessment, webhookInit } from "./support/verifime-upstream.js";

const headers = { "x-api-key": API_KEY };
const tracking = (ref: string | undefined) => `/v1/user/signup/tracking/${ref}`;

async function eventsOf(gangway: TestGangway, ref = "", key = API_KEY) {
  const answer = await gangway.call("GET", `/v1/visits/${ref}/events`, { headers: { "x-api-key": key } });
  expect(answer.status, answer.text).toBe(200);
  return answer.json as Record<string, unknown>[];
}

/** The events without their times. */
const timeless = (events: Record<string, unknown>[]) => events.map(({ at: _at, ...event }) => event);

test("tells who did what in a whole visit, in order, without a word about the person", async () => {
  const gangway = await openGangway({ provider: { riskPolicy: { LOW: "approved" } } });
  const { clock, upstream } = gangway;
  const startedAt = clock.now;
  const { trackingReference: ref = "" } = await gangway.invite({
    externalRef: "customer-7",
    referenceData: "application-4711",
    customerContext: { firstName: "Jane", familyName: "Smith" },
  });
  clock.now += 1000;
  await gangway.call("POST", `${tracking(ref)}/code`);
  const code = gangway.mailedCode();
  for (let tries = 0; tries < 2; tries += 1) {
    await gangway.call("POST", `${tracking(ref)}/activate`, { body: { code: wrongCode(code) } });
  }
  await gangway.call("POST", `${tracking(ref)}/activate`, { body: { code } });
  clock.now += 60_000;
  upstream.statuses.set(ref, "Completed");
  await gangway.call("GET", `${tracking(ref)}/status`);
  const event = riskAssessment(await gangway.providerText(ref));
  await gangway.call("POST", "/v1/webhooks/verifime/HARBOUR", webhookInit(event) as never);

  const events = await eventsOf(gangway, ref);
  expect(timeless(events)).toEqual([
    { kind: "invited", by: "server", provider: "verifime" },
    { kind: "provider-called", by: "proxy", call: "create", durationMs: 0, result: "ok" },
    { kind: "mail-attempted", by: "proxy", mail: "code", attempt: 1, result: "sent" },
    // Twice.
    { kind: "code-checked", by: "page", result: "incorrect" },
    { kind: "code-checked", by: "page", result: "correct" },
    { kind: "status-changed", by: "customer", status: "Active" },
    { kind: "activated", by: "customer", proof: "code" },
    { kind: "provider-called", by: "proxy", call: "activate", durationMs: 0, result: "ok" },
    { kind: "status-changed", by: "provider", status: "Completed" },
    { kind: "outcome-changed", by: "provider", outcome: "pending", providerAt: null },
    {
      kind: "outcome-changed",
      by: "provider",
      outcome: "approved",
      providerAt: "2026-11-20T10:00:00.000Z",
    },
  ]);
  expect(events[0]?.at).toBe(new Date(startedAt).toISOString());
  expect(events.at(-1)?.at).toBe(new Date(startedAt + 61_000).toISOString());

  await gangway.call("DELETE", "/api/v1/identities/customer-7/data", { headers });
  const redacted = await eventsOf(gangway, ref);
  expect(redacted.slice(0, events.length)).toEqual(events);
  expect(timeless(redacted).at(-1)).toEqual({ kind: "redacted", by: "proxy" });
  for (const personal of ["Jane", "Smith", EMAIL, "customer-7", "application-4711", code, "LOW"]) {
    expect(JSON.stringify(redacted)).not.toContain(personal);
  }
});

test("lists a provider's failure once while it lasts, with its code", async () => {
  const gangway = await openGangway();
  const { trackingReference: ref = "" } = await gangway.invite();
  const works = gangway.upstream.answers.status;
  const read = async () => {
    gangway.clock.now += 10_000;
    await gangway.call("GET", `${tracking(ref)}/status`);
  };
  gangway.upstream.answers.status = (_call, response) => json(response, 500, {});
  for (let reads = 0; reads < 3; reads += 1) await read();
  gangway.upstream.answers.status = works;
  gangway.upstream.statuses.set(ref, "Active");
  await read();
  gangway.upstream.answers.status = (_call, response) => json(response, 500, {});
  await read();
  const failure = {
    kind: "provider-called",
    by: "proxy",
    call: "read",
    durationMs: 0,
    result: "provider_unavailable",
  };
  expect(timeless(await eventsOf(gangway, ref)).slice(2)).toEqual([
    failure,
    { kind: "status-changed", by: "provider", status: "Active" },
    failure,
  ]);
});

test("tells that a page has invited, and that the server said whose visit it is", async () => {
  const gangway = await openGangway();
  const body = { code: "HARBOUR", email: EMAIL };
  const invited = await gangway.call("POST", "/v1/user/invite", { headers: { origin: ORIGIN }, body });
  const ref = invited.json.trackingReference;
  await gangway.call("PATCH", `/v1/visits/${ref}`, { headers, body: { externalRef: "customer-7" } });
  const events = timeless(await eventsOf(gangway, ref));
  expect(events[0]).toEqual({ kind: "invited", by: "page", provider: "verifime" });
  expect(events.at(-1)).toEqual({ kind: "proved", by: "server", proof: "server" });
});

test("answers each call, also where its event can't be written", async () => {
  const gangway = await openGangway();
  gangway.store.visitHistory.add = () => Promise.reject(new Error("full"));
  gangway.store.visitHistory.addUnlessRepeated = () => Promise.reject(new Error("full"));
  const { trackingReference: ref } = await gangway.invite();
  expect((await gangway.call("POST", `${tracking(ref)}/code`)).status).toBe(202);
  const body = { code: gangway.mailedCode() };
  expect((await gangway.call("POST", `${tracking(ref)}/activate`, { body })).status).toBe(200);
});

test("is another organisation's for no one", async () => {
  const gangway = await openGangway();
  const { trackingReference: ref } = await gangway.invite();
  const other = await gangway.call("GET", `/v1/visits/${ref}/events`, {
    headers: { "x-api-key": "quay-api-key" },
  });
  expect([other.status, other.json.code]).toEqual([404, "unknown_reference"]);
});
