/** API keys: several at a time, each with its scopes, its name and its time. */
import { expect, test } from "vitest";
import { API_KEY, ORIGIN, openGangway } from "./support/open-gangway.js";

const OLD = "harbour-old-key-of-2025";
const NEW = "harbour-new-key-of-2026";
const DESK = "harbour-support-desk-key";
const as = (key: string, more = {}) => ({ headers: { "x-api-key": key, ...more } });
const invite = { email: "jane@example.com", code: "HARBOUR", externalRef: "customer-7" };

test("a plain key has all scopes, and one with scopes only these", async () => {
  const gangway = await openGangway({
    organisation: { apiKeys: [API_KEY, { key: DESK, scopes: ["read"], name: "support desk" }, { key: NEW }] },
  });
  const { trackingReference } = await gangway.invite({ externalRef: "customer-7" });
  const path = `/v1/visits/${trackingReference}`;
  for (const key of [API_KEY, DESK, NEW]) {
    expect((await gangway.call("GET", path, as(key))).status).toBe(200);
  }
  const body = { externalRef: "customer-7" };
  expect((await gangway.call("PATCH", path, { ...as(DESK), body })).status).toBe(403);
  expect((await gangway.call("PATCH", path, { ...as(NEW), body })).status).toBe(200);
});

test("a key without the scope invites nobody, not even where the page may", async () => {
  const gangway = await openGangway({ organisation: { apiKeys: [{ key: DESK, scopes: ["read"] }] } });
  const answer = await gangway.call("POST", "/v1/user/invite", {
    ...as(DESK, { origin: ORIGIN }),
    body: invite,
  });
  expect([answer.status, answer.json.code]).toEqual([403, "unauthorised"]);
  expect(gangway.upstream.calls).toEqual([]);
});

test("two keys are valid while one replaces the other, and their calls repeat each other's", async () => {
  const gangway = await openGangway({
    organisation: {
      apiKeys: [
        { key: OLD, expiresAt: "2026-11-20T13:00:00Z" },
        { key: NEW, notBefore: "2026-11-20T12:30:00+00:00" },
      ],
    },
  });
  const statusOf = async (key: string) => (await gangway.call("GET", "/v1/visits", as(key))).status;
  const inviteAs = async (key: string) =>
    (await gangway.call("POST", "/v1/user/invite", { ...as(key, { "idempotency-key": "a" }), body: invite }))
      .json;
  expect([await statusOf(OLD), await statusOf(NEW)]).toEqual([200, 401]);
  const first = await inviteAs(OLD);
  gangway.clock.now = Date.parse("2026-11-20T12:30:00Z");
  expect([await statusOf(OLD), await statusOf(NEW)]).toEqual([200, 200]);
  expect((await inviteAs(NEW)).trackingReference).toBe(first.trackingReference);
  gangway.clock.now = Date.parse("2026-11-20T13:00:00Z");
  expect([await statusOf(OLD), await statusOf(NEW)]).toEqual([401, 200]);
  // An expired key and an unknown one are told the same.
  const [expired, unknown] = [
    await gangway.call("GET", "/v1/visits", as(OLD)),
    await gangway.call("GET", "/v1/visits", as("nobody's")),
  ];
  expect(expired.text).toBe(unknown.text);
});

test("the log and the history name a key by its name, and never show the key", async () => {
  const gangway = await openGangway({
    organisation: {
      allowedOrigins: [ORIGIN],
      apiKeys: [{ key: OLD, name: "shop" }, { key: DESK, name: "support desk" }, NEW],
    },
  });
  const { json } = await gangway.call("POST", "/v1/user/invite", {
    ...as(OLD),
    body: { ...invite, externalRef: undefined },
  });
  const path = `/v1/visits/${json.trackingReference}`;
  await gangway.call("PATCH", path, { ...as(DESK), body: { externalRef: "customer-7" } });
  const { json: events } = await gangway.call("GET", `${path}/events`, as(NEW));
  const named = events.flatMap(({ kind, key }: Record<string, string>) => (key ? [`${kind} by ${key}`] : []));
  expect(named).toEqual(["invited by shop", "proved by support desk"]);
  const lines = gangway.logs.filter(({ event }) => event === "request");
  expect(lines.map(({ fields }) => fields.apiKey)).toEqual(["shop", "support desk", undefined]);
  const text = JSON.stringify([gangway.logs, events]);
  for (const key of [OLD, DESK, NEW]) expect(text).not.toContain(key);
});

test("a key that organisations share counts for those that give it the scope", async () => {
  const shared = "quay-api-key";
  const gangway = await openGangway({
    organisation: { apiKeys: [API_KEY, { key: shared, scopes: ["read"] }] },
  });
  const create = { external_ref: "customer-7", upsert: true };
  const calls = async (organisation?: string) => {
    const options = as(shared, organisation === undefined ? {} : { "x-organisation": organisation });
    const read = await gangway.call("GET", "/v1/visits", options);
    const write = await gangway.call("POST", "/api/v1/identities", { ...options, body: create });
    return [read.status, write.status];
  };
  expect(await calls("HARBOUR")).toEqual([200, 403]);
  expect(await calls("QUAY")).toEqual([200, 201]);
  expect(await calls()).toEqual([400, 400]);
  expect(await calls("ELSEWHERE")).toEqual([400, 400]);
});
