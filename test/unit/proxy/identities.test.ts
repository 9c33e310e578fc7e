/** The identities API from outside: each call of Verifa's page "Identities", and its security. */
import { describe, expect, test } from "vitest";
import { API_KEY, ORIGIN, type Overrides, openGangway, type TestGangway } from "./support/open-gangway.js";
import { riskAssessment, webhookInit } from "./support/verifime-upstream.js";

const ALL = "/api/v1/identities";
const KEY = { "x-api-key": API_KEY };
const POLICY = { riskPolicy: { LOW: "approved", HIGH: "declined" } } as const;

async function open(overrides: Overrides = {}) {
  const gangway = await openGangway({ provider: POLICY, ...overrides });
  const call = (method: string, path: string, body?: unknown, headers = {}) =>
    gangway.call(method, `${ALL}${path}`, {
      headers: { ...KEY, ...headers },
      ...(body === undefined ? {} : { body }),
    });
  return { ...gangway, api: call };
}

/** Invites a customer and has VerifiMe assess them. */
async function verify(
  gangway: TestGangway,
  externalRef: string,
  riskLevel = "LOW",
  at = "2026-11-20T10:00:00Z",
) {
  const { trackingReference } = await gangway.invite({
    externalRef,
    email: `${externalRef}@example.com`,
    customerContext: { firstName: "Jane", familyName: "Doe", dateOfBirth: "1997-06-15" },
  });
  const event = riskAssessment(await gangway.providerText(trackingReference), {
    riskLevel,
    eventTimestamp: at,
  });
  const address = "https://onboarding.harbour.example/v1/webhooks/verifime/HARBOUR";
  gangway.upstream.statuses.set(trackingReference ?? "", "Active");
  const answer = await gangway.fetch(new Request(address, webhookInit(event)));
  expect(answer.status).toBe(200);
  await gangway.deliver();
  return trackingReference ?? "";
}

