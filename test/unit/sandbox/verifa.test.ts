import { createHmac } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { verifaConfig } from "../../../src/providers/verifa/config.js";
import { PlainBrowser } from "./plain-browser.js";
import { type Answer, runningSandbox } from "./running-sandbox.js";
import { webhookReceiver } from "./webhook-receiver.js";

const sandbox = runningSandbox();
const partner = webhookReceiver();
const MINUTE = 60;
const DAY = 86_400;

interface Credentials {
  baseUrl: string;
  apiKey: string;
  secrets: [string];
  workflowId: string;
}
let credentials: Credentials;

beforeEach(async () => {
  credentials = (await sandbox.get("/_sandbox/credentials")).json.verifa;
  await sandbox.post("/_sandbox/webhooks", { provider: "verifa", url: partner.url });
});

const LIVE_KEY = "vk_live_5dP8sJ6nGa0UyH3vXi7KbM2t";
type Headers = Record<string, string>;
const call = (method: string, path: string, body?: unknown, headers: Headers = {}): Promise<Answer> =>
  sandbox.get(`/verifa/api/v1${path}`, {
    method,
    headers: { "x-api-key": credentials.apiKey, "content-type": "application/json", ...headers },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
const get = (path: string, headers?: Headers) => call("GET", path, undefined, headers);
const post = (path: string, body?: unknown, headers?: Headers) => call("POST", path, body, headers);
const create = async (body: object = {}, headers?: Headers) => {
  const answer = await post("/sessions", body, headers);
  if (answer.status !== 201) throw new Error(`create: ${answer.status} ${answer.text}`);
  return answer.json as { id: string; capture_url: string; status: string; expires_at: string };
};
const statusOf = async (id: string) => (await get(`/sessions/${id}`)).json.status;
const customer = (id: string, does: string) => sandbox.post(`/_sandbox/verifa/${id}/customer`, { does });
const decide = (id: string, outcome: string) => sandbox.post(`/_sandbox/verifa/${id}/decide`, { outcome });
const told = () => partner.received.map(({ json }) => json.event);
const fault = ({ status, json }: Answer) => [status, json.error, json.status_code];
const completed = async (externalRef: string, outcome = "approved", fields: object = {}) => {
  const session = await create({ external_ref: externalRef, fields });
  await decide(session.id, outcome);
  return session;
};

describe("Verifa's keys and errors", () => {
  it("accepts what it hands out", async () => {
    expect(verifaConfig.safeParse({ id: "verifa", ...credentials }).success).toBe(true);
    expect(credentials.apiKey).toMatch(/^vk_sandbox_/);
    expect(credentials.secrets[0]).toMatch(/^whsec_/);
  });

  it("answers 401 without a key or with a wrong one", async () => {
    for (const key of ["", "vk_sandbox_other"]) {
      expect(fault(await get("/sessions", { "x-api-key": key }))).toEqual([401, "unauthorized", 401]);
    }
  });

  it("keeps the environments apart", async () => {
    const { id } = await create({ external_ref: "user_1" });
    await decide(id, "approved");
    const live = { "x-api-key": LIVE_KEY };
    expect(fault(await get(`/sessions/${id}`, live))).toEqual([404, "not_found", 404]);
    expect(fault(await get("/identities/user_1", live))).toEqual([404, "not_found", 404]);
    expect((await get("/sessions", live)).json.data).toEqual([]);
    const other = await create({}, live);
    expect((await get(`/sessions/${other.id}`, live)).json.is_sandbox).toBe(false);
    expect((await get(`/sessions/${other.id}`)).status).toBe(404);
    expect(fault(await post(`/sessions/${other.id}/simulate`, { action: "approve" }, live))[0]).toBe(403);
  });

  it("has the documented error body, also for what isn't there and what it was told to fail", async () => {
    expect((await get("/sessions/session_x")).json).toEqual({
      error: "not_found",
      detail: "Session not found.",
      status_code: 404,
    });
    expect(fault(await get("/nothing"))).toEqual([404, "not_found", 404]);
    expect(fault(await post("/sessions", "{"))).toEqual([400, "bad_request", 400]);
    await sandbox.post("/_sandbox/faults", {
      provider: "verifa",
      route: "sessions",
      kind: "status",
      value: 429,
    });
    expect(fault(await post("/sessions", {}))).toEqual([429, "rate_limited", 429]);
  });
});

describe("Verifa's sessions", () => {
  it("are created with the documented members, and nothing is required", async () => {
    const before = Date.now();
    const answer = await post("/sessions");
    expect(answer.status).toBe(201);
    expect(answer.json).toEqual({
      id: expect.stringMatching(/^session_/),
      status: "pending",
      capture_url: expect.stringMatching(`^${sandbox.url}/verifa/verify/tok_`),
      qr_code_data_url: null,
      is_sandbox: true,
      external_ref: null,
      tags: [],
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      expires_at: expect.any(String),
    });
    const life = Date.parse(answer.json.expires_at) - before;
    expect(Math.abs(life - 20 * MINUTE * 1000)).toBeLessThan(5000);
  });

  it("take requests in any case of letters and in an envelope, and answer in the case asked for", async () => {
    const camel = { externalRef: "user_1", metadata: { myKey: 1 }, redirectUrl: "https://bank.example/" };
    for (const body of [camel, { data: { attributes: camel } }]) {
      const { id } = await create(body);
      const { json } = await get(`/sessions/${id}`);
      expect([json.external_ref, json.metadata, json.redirect_url]).toEqual([
        "user_1",
        { myKey: 1 },
        "https://bank.example/",
      ]);
      expect((await get(`/sessions/${id}`, { "key-inflection": "camel" })).json.externalRef).toBe("user_1");
      const kebab = await get(`/sessions/${id}`, { "key-inflection": "kebab" });
      expect([kebab.json["external-ref"], kebab.headers.has("x-ratelimit-limit")]).toEqual(["user_1", true]);
    }
  });

  const FAULTY: [string, unknown][] = [
    ["a country that is none", { country: "Germany" }],
    ["a redirect to a script", { redirect_url: "javascript:alert(1)" }],
    [
      "51 metadata keys",
      { metadata: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`k${i}`, 1])) },
    ],
    ["a metadata value over 16 KB", { metadata: { long: "ä".repeat(8193) } }],
    ["an empty external reference", { external_ref: "" }],
  ];
  for (const [what, body] of FAULTY) {
    it(`refuse ${what}`, async () => {
      expect(fault(await post("/sessions", body))).toEqual([422, "validation_error", 422]);
    });
  }

  it("know their workflow, and no other", async () => {
    const { id } = await create({ workflow_id: credentials.workflowId });
    expect((await get(`/sessions/${id}`)).json.workflow_id).toBe(credentials.workflowId);
    expect((await post("/sessions", { workflow_id: "wfl_x" })).status).toBe(404);
  });

  it("are listed newest first, filtered, in pages", async () => {
    const first = await create({ external_ref: "user_1" });
    const second = await create({ external_ref: "user_2" });
    await customer(second.id, "opens");
    const ids = async (query: string) =>
      (await get(`/sessions${query}`)).json.data.map((one: { id: string }) => one.id);
    expect(await ids("")).toEqual([second.id, first.id]);
    expect(await ids("?status=capturing")).toEqual([second.id]);
    expect(await ids("?external_ref=user_1&status=pending")).toEqual([first.id]);
    expect(await ids(`?q=${first.id}`)).toEqual([first.id]);
    expect((await get("/sessions?limit=1&offset=1")).json).toMatchObject({
      data: [{ id: first.id }],
      pagination: { total: 2, limit: 1, offset: 1 },
    });
    expect((await get("/sessions?limit=101")).status).toBe(422);
  });

  it("take more metadata later", async () => {
    const { id } = await create({ metadata: { a: 1 } });
    const { json } = await call("PATCH", `/sessions/${id}`, { metadata: { b: 2 } });
    expect(json.metadata).toEqual({ a: 1, b: 2 });
  });

  it("go pending, capturing, sandbox_pending, completed", async () => {
    const { id } = await create();
    const seen = [await statusOf(id)];
    for (const does of ["opens", "submits"]) {
      await customer(id, does);
      seen.push(await statusOf(id));
    }
    await decide(id, "approved");
    seen.push(await statusOf(id));
    expect(seen).toEqual(["pending", "capturing", "sandbox_pending", "completed"]);
    await customer(id, "opens");
    expect(await statusOf(id)).toBe("completed");
  });

  it("expire after twenty minutes, unless everything is handed in", async () => {
    const waiting = await create();
    const opened = await create();
    const submitted = await create();
    await customer(opened.id, "opens");
    await customer(submitted.id, "submits");
    await sandbox.advance(20 * MINUTE - 5);
    expect(await statusOf(waiting.id)).toBe("pending");
    await sandbox.advance(5);
    const statuses = await Promise.all([waiting, opened, submitted].map(({ id }) => statusOf(id)));
    expect(statuses).toEqual(["expired", "expired", "sandbox_pending"]);
    expect(told().filter((event) => event === "session.expired")).toHaveLength(2);
  });

  it("resume with a new link and a new expiry, which the old one doesn't cut short", async () => {
    const { id, capture_url, expires_at } = await create();
    await sandbox.advance(15 * MINUTE);
    const resumed = await post(`/sessions/${id}/resume`);
    expect(resumed.status).toBe(200);
    expect(resumed.json.status).toBe("pending");
    expect(resumed.json.capture_url).not.toBe(capture_url);
    expect(Date.parse(resumed.json.expires_at)).toBeGreaterThan(Date.parse(expires_at));
    await sandbox.advance(10 * MINUTE);
    expect(await statusOf(id)).toBe("pending");
    await sandbox.advance(10 * MINUTE);
    expect(await statusOf(id)).toBe("expired");
    await post(`/sessions/${id}/resume`);
    expect(await statusOf(id)).toBe("pending");
  });

  it("neither resume nor expire once they are over", async () => {
    const { id } = await completed("user_1");
    for (const what of ["resume", "expire"]) expect((await post(`/sessions/${id}/${what}`)).status).toBe(400);
    const other = await create();
    const answer = await post(`/sessions/${other.id}/expire`);
    expect(answer.json).toEqual({ id: other.id, status: "expired", expired_at: expect.any(String) });
    expect((await post(`/sessions/${other.id}/expire`)).status).toBe(400);
  });

  it("have a result in both forms, once there is one", async () => {
    const { id } = await create({
      external_ref: "user_1",
      fields: { first_name: "Ada", date_of_birth: "1990-01-15" },
    });
    expect((await get(`/sessions/${id}/result`)).status).toBe(404);
    await decide(id, "declined");
    const flat = (await get(`/sessions/${id}/result`)).json;
    expect(flat).toMatchObject({
      session_id: id,
      status: "rejected",
      is_sandbox: true,
      face_match_passed: false,
      rejection_reason: expect.any(String),
      extracted_data: { first_name: "Ada", date_of_birth: "1990-01-15" },
      processing_mode: "workflow",
      sensitive_data_expired: false,
    });
    const nested = (await get(`/results/${id}`)).json;
    expect(nested).toMatchObject({ session_id: id, external_ref: "user_1", status: "rejected" });
    expect(nested.result.extracted_data).toEqual(flat.extracted_data);
  });

  const SIMULATED = {
    approve: ["completed", "approved", "session.approved"],
    decline: ["completed", "rejected", "session.declined"],
    "require-review": ["under_review", "needs_review", "session.requires-review"],
    expire: ["expired", null, "session.expired"],
  } as const;
  for (const [action, [status, result, event]] of Object.entries(SIMULATED)) {
    it(`are simulated to ${action}`, async () => {
      const { id } = await create();
      const answer = await post(`/sessions/${id}/simulate`, { action });
      expect(answer.json).toEqual({ id, action, status, simulated: true });
      const read = await get(`/sessions/${id}/result`);
      expect(read.status === 404 ? null : read.json.status).toBe(result);
      await expect.poll(told).toContain(event);
    });
  }

  it("are redacted for good", async () => {
    const { id, capture_url } = await create({ external_ref: "user_1", fields: { first_name: "Ada" } });
    await decide(id, "approved");
    expect((await get(`/sessions/${id}/documents`)).json.data).toHaveLength(1);
    expect((await call("DELETE", `/sessions/${id}/data`)).json).toMatchObject({
      status: "deleted",
      session_id: id,
      documents_removed: 1,
    });
    expect((await get(`/sessions/${id}/documents`)).status).toBe(410);
    expect((await get(`/sessions/${id}/result`)).json).toMatchObject({
      status: "approved",
      extracted_data: {},
      sensitive_data_expired: true,
    });
    expect((await post(`/sessions/${id}/resume`)).status).toBe(400);
    expect((await new PlainBrowser().open(capture_url)).status).toBe(404);
    expect((await call("DELETE", `/sessions/${id}/data`)).json.documents_removed).toBe(0);
  });

  it("mail the invitation where they are asked to", async () => {
    await create({ applicant_email: "jane@example.com" });
    expect((await sandbox.get("/_sandbox/mail")).json).toEqual([]);
    const { capture_url } = await create({ send_email: true, applicant_email: "jane@example.com" });
    const [mail] = (await sandbox.get("/_sandbox/mail")).json;
    expect([mail.to, mail.text.includes(capture_url)]).toEqual(["jane@example.com", true]);
  });
});

