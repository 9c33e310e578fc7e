/** One visit with Northgate, from the invite to the erasure, through the proxy as a partner hosts it. */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import test, { after } from "node:test";
import { createGangway as createProxy, openStore, parseConfig, SharedSqliteDialect } from "gangway-server";
import { createGangway } from "gangway-server/node";
import Database from "libsql";
import { northgate } from "./northgate.js";
import { BASE_URL, createVendor, PASSPHRASE } from "./vendor.js";

const PUBLIC_URL = "https://onboarding.partner.example";
const API_KEY = "a-key-of-at-least-thirty-two-characters";

const env = { ENCRYPTION_KEY: randomBytes(32).toString("base64"), API_KEY, PASSPHRASE };
const input = {
  publicUrl: PUBLIC_URL,
  database: "sqlite::memory:",
  encryptionKeys: ["env:ENCRYPTION_KEY"],
  organisations: [
    {
      code: "HARBOUR",
      name: "Harbour Bank",
      apiKeys: ["env:API_KEY"],
      authentication: "none" as const,
      provider: { id: "northgate" as const, baseUrl: BASE_URL, passphrase: "env:PASSPHRASE" },
    },
  ],
};

const vendor = createVendor();
const { config, warnings } = parseConfig(input, env, { providers: [northgate] });
const gangway = createProxy(config, {
  store: await openStore({
    dialect: new SharedSqliteDialect({ database: new Database(":memory:") }),
    kind: "sqlite",
    encryptionKeys: config.encryptionKeys,
  }),
  sendMail: async () => {},
  log: () => {},
  providers: [northgate],
  fetch: vendor.fetch,
});
after(() => gangway.close());

// biome-ignore lint/suspicious/noExplicitAny: answers are looked at member by member.
async function call(method: string, url: string, body?: object): Promise<any> {
  const response = await gangway.fetch(
    new Request(new URL(url, PUBLIC_URL), {
      method,
      headers: { "x-api-key": API_KEY, "content-type": "application/json" },
      ...(body ? { body: JSON.stringify(body) } : {}),
    }),
    { remoteAddress: "203.0.113.7" },
  );
  const text = await response.text();
  assert.ok(response.ok, `${url}: ${response.status} ${text}`);
  return response.headers.get("content-type")?.includes("json") ? JSON.parse(text) : text;
}

test("a visit, from the invite to the erasure", async () => {
  const { trackingReference, provider, launch } = await call("POST", "/v1/user/invite", {
    email: "jane@example.com",
    code: "HARBOUR",
    externalRef: "customer-1",
  });
  assert.deepEqual([provider, launch], ["northgate", ["frame", "link"]]);

  const { frame } = await call("GET", `/v1/user/signup/tracking/${trackingReference}`);
  assert.deepEqual([frame.name, frame.needs], ["Northgate", ["camera", "geolocation"]]);
  assert.match(await call("GET", frame.url), /Here I am/);

  await call("POST", frame.url, { latitude: 54.6 });
  const visit = () => call("GET", `/v1/visits/${trackingReference}`);
  const seen = await visit();
  assert.deepEqual([seen.status, seen.outcome], ["Completed", "pending"]);

  const decision = JSON.parse(vendor.decide(seen.providerReference, "accepted"));
  await call("POST", "/v1/webhooks/northgate/HARBOUR", decision);
  assert.equal((await visit()).outcome, "approved");

  await call("DELETE", "/api/v1/identities/customer-1/data");
  assert.deepEqual(vendor.erased, [seen.providerReference]);
});

test("the operator is told that nothing proves the webhooks", () => {
  assert.deepEqual(
    warnings.map(({ path }) => path),
    ["organisations[0].provider"],
  );
});

test("the Node entry point takes it too, typed", async () => {
  const heard: string[] = [];
  const hosted = createGangway(input, {
    providers: [northgate],
    env,
    log: () => {},
    onWarning: ({ message }) => heard.push(message),
  });
  await hosted.ready;
  const response = await hosted.fetch(
    new Request(`${PUBLIC_URL}/v1/providers/northgate/HARBOUR/screens/none`),
  );
  assert.equal(response.status, 404);
  assert.equal(heard.length, 1);
  await hosted.close();
});