describe("Verifa's calls", () => {
  test("creating: a stub, once", async () => {
    const { api } = await open();
    const created = await api("POST", "", { external_ref: "user_abc123" });
    expect(created.status).toBe(201);
    expect(created.json).toEqual({
      id: expect.stringMatching(/^identity_[0-9a-f]{32}$/),
      external_ref: "user_abc123",
      status: "pending",
      is_sandbox: false,
      created_at: "2026-11-20T12:00:00Z",
      upserted: false,
    });
    const again = await api("POST", "", { external_ref: "user_abc123" });
    expect(again.status).toBe(409);
    expect(again.json).toMatchObject({
      code: "conflict",
      error: "conflict",
      status_code: 409,
      retryable: false,
    });
    const upserted = await api("POST", "", { external_ref: "user_abc123", upsert: true });
    expect(upserted.status).toBe(200);
    expect(upserted.json).toEqual({ ...created.json, upserted: true });
  });

  test("a completed session makes one, and its page is the documented one", async () => {
    const gangway = await open();
    const reference = await verify(gangway, "user_abc123");
    const answer = await gangway.api("GET", "/user_abc123");
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      id: expect.stringMatching(/^identity_/),
      external_ref: "user_abc123",
      status: "approved",
      screening_status: null,
      monitoring_enabled: false,
      session_count: 1,
      face_match_passed: null,
      age_check_passed: null,
      extracted_age: null,
      is_sandbox: false,
      tags: [],
      extracted_data: {
        first_name: "Jane",
        last_name: "Doe",
        date_of_birth: "1997-06-15",
        document_type: null,
        country: null,
        email: "user_abc123@example.com",
      },
      country: null,
      rejection_reason: null,
      latest_session_id: reference,
      archived_at: null,
      first_verified_at: "2026-11-20T10:00:00Z",
      last_verified_at: "2026-11-20T10:00:00Z",
      created_at: "2026-11-20T12:00:00Z",
      updated_at: "2026-11-20T12:00:00Z",
      duplicates: [],
    });
    expect((await gangway.api("GET", `/${answer.json.id}`)).json).toEqual(answer.json);
    const visit = await gangway.call("GET", `/v1/visits/${reference}`, { headers: KEY });
    expect(visit.json.identity).toBe(answer.json.id);
  });

  test("a second session updates it", async () => {
    const gangway = await open();
    const first = await verify(gangway, "user_abc123");
    const second = await verify(gangway, "user_abc123", "HIGH", "2026-11-20T11:00:00Z");
    const { json } = await gangway.api("GET", "/user_abc123");
    expect(json).toMatchObject({ status: "rejected", session_count: 2, latest_session_id: second });
    const sessions = await gangway.api("GET", "/user_abc123/sessions");
    expect(sessions.json.data.map(({ id, outcome }: Record<string, string>) => [id, outcome])).toEqual([
      [second, "declined"],
      [first, "approved"],
    ]);
    expect(sessions.json.data[0]).toMatchObject({
      external_ref: "user_abc123",
      capture_url: expect.stringMatching(/^https:/),
      created_at: "2026-11-20T12:00:00Z",
      expires_at: null,
    });
    expect(sessions.json.pagination).toEqual({ total: 2, limit: 50, offset: 0 });
    expect((await gangway.api("GET", "/user_abc123/sessions?limit=1&offset=1")).json.data[0].id).toBe(first);
  });

  test("listing, by status and by reference", async () => {
    const gangway = await open();
    await verify(gangway, "user_1");
    await verify(gangway, "user_2", "HIGH");
    await gangway.api("POST", "", { external_ref: "user_3" });
    const list = async (query: string) => {
      const answer = await gangway.api("GET", `?${query}`);
      expect(answer.status, answer.text).toBe(200);
      return answer.json.data.map(({ external_ref }: { external_ref: string }) => external_ref);
    };
    expect(await list("")).toEqual(["user_3", "user_2", "user_1"]);
    expect(await list("status=approved&limit=25")).toEqual(["user_1"]);
    expect(await list("status=pending")).toEqual(["user_3"]);
    expect(await list("q=user_2")).toEqual(["user_2"]);
    expect(await list("q=user_2&status=approved")).toEqual([]);
    expect(await list("q=ser_")).toEqual(["user_3", "user_2", "user_1"]);
    expect(await list("q=ser_&limit=1&offset=1")).toEqual(["user_2"]);
    expect(await list("limit=1&offset=1")).toEqual(["user_2"]);
  });

  test("paging by offset, by cursor, and from one to the other", async () => {
    const { api } = await open();
    for (let index = 1; index <= 5; index += 1) await api("POST", "", { external_ref: `user_${index}` });
    const first = (await api("GET", "?limit=2")).json;
    expect(first.pagination).toEqual({
      total: 5,
      limit: 2,
      offset: 0,
      next_cursor: first.data[1].id,
      prev_cursor: null,
      has_next: true,
      has_prev: false,
    });
    const second = (await api("GET", `?page[after]=${first.pagination.next_cursor}&limit=2`)).json;
    expect(second.data.map(({ external_ref }: { external_ref: string }) => external_ref)).toEqual([
      "user_3",
      "user_2",
    ]);
    expect(second.pagination).toEqual({
      next_cursor: second.data[1].id,
      prev_cursor: first.pagination.next_cursor,
      has_next: true,
      has_prev: true,
    });
    const third = (await api("GET", `?page[after]=${second.pagination.next_cursor}&page[size]=2`)).json;
    expect(third.data).toHaveLength(1);
    expect(third.pagination).toMatchObject({ next_cursor: null, has_next: false, has_prev: true });
    const back = (await api("GET", `?page[before]=${third.pagination.prev_cursor}&page[size]=2`)).json;
    expect(back).toEqual(second);
    const byOffset = (await api("GET", "?limit=2&offset=2")).json;
    expect(byOffset).toEqual({
      data: second.data,
      pagination: { total: 5, limit: 2, offset: 2, ...second.pagination },
    });
  });

  test("updating", async () => {
    const gangway = await open();
    await verify(gangway, "user_abc123");
    const answer = await gangway.api("PATCH", "/user_abc123", {
      external_ref: "updated_user_id",
      country: "us",
      status: "rejected",
      first_name: null,
    });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json).toMatchObject({
      external_ref: "updated_user_id",
      country: "US",
      status: "rejected",
      session_count: 1,
      extracted_data: { first_name: null, last_name: "Doe", country: "US" },
    });
    expect((await gangway.api("GET", "/user_abc123")).status).toBe(404);
    await gangway.api("POST", "", { external_ref: "taken" });
    const conflict = await gangway.api("PATCH", "/updated_user_id", { external_ref: "taken" });
    expect([conflict.status, conflict.json.code]).toEqual([409, "conflict"]);
  });

  test("archiving and restoring", async () => {
    const gangway = await open();
    await verify(gangway, "user_abc123");
    const archived = await gangway.api("POST", "/user_abc123/archive");
    expect(archived.json).toEqual({
      id: expect.stringMatching(/^identity_/),
      status: "approved",
      archived_at: "2026-11-20T12:00:00Z",
    });
    gangway.clock.now += 1000;
    expect((await gangway.api("POST", "/user_abc123/archive")).json).toEqual(archived.json);
    expect((await gangway.api("GET", "")).json.data).toEqual([]);
    expect((await gangway.api("GET", "?include_archived=true")).json.data).toHaveLength(1);
    const restored = await gangway.api("POST", "/user_abc123/restore");
    expect(restored.json).toMatchObject({ archived_at: null, extracted_data: { first_name: "Jane" } });
    expect((await gangway.api("GET", "")).json.data).toHaveLength(1);
  });

  test("redacting", async () => {
    const gangway = await open();
    const reference = await verify(gangway, "user_abc123");
    const { id } = (await gangway.api("GET", "/user_abc123")).json;
    const redacted = await gangway.api("DELETE", "/user_abc123/data");
    expect(redacted.status).toBe(200);
    expect(redacted.json).toEqual({
      id,
      status: "redacted",
      message:
        "All personal data of this identity has been deleted. " +
        "VerifiMe has no call for erasure: ask VerifiMe to erase its part.",
    });
    expect((await gangway.api("GET", "/user_abc123")).status).toBe(404);
    const kept = await gangway.api("GET", `/${id}`);
    expect(kept.json).toMatchObject({ external_ref: null, status: "redacted", session_count: 1 });
    expect(kept.text).not.toMatch(/Jane|Doe|1997|user_abc123|example\.com/);
    expect((await gangway.api("DELETE", `/${id}/data`)).json.status).toBe("redacted");

    const visit = await gangway.call("GET", `/v1/visits/${reference}`, { headers: KEY });
    expect(visit.json).toMatchObject({ email: null, externalRef: null, result: null, identity: id });
    const page = await gangway.call("GET", `/v1/user/signup/tracking/${reference}`);
    expect([page.status, page.json.code]).toEqual([410, "reference_ended"]);
    expect((await gangway.call("POST", `/v1/user/signup/tracking/${reference}/code`)).status).toBe(410);

    for (const [method, path, body] of [
      ["PATCH", "", { first_name: "Jane" }],
      ["POST", "/archive", undefined],
      ["POST", "/restore", undefined],
      ["POST", "/tags/vip", undefined],
    ] as const) {
      const refused = await gangway.api(method, `/${id}${path}`, body);
      expect([refused.status, refused.json.error, refused.json.status_code]).toEqual([
        422,
        "invalid_request",
        422,
      ]);
    }
  });
});