describe("deciding", () => {
  const DECISIONS = {
    approved: ["completed", "session.approved"],
    declined: ["completed", "session.declined"],
    in_review: ["under_review", "session.requires-review"],
    resubmission_requested: ["pending", "session.resubmission-required"],
    expired: ["expired", "session.expired"],
  } as const;
  for (const [outcome, [status, event]] of Object.entries(DECISIONS)) {
    it(`makes a session ${status} for ${outcome}`, async () => {
      const { id } = await create();
      expect((await decide(id, outcome)).status).toBe(200);
      expect(await statusOf(id)).toBe(status);
      await expect.poll(told).toContain(event);
    });
  }

  it("lets a reviewer decide, and change the verdict", async () => {
    const { id } = await create();
    await decide(id, "in_review");
    await decide(id, "approved");
    await decide(id, "declined");
    expect((await get(`/sessions/${id}/result`)).json.status).toBe("rejected");
    expect(told().slice(-3)).toEqual(["session.requires-review", "session.approved", "session.declined"]);
  });

  it("gives a fresh link for a resubmission", async () => {
    const { id, capture_url } = await create();
    await decide(id, "resubmission_requested");
    expect((await new PlainBrowser().open(capture_url)).heading).toBe("This link has been replaced");
    const { json } = await get(`/sessions/${id}`);
    expect((await new PlainBrowser().open(json.capture_url)).heading).toBe("Verify your identity");
  });

  it("refuses what can't be", async () => {
    const { id } = await completed("user_1");
    expect((await decide(id, "expired")).status).toBe(400);
    expect((await decide(id, "abandoned")).status).toBe(400);
    const expired = await create();
    await decide(expired.id, "expired");
    expect((await decide(expired.id, "approved")).status).toBe(400);
    expect((await customer(expired.id, "opens")).status).toBe(400);
  });
});

