import { expect, test } from "vitest";
import { sharedDatabase, type TestDatabase } from "../../databases/test-database.js";
import { gate } from "./support/gate.js";
import { EMAIL, KEY_1, KEY_2, type Overrides, openGangway, openTestStore } from "./support/open-gangway.js";
import { riskAssessment, startVerifime, webhookInit } from "./support/verifime-upstream.js";

async function sharedParts(): Promise<Overrides & { database: string; query: TestDatabase["query"] }> {
  const { url, query } = await sharedDatabase();
  return {
    database: url,
    query,
    upstream: await startVerifime(),
    clock: { now: Date.parse("2026-11-20T12:00:00Z") },
  };
}

test("a visit goes on after the proxy was killed and its encryption key rotated", async () => {
  const parts = await sharedParts();
  // It is not closed before the second one opens: an answered request must not depend on a clean shutdown.
  const first = await openGangway(parts);
  const { trackingReference: ref, qrCodeUrl = "" } = await first.invite({ referenceData: "application-7" });
  const visit = `/v1/user/signup/tracking/${ref}`;
  await first.call("POST", `${visit}/code`);

  const second = await openGangway({ ...parts, config: { encryptionKeys: [KEY_2, KEY_1] } });
  const activated = await second.call("POST", `${visit}/activate`, { body: { code: first.mailedCode() } });
  expect(activated.status).toBe(200);
  const { pathname, search } = new URL(qrCodeUrl);
  expect((await second.call("GET", pathname + search)).status).toBe(200);
  const event = webhookInit(riskAssessment(await second.providerText(ref)));
  const address = "https://onboarding.harbour.example/v1/webhooks/verifime/HARBOUR";
  expect((await second.fetch(new Request(address, event))).status).toBe(200);

  const third = await openGangway({ ...parts, config: { encryptionKeys: [KEY_2, KEY_1] } });
  const headers = { authorization: `Bearer ${activated.json.visitToken}` };
  expect((await third.call("GET", visit, { headers })).json).toMatchObject({ status: "Active" });
  expect((await third.call("GET", visit, { headers })).json.inviteUrl).toContain(ref);
  expect((await third.fetch(new Request(address, event))).status).toBe(200);
  expect(third.logs.some(({ event: name }) => name === "webhook_repeated")).toBe(true);
});

test("two proxies on one database agree on guesses, limits and idempotency keys", async () => {
  const parts = await sharedParts();
  const config = { limits: { reference: { count: 8, seconds: 600 } } };
  const proxies = [await openGangway({ ...parts, config }), await openGangway({ ...parts, config })] as const;
  const either = (index: number) => proxies[index % 2 === 0 ? 0 : 1];

  const { trackingReference: ref } = await proxies[0].invite();
  const visit = `/v1/user/signup/tracking/${ref}`;
  await proxies[0].call("POST", `${visit}/code`);
  const wrong = proxies[0].mailedCode() === "000000" ? "000001" : "000000";
  const codes = [];
  for (let index = 0; index < 10; index += 1) {
    const answer = await either(index).call("POST", `${visit}/activate`, { body: { code: wrong } });
    codes.push(answer.json.code);
  }
  expect(codes).toEqual([
    ...Array(5).fill("code_incorrect"),
    ...Array(3).fill("too_many_attempts"),
    ...Array(2).fill("rate_limited"),
  ]);

  const headers = { "idempotency-key": "order-1", "x-api-key": "harbour-api-key-1" };
  const body = { email: EMAIL, code: "HARBOUR" };
  const answers = await Promise.all(
    [0, 1, 2, 3].map((index) => either(index).call("POST", "/v1/user/invite", { headers, body })),
  );
  const made = answers.filter(({ status }) => status === 201).map(({ json }) => json.trackingReference);
  const busy = answers.filter(({ status }) => status !== 201);
  expect(new Set(made).size).toBe(1);
  for (const { status, json, headers: given } of busy) {
    expect([status, json.code, json.retryable, given.get("retry-after")]).toEqual([
      409,
      "conflict",
      true,
      "1",
    ]);
  }
  const later = await proxies[1].call("POST", "/v1/user/invite", { headers, body });
  expect(later.json.trackingReference).toBe(made[0]);
  expect(proxies[0].upstream.count("invite")).toBe(2);
});

test("a call that outlives its idempotency key's claim starts no second visit", async () => {
  const parts = await sharedParts();
  const [slow, quick] = [await openGangway(parts), await openGangway(parts)];
  const { answers } = slow.upstream;
  const [begun, going] = [gate(), gate()];
  const answerAtOnce = answers.invite;
  answers.invite = async (call, response) => {
    begun.open();
    await going.opened;
    await answerAtOnce(call, response);
  };
  const headers = { "idempotency-key": "order-1", "x-api-key": "harbour-api-key-1" };
  const body = { email: EMAIL, code: "HARBOUR" };
  const first = slow.call("POST", "/v1/user/invite", { headers, body });
  await begun.opened;
  answers.invite = answerAtOnce;
  // To the second proxy, the first one seems dead.
  quick.clock.now += 120_000;
  const second = await quick.call("POST", "/v1/user/invite", { headers, body });
  expect(second.status).toBe(201);
  going.open();
  expect((await first).json).toMatchObject({ code: "conflict", retryable: true });
  const { json } = await slow.call("GET", "/v1/visits", { headers: { "x-api-key": "harbour-api-key-1" } });
  expect(json.data).toHaveLength(1);
  const repeated = await slow.call("POST", "/v1/user/invite", { headers, body });
  expect(repeated.json.trackingReference).toBe(second.json.trackingReference);
});

test("nothing personal can be read in the database", async () => {
  const parts = await sharedParts();
  const gangway = await openGangway(parts);
  const { trackingReference: ref } = await gangway.invite({
    externalRef: "customer-7",
    referenceData: "application-7",
    customerContext: { firstName: "Jane", address: "42 Wallaby Way" },
  });
  await gangway.call("POST", `/v1/user/signup/tracking/${ref}/code`);
  const address = "https://onboarding.harbour.example/v1/webhooks/verifime/HARBOUR";
  await gangway.fetch(new Request(address, webhookInit(riskAssessment(await gangway.providerText(ref)))));

  const tables = ["visits", "visit_codes", "idempotency_keys", "rate_limits", "webhook_events"];
  const contents = await Promise.all(tables.map((table) => parts.query(`select * from ${table}`)));
  const rows = JSON.stringify(contents);
  expect(rows).toContain(ref);
  const personal = [EMAIL, EMAIL.toLowerCase(), "customer-7", "application-7", "Wallaby", "Jane", "portal."];
  for (const text of [...personal, gangway.mailedCode(), "203.0.113"]) expect(rows).not.toContain(text);
});

test("a store that was sealed under lost keys says so", async () => {
  const parts = await sharedParts();
  const gangway = await openGangway(parts);
  const { trackingReference: ref = "" } = await gangway.invite();
  const store = await openTestStore(parts.database, [KEY_2]);
  await expect(store.visits.find(ref)).rejects.toThrow("not among encryptionKeys");
  await store.close();
});