describe("tags", () => {
  test("one by one, and as a whole", async () => {
    const { api } = await open();
    const { id } = (await api("POST", "", { external_ref: "user_1" })).json;
    expect((await api("POST", "/user_1/tags/vip")).json).toEqual({ id, tags: ["vip"] });
    expect((await api("POST", "/user_1/tags/vip")).json.tags).toEqual(["vip"]);
    expect((await api("POST", "/user_1/tags", { tag: "two words/ä" })).json.tags).toEqual([
      "vip",
      "two words/ä",
    ]);
    expect((await api("DELETE", "/user_1/tags/two%20words%2F%C3%A4")).json.tags).toEqual(["vip"]);
    expect((await api("DELETE", "/user_1/tags/absent")).json.tags).toEqual(["vip"]);
    expect((await api("POST", "/user_1/tags", { tags: ["a", "b", "a"] })).json.tags).toEqual(["a", "b"]);
    expect((await api("POST", "/user_1/tags", { tags: [] })).json.tags).toEqual([]);
    const fifty = Array.from({ length: 50 }, (_, index) => `tag-${index}`);
    expect((await api("POST", "/user_1/tags", { tags: fifty })).status).toBe(200);
    const refused = await api("POST", "/user_1/tags/one-more");
    expect([refused.status, refused.json.validationResults[0].name]).toEqual([422, "tags"]);
    expect((await api("GET", "/user_1")).json.tags).toEqual(fifty);
  });
});

describe("duplicates", () => {
  test("are listed, and stand in the identity", async () => {
    const gangway = await open();
    await verify(gangway, "user_1");
    await verify(gangway, "user_2", "HIGH");
    const { id } = (await gangway.api("GET", "/user_2")).json;
    const expected = [
      {
        id,
        external_ref: "user_2",
        status: "rejected",
        archived_at: null,
        matched_on: ["name_and_date_of_birth"],
      },
    ];
    expect((await gangway.api("GET", "/user_1/duplicates")).json).toEqual({ data: expected });
    expect((await gangway.api("GET", "/user_1")).json.duplicates).toEqual(expected);
  });
});