describe("the limits of Verifa's API", () => {
  it("are told with each answer", async () => {
    const first = await get("/sessions");
    const second = await get("/sessions");
    const remaining = ({ headers }: Answer) => Number(headers.get("x-ratelimit-remaining"));
    expect(remaining(first) - remaining(second)).toBe(1);
    expect(first.headers.get("x-ratelimit-limit")).toBe("1000");
    const reset = Number(first.headers.get("x-ratelimit-reset")) - Date.now() / 1000;
    expect(reset).toBeGreaterThan(-1);
    expect(reset).toBeLessThanOrEqual(61);
  });

  it("refuse a creation too many, for a minute at most", async () => {
    const answers: Answer[] = [];
    while (answers.length < 400 && answers.at(-1)?.status !== 429) answers.push(await post("/sessions"));
    const refused = answers.at(-1) as Answer;
    expect(fault(refused)).toEqual([429, "rate_limited", 429]);
    expect(answers.length).toBeGreaterThan(150);
    const wait = Number(refused.headers.get("retry-after"));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    expect((await get("/sessions")).status).toBe(200);
    await sandbox.advance(wait);
    expect((await post("/sessions")).status).toBe(201);
  });
});

describe("Verifa's idempotency", () => {
  const key = (value: string) => ({ "idempotency-key": value });

  it("answers the same request with the same session, for a day", async () => {
    const body = { external_ref: "user_1" };
    const first = await create(body, key("k1"));
    expect(await create(body, key("k1"))).toEqual(first);
    expect((await create(body, key("k2"))).id).not.toBe(first.id);
    await sandbox.advance(DAY);
    expect((await create(body, key("k1"))).id).not.toBe(first.id);
  });

  it("makes one session of two requests at once", async () => {
    const [one, two] = await Promise.all([create({}, key("k1")), create({}, key("k1"))]);
    expect(one.id).toBe(two.id);
    expect((await get("/sessions")).json.pagination.total).toBe(1);
  });

  it("refuses another request under the same key, and a key that is too long", async () => {
    await create({ external_ref: "user_1" }, key("k1"));
    const other = await post("/sessions", { external_ref: "user_2" }, key("k1"));
    expect(fault(other)).toEqual([422, "idempotency_mismatch", 422]);
    expect((await post("/sessions", {}, key("k".repeat(256)))).status).toBe(422);
  });

  it("keeps no refusal for the rate limit", async () => {
    await sandbox.post("/_sandbox/faults", {
      provider: "verifa",
      route: "sessions",
      kind: "status",
      value: 429,
    });
    expect((await post("/sessions", {}, key("k1"))).status).toBe(429);
    expect((await post("/sessions", {}, key("k1"))).status).toBe(201);
  });
});

