/** A database that can be read but not written: its disk is full, or it was made read-only. */
import { expect, test } from "vitest";
import { sharedDatabase } from "../../databases/test-database.js";
import { createFakeProviders, PROVIDER_CONFIGS } from "./support/fake-providers.js";
import { API_KEY, EMAIL, KEY_1, KEY_2, openGangway, openTestStore } from "./support/open-gangway.js";

const HEADERS = { "x-api-key": API_KEY };

test("the proxy isn't ready, asks the provider for nothing that it can't store, and recovers", async () => {
  const { url, refuseWrites } = await sharedDatabase();
  const gangway = await openGangway({ database: url });
  const { trackingReference } = await gangway.invite();
  const ready = async () => (await gangway.call("GET", "/readyz")).status;
  const invite = () =>
    gangway.call("POST", "/v1/user/invite", { headers: HEADERS, body: { email: EMAIL, code: "HARBOUR" } });
  expect(await ready()).toBe(200);

  const allowWrites = await refuseWrites();
  await expect.poll(ready).toBe(503);
  const calls = gangway.upstream.calls.length;
  expect((await invite()).status).toBe(500);
  expect(gangway.upstream.calls.length).toBe(calls);
  // At once, so that every connection of the pool has been in use.
  const list = () => gangway.call("GET", "/v1/visits", { headers: HEADERS });
  const [visits] = await Promise.all([list(), ...Array.from({ length: 9 }, list)]);
  expect([visits.status, visits.json.data[0].trackingReference]).toEqual([200, trackingReference]);
  const page = `/v1/user/signup/tracking/${trackingReference}`;
  for (const path of [page, `${page}/status`]) {
    expect((await gangway.call("GET", path)).json.status).toBe("Inactive");
  }

  await allowWrites();
  await expect.poll(ready).toBe(200);
  expect((await invite()).status).toBe(201);
});

test("an invite beyond the provider's cap costs no check of the database", async () => {
  const { url, query } = await sharedDatabase();
  const provider = { ...PROVIDER_CONFIGS.veriff, creationsPerMinute: 1 };
  const gangway = await openGangway({
    database: url,
    organisation: { provider },
    host: { fetch: createFakeProviders() },
  });
  const checks = () => query<{ write_count: unknown }>("select write_count from self_checks");
  await gangway.invite();
  const before = await checks();
  expect(before).toHaveLength(1);
  const options = { headers: HEADERS, body: { email: EMAIL, code: "HARBOUR" } };
  expect((await gangway.call("POST", "/v1/user/invite", options)).status).toBe(429);
  expect(await checks()).toEqual(before);
});

test("a database that starts without room to write is opened, and isn't ready", async () => {
  const { url, refuseWrites } = await sharedDatabase();
  await (await openTestStore(url)).close();
  const allowWrites = await refuseWrites();
  const gangway = await openGangway({ database: url });
  expect((await gangway.call("GET", "/readyz")).status).toBe(503);
  await allowWrites();
  await expect.poll(async () => (await gangway.call("GET", "/readyz")).status).toBe(200);
});

test("a proxy without the database's key isn't ready, and seals nothing under its own", async () => {
  const { url } = await sharedDatabase();
  const right = await openGangway({ database: url });
  await right.invite();
  const wrong = await openGangway({ database: url, config: { encryptionKeys: [KEY_2] } });
  expect((await wrong.call("GET", "/readyz")).status).toBe(503);
  await expect(wrong.store.checkKeys()).rejects.toThrow("not among encryptionKeys");
  expect((await right.call("GET", "/readyz")).status).toBe(200);
  const rotating = await openTestStore(url, [KEY_2, KEY_1]);
  await rotating.checkKeys();
  await rotating.close();
});

test("an empty database accepts any key once, and then only that one", async () => {
  const { url } = await sharedDatabase();
  const first = await openTestStore(url);
  await first.ping();
  await first.close();
  const second = await openTestStore(url, [KEY_2]);
  await expect(second.checkKeys()).rejects.toThrow("not among encryptionKeys");
  await second.close();
});