describe("refusals", () => {
  test("without a key, or with another organisation's", async () => {
    const gangway = await open();
    await gangway.api("POST", "", { external_ref: "user_1" });
    const paths: [string, string][] = [
      ["GET", ""],
      ["POST", ""],
      ["GET", "/user_1"],
      ["PATCH", "/user_1"],
      ["GET", "/user_1/sessions"],
      ["POST", "/user_1/tags"],
      ["POST", "/user_1/archive"],
      ["DELETE", "/user_1/data"],
    ];
    for (const [method, path] of paths) {
      const body = method === "GET" || method === "DELETE" ? {} : { body: {} };
      const nobody = await gangway.call(method, `${ALL}${path}`, body);
      expect([nobody.status, nobody.json.error]).toEqual([401, "unauthorised"]);
    }
    const theirs = await gangway.call("GET", `${ALL}/user_1`, { headers: { "x-api-key": "quay-api-key" } });
    expect(theirs.status).toBe(404);
    expect(theirs.json).toMatchObject({
      error: "not_found",
      detail: "There is no identity with this id or external reference.",
      status_code: 404,
      title: "Not found",
    });
  });

  test.each([
    ["?statu=approved", "statu", "did you mean status?"],
    ["?status=verified", "status", "must be one of pending, approved, failed, rejected, redacted"],
    ["?limit=101", "limit", "must be a whole number from 1 to 100"],
    ["?limit=0", "limit", "must be a whole number from 1 to 100"],
    ["?offset=-1", "offset", "must be a whole number, 0 or more"],
    ["?include_archived=yes", "include_archived", "must be one of true, false"],
    ["?page[after]=identity_none", "page[after]", "begin without it"],
    ["?page[after]=a&page[before]=b", "page[before]", "not both"],
    ["?page[after]=a&offset=5", "offset", "not both"],
    ["/user_1/sessions?page=2", "page", "leave it out, or use one of limit, offset"],
  ])("of GET %s name what is wrong and the way out", async (path, name, message) => {
    const { api } = await open();
    await api("POST", "", { external_ref: "user_1" });
    const { status, json } = await api("GET", path);
    expect([status, json.validationResults[0].name]).toEqual([400, name]);
    expect(json.validationResults[0].message).toContain(message);
  });

  test.each([
    ["POST", "", {}, "external_ref"],
    ["POST", "", { external_ref: "x", upser: true }, "upser"],
    ["POST", "", { external_ref: " " }, "external_ref"],
    ["PATCH", "/user_1", { firstname: "Jane" }, "firstname"],
    ["PATCH", "/user_1", { status: "redacted" }, "status"],
    ["PATCH", "/user_1", { date_of_birth: "1997-02-30" }, "date_of_birth"],
    ["PATCH", "/user_1", { email: "jane" }, "email"],
    ["PATCH", "/user_1", { country: "Ireland" }, "country"],
    ["POST", "/user_1/tags", {}, "tags"],
    ["POST", "/user_1/tags", { tag: "a", tags: [] }, "tags"],
    ["POST", "/user_1/tags", { tags: [""] }, "0"],
  ])("of %s %s %o name %s", async (method, path, body, name) => {
    const { api } = await open();
    await api("POST", "", { external_ref: "user_1" });
    const { status, json } = await api(method, path, body);
    expect([status, json.error, json.validationResults?.[0].name]).toEqual([400, "invalid_request", name]);
  });

  test("no page may call, from any origin", async () => {
    const { call } = await open();
    const headers = { origin: ORIGIN, "access-control-request-method": "GET" };
    const preflight = await call("OPTIONS", ALL, { headers });
    expect(preflight.headers.get("access-control-allow-origin")).toBeNull();
    const answer = await call("GET", ALL, { headers: { ...KEY, origin: ORIGIN } });
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  });
});

test("the same Idempotency-Key makes one identity, and its answer outlives no redaction", async () => {
  const { api } = await open();
  const headers = { "idempotency-key": "create-1" };
  const first = await api("POST", "", { external_ref: "user_1" }, headers);
  const again = await api("POST", "", { external_ref: "user_1" }, headers);
  expect([first.status, again.status, again.json]).toEqual([201, 201, first.json]);
  const other = await api("POST", "", { external_ref: "user_2" }, headers);
  expect([other.status, other.json.code]).toEqual([422, "idempotency_mismatch"]);
  await api("DELETE", "/user_1/data");
  const later = await api("POST", "", { external_ref: "user_1" }, headers);
  expect([later.json.id, later.json.external_ref]).toEqual([first.json.id, null]);
});

test("an external reference may hold anything that a path can", async () => {
  const { api } = await open();
  const external_ref = "jane/doe@example.com?x=1#é";
  const { id } = (await api("POST", "", { external_ref })).json;
  expect((await api("GET", `/${encodeURIComponent(external_ref)}`)).json.id).toBe(id);
  expect((await api("GET", `?q=${encodeURIComponent(external_ref)}`)).json.data).toHaveLength(1);
});