describe("Verifa's identities", () => {
  it("are made when a session with an external reference completes", async () => {
    const session = await completed("user_abc123");
    const { json } = await get("/identities/user_abc123");
    expect(json).toMatchObject({
      id: expect.stringMatching(/^identity_/),
      external_ref: "user_abc123",
      status: "approved",
      screening_status: "clear",
      monitoring_enabled: true,
      session_count: 1,
      latest_session_id: session.id,
      face_match_passed: true,
      age_check_passed: true,
      extracted_age: expect.any(Number),
      is_sandbox: true,
      tags: [],
      extracted_data: {
        first_name: "Jane",
        last_name: "Doe",
        date_of_birth: "1997-06-15",
        document_type: "drivers_license",
        country: "US",
      },
    });
    expect((await get(`/identities/${json.id}`)).json).toEqual(json);
    const nobody = await create();
    await decide(nobody.id, "approved");
    expect((await get("/identities")).json.pagination.total).toBe(1);
  });

  it("are brought up to date by the next session, also downwards", async () => {
    const first = await completed("user_1");
    const { id } = (await get("/identities/user_1")).json;
    const second = await completed("user_1", "declined");
    const { json } = await get("/identities/user_1");
    expect(json).toMatchObject({ id, status: "rejected", session_count: 2, latest_session_id: second.id });
    expect(json.first_verified_at).not.toBeNull();
    const sessions = (await get("/identities/user_1/sessions?limit=1")).json;
    expect(sessions).toMatchObject({
      data: [{ id: second.id }],
      pagination: { total: 2, limit: 1, offset: 0 },
    });
    expect((await get("/identities/user_1/sessions?offset=1")).json.data[0].id).toBe(first.id);
    expect(told().filter((event) => event.startsWith("identity."))).toEqual([
      "identity.created",
      "identity.updated",
    ]);
  });

  it("wait for a verdict", async () => {
    await completed("user_1", "in_review");
    await completed("user_1", "expired");
    expect((await get("/identities/user_1")).status).toBe(404);
  });

  it("are made as stubs: once, or upserted", async () => {
    const first = await post("/identities", { external_ref: "user_1" });
    expect(first.status).toBe(201);
    expect(first.json).toEqual({
      id: expect.any(String),
      external_ref: "user_1",
      status: "pending",
      is_sandbox: true,
      created_at: expect.any(String),
      upserted: false,
    });
    expect(fault(await post("/identities", { external_ref: "user_1" }))).toEqual([409, "conflict", 409]);
    const again = await post("/identities", { external_ref: "user_1", upsert: true });
    expect([again.status, again.json.id, again.json.upserted]).toEqual([200, first.json.id, true]);
    expect((await post("/identities", {})).status).toBe(422);
    await completed("user_1");
    expect((await get("/identities/user_1")).json).toMatchObject({ id: first.json.id, status: "approved" });
  });

  it("are listed by offset, filtered, the archived ones only where they are asked for", async () => {
    for (const name of ["a", "b", "c"]) await post("/identities", { external_ref: `user_${name}` });
    await completed("user_b");
    await post("/identities/user_c/archive");
    const refs = async (query: string) =>
      (await get(`/identities${query}`)).json.data.map((one: { external_ref: string }) => one.external_ref);
    expect(await refs("")).toEqual(["user_b", "user_a"]);
    expect(await refs("?include_archived=true")).toEqual(["user_c", "user_b", "user_a"]);
    expect(await refs("?status=approved&limit=25")).toEqual(["user_b"]);
    expect(await refs("?q=user_a")).toEqual(["user_a"]);
    expect(await refs("?limit=1&offset=1")).toEqual(["user_a"]);
    expect((await get("/identities")).json.pagination).toEqual({ total: 2, limit: 25, offset: 0 });
    expect((await get("/identities?limit=0")).status).toBe(422);
  });

  it("are walked by cursor, there and back", async () => {
    const ids: string[] = [];
    for (let n = 0; n < 5; n++)
      ids.unshift((await post("/identities", { external_ref: `user_${n}` })).json.id);
    const page = async (query: string) => {
      const { data, pagination } = (await get(`/identities?${query}&limit=2`)).json;
      return { ids: data.map((one: { id: string }) => one.id), ...pagination };
    };
    const second = await page(`page[after]=${ids[1]}`);
    expect(second).toEqual({
      ids: [ids[2], ids[3]],
      next_cursor: ids[3],
      prev_cursor: ids[1],
      has_next: true,
      has_prev: true,
    });
    expect(await page(`page[after]=${second.next_cursor}`)).toMatchObject({ ids: [ids[4]], has_next: false });
    expect(await page(`page[before]=${second.prev_cursor}`)).toMatchObject({
      ids: [ids[0], ids[1]],
      has_prev: false,
      has_next: true,
    });
    expect((await get("/identities?page[after]=identity_x")).status).toBe(422);
  });

  it("are changed, renamed and tagged", async () => {
    await completed("user_1");
    const patched = await call("PATCH", "/identities/user_1", {
      external_ref: "updated_user_id",
      first_name: "Ada",
      email: "ada@example.com",
    });
    expect(patched.json).toMatchObject({
      external_ref: "updated_user_id",
      extracted_data: { first_name: "Ada", last_name: "Doe", email: "ada@example.com" },
    });
    await post("/identities", { external_ref: "user_2" });
    expect((await call("PATCH", "/identities/user_2", { external_ref: "updated_user_id" })).status).toBe(409);
    const tags = (what: string, body: object) => post(`/identities/updated_user_id/tags/${what}`, body);
    expect((await tags("add", { tag: "vip" })).json.tags).toEqual(["vip"]);
    expect((await tags("set", { tags: ["a", "b", "a"] })).json.tags).toEqual(["a", "b"]);
    expect((await tags("remove", { tag: "a" })).json.tags).toEqual(["b"]);
    expect((await tags("remove", { tag: "zzz" })).json.tags).toEqual(["b"]);
    expect((await tags("set", { tags: Array.from({ length: 51 }, (_, n) => `t${n}`) })).status).toBe(422);
    await expect.poll(() => told().filter((event) => event.startsWith("identity.tag"))).toHaveLength(5);
  });

  it("are archived and restored", async () => {
    await completed("user_1");
    const { json } = await post("/identities/user_1/archive");
    expect(json).toEqual({ id: expect.any(String), status: "approved", archived_at: expect.any(String) });
    expect((await get("/identities/user_1")).json.archived_at).toBe(json.archived_at);
    expect((await post("/identities/user_1/restore")).json).toMatchObject({ archived_at: null });
    expect((await sandbox.sentEvents()).slice(-2)).toEqual(["identity.archived", "identity.restored"]);
    await expect.poll(told).toEqual(expect.arrayContaining(["identity.archived", "identity.restored"]));
  });

  it("are redacted for good; their sessions aren't", async () => {
    const session = await completed("user_1");
    const { json } = await call("DELETE", "/identities/user_1/data");
    expect(json).toEqual({ id: expect.any(String), status: "redacted", message: expect.any(String) });
    expect((await get(`/identities/${json.id}`)).json).toMatchObject({
      status: "redacted",
      extracted_data: {},
      extracted_age: null,
      face_match_passed: null,
    });
    await expect.poll(told).toContain("identity.updated");
    for (const what of ["archive", "restore"]) {
      expect((await post(`/identities/${json.id}/${what}`)).status).toBe(422);
    }
    expect((await call("PATCH", `/identities/${json.id}`, { first_name: "Ada" })).status).toBe(422);
    expect((await call("DELETE", `/identities/${json.id}/data`)).status).toBe(200);
    expect((await get(`/sessions/${session.id}/result`)).json.extracted_data.first_name).toBe("Jane");
    await completed("user_1");
    expect((await get("/identities/user_1")).json.id).not.toBe(json.id);
  });
});

describe("Verifa's webhooks", () => {
  const hmac = (text: string, secret = credentials.secrets[0]) =>
    createHmac("sha256", secret).update(text).digest("hex");
  const latest = async (event: string) => {
    await expect.poll(told).toContain(event);
    return partner.received.findLast(({ json }) => json.event === event) as (typeof partner.received)[number];
  };
  const style = (body: object) => call("PATCH", "/webhooks/sandbox-style", body);

  it("have form A and the new signature, in real time even where the clock was moved", async () => {
    await sandbox.advance(3 * DAY);
    const { id } = await completed("user_1");
    const { headers, body, json } = await latest("session.approved");
    expect(json).toEqual({
      event: "session.approved",
      data: {
        session_id: id,
        external_ref: "user_1",
        status: "approved",
        is_sandbox: true,
        created_at: expect.any(String),
      },
      created_at: expect.any(String),
    });
    const [, t = "", v1] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers["x-verifa-signature"])) ?? [];
    expect(v1).toBe(hmac(`${t}.${body}`));
    expect(Math.abs(Number(t) - Date.now() / 1000)).toBeLessThan(30);
  });

  it("have form B, the old signature, another case and the newer word where they are asked to", async () => {
    await style({ payload: "flat", signature: "plain", key_inflection: "camel", approved_word: "verified" });
    const { id } = await completed("user_1");
    const { headers, body, json } = await latest("session.approved");
    expect(json).toMatchObject({
      event: "session.approved",
      idempotencyKey: expect.stringMatching(/^idk_/),
      sessionId: id,
      status: "verified",
      identityId: expect.stringMatching(/^identity_/),
      result: { faceMatchPassed: true, extractedData: { firstName: "Jane" } },
    });
    expect(headers["x-verifa-signature"]).toBe(hmac(body));
    expect((await get(`/sessions/${id}/result`)).json.status).toBe("verified");
  });

  it("are tried again after 30 s, 2 min, 8 min and two more waits, the same each time", async () => {
    await style({ payload: "flat" });
    partner.replies = Array.from({ length: 40 }, () => ({ status: 500 }));
    await create();
    await sandbox.advance(0);
    const attempts = () => partner.received.length;
    expect(attempts()).toBe(1);
    for (const [wait, count] of [
      [29, 1],
      [1, 2],
      [120, 3],
      [480, 4],
      [1920, 5],
      [7680, 6],
      [DAY, 6],
    ] as const) {
      await sandbox.advance(wait);
      expect(partner.received.filter(({ json }) => json.event === "session.created")).toHaveLength(count);
    }
    const keys = partner.received.map(({ json }) => json.event + json.idempotency_key);
    expect(new Set(keys.filter((one) => one.startsWith("session.created"))).size).toBe(1);
  });

  it("go to endpoints of the API too, with their own secret, until it is rotated", async () => {
    const created = await post("/webhooks/endpoints", {
      url: partner.url,
      enabled_events: ["session.created"],
    });
    expect(created.json).toMatchObject({
      id: expect.stringMatching(/^webhook_/),
      environment: "sandbox",
      enabled: true,
    });
    const signedWith = async (secret: string) => {
      partner.received = [];
      await create();
      await sandbox.advance(0);
      return partner.received.some(({ headers, body }) => {
        const [, t, v1] = /^t=(\d+),v1=(.*)$/.exec(String(headers["x-verifa-signature"])) ?? [];
        return v1 === hmac(`${t}.${body}`, secret);
      });
    };
    expect(await signedWith(created.json.secret)).toBe(true);
    const rotated = await post(`/webhooks/endpoints/${created.json.id}/rotate-secret`);
    expect(await signedWith(created.json.secret)).toBe(false);
    expect(await signedWith(rotated.json.secret)).toBe(true);
    const read = await get(`/webhooks/endpoints/${created.json.id}`);
    expect([read.status, read.json.secret]).toEqual([200, undefined]);
    partner.received = [];
    expect((await post(`/webhooks/endpoints/${created.json.id}/test`)).json).toMatchObject({ success: true });
    await expect.poll(told).toEqual(["webhook.test"]);
    await call("DELETE", `/webhooks/endpoints/${created.json.id}`);
    expect(await signedWith(rotated.json.secret)).toBe(false);
  });
});

describe("Verifa's capture pages", () => {
  it("lead a person through to the outcome", async () => {
    const { id, capture_url } = await create({ external_ref: "user_1" });
    const browser = await new PlainBrowser().open(capture_url);
    expect(await statusOf(id)).toBe("capturing");
    const seen = [browser.heading];
    for (const answers of [{}, { document_type: "passport" }, { use: "sample" }, {}, {}]) {
      seen.push((await browser.submit(answers)).heading);
    }
    expect(seen).toEqual([
      "Verify your identity",
      "Choose a document",
      "Passport",
      "Take a selfie",
      "Show that you’re there",
      "Choose the outcome",
    ]);
    expect(await statusOf(id)).toBe("capturing");
    expect((await browser.submit({ outcome: "approve" })).heading).toBe("That’s everything");
    expect(browser.html).toContain('data-say="complete"');
    expect((await get(`/sessions/${id}/result`)).json).toMatchObject({
      status: "approved",
      extracted_data: { document_type: "passport" },
    });
  });

  const walkTo = async (url: string, step: number) => {
    const browser = await new PlainBrowser().open(url);
    const answers = [{}, { document_type: "passport" }, { use: "sample" }, {}, {}];
    for (const answer of answers.slice(0, step)) await browser.submit(answer);
    return browser;
  };

  it("leave the outcome open where that is wanted, and take it later", async () => {
    const { id, capture_url } = await create();
    const browser = await walkTo(capture_url, 5);
    await browser.submit({ outcome: "later" });
    expect(await statusOf(id)).toBe("sandbox_pending");
    await browser.submit({ outcome: "needs_review" });
    expect(await statusOf(id)).toBe("under_review");
    expect(browser.heading).toBe("That’s everything");
  });

  it("lead back to redirect_url, telling session and status", async () => {
    const { id, capture_url } = await create({ redirect_url: "https://www.bank.example/back?step=2" });
    const browser = await walkTo(capture_url, 5);
    await browser.submit({ outcome: "reject" });
    const back = `https://www.bank.example/back?step=2&amp;session_id=${id}&amp;status=completed`;
    expect(browser.link("Return to Harbour Bank")).toBe(back);
    expect(browser.html).toContain(`data-next="${back}"`);
  });

  it("want a document, keep uploads over a resume, and can't be skipped", async () => {
    const { id, capture_url } = await create();
    const browser = await walkTo(capture_url, 2);
    await browser.submit({ use: "upload" });
    expect([browser.status, browser.html.includes("Choose a photo")]).toEqual([422, true]);
    await browser.submit({ use: "upload", file: new File(["x"], "licence.jpg") });
    expect(browser.heading).toBe("Take a selfie");
    const { json } = await post(`/sessions/${id}/resume`);
    expect((await browser.open(capture_url)).heading).toBe("This link has been replaced");
    expect((await browser.open(json.capture_url)).heading).toBe("Take a selfie");
    const skip = { method: "POST", body: new URLSearchParams({ outcome: "approve" }) };
    expect((await browser.open(`${json.capture_url}/page/outcome`, skip)).heading).toBe("Take a selfie");
    expect(await statusOf(id)).toBe("capturing");
  });

  it("say so when the link has expired or isn't known", async () => {
    const { capture_url } = await create();
    await sandbox.advance(20 * MINUTE);
    const browser = await new PlainBrowser().open(capture_url);
    expect([browser.status, browser.heading]).toEqual([404, "This link has expired"]);
    expect(browser.html).toContain('data-say="error"');
    await browser.open(capture_url.replace(/tok_.*/, "tok_x"));
    expect([browser.status, browser.heading]).toEqual([404, "This link isn’t known"]);
  });

  it("are marked as a simulation, may be framed, and run no script but their own", async () => {
    const { capture_url } = await create();
    const { headers, text } = await sandbox.get(capture_url);
    expect(text).toContain("Sandbox · Verifa simulation");
    const policy = headers.get("content-security-policy");
    expect(policy).toContain("frame-ancestors *");
    expect(policy).toContain("script-src 'self'");
    const [, script = ""] = /<script src="([^"]+)"/.exec(text) ?? [];
    const served = await sandbox.get(script);
    expect([served.status, served.headers.get("content-type")]).toEqual([
      200,
      "text/javascript; charset=utf-8",
    ]);
  });

  it("can be done without, by calls that the token allows", async () => {
    const { id, capture_url } = await create();
    const step = (what: string, body: unknown = {}) => sandbox.post(`${capture_url}/${what}`, body);
    expect(fault(await step("complete"))).toEqual([400, "bad_request", 400]);
    expect((await step("document-type", { document_type: "library_card" })).status).toBe(400);
    for (const [what, body] of [
      ["consent", {}],
      ["document-type", { document_type: "national_id" }],
      ["documents", { document: "front.jpg" }],
      ["selfie", {}],
      ["data", { first_name: "Ada" }],
    ] as const) {
      expect((await step(what, body)).json).toEqual({ session_id: id, status: "capturing" });
    }
    expect((await step("sandbox-outcome", { outcome: "approve" })).status).toBe(400);
    expect((await step("complete")).json.status).toBe("sandbox_pending");
    expect((await step("sandbox-outcome", { outcome: "approved" })).status).toBe(400);
    expect((await step("sandbox-outcome", { outcome: "approve" })).json.status).toBe("completed");
    expect((await step("consent")).status).toBe(400);
    expect((await get(`/sessions/${id}/result`)).json.extracted_data).toMatchObject({
      first_name: "Ada",
      document_type: "national_id",
    });
  });
});
