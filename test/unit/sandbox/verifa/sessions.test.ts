import { describe, expect, it } from "vitest";
import { PlainBrowser } from "../plain-browser.js";
import { verifaSandbox } from "./verifa-sandbox.js";

const MINUTE = 60;
const {
  call,
  completed,
  create,
  credentials,
  customer,
  decide,
  errorOf,
  get,
  post,
  receivedEvents,
  sandbox,
  statusOf,
} = verifaSandbox();

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
      expect(errorOf(await post("/sessions", body))).toEqual([422, "validation_error", 422]);
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
    expect(receivedEvents().filter((event) => event === "session.expired")).toHaveLength(2);
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
      await expect.poll(receivedEvents).toContain(event);
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
      await expect.poll(receivedEvents).toContain(event);
    });
  }

  it("lets a reviewer decide, and change the verdict", async () => {
    const { id } = await create();
    await decide(id, "in_review");
    await decide(id, "approved");
    await decide(id, "declined");
    expect((await get(`/sessions/${id}/result`)).json.status).toBe("rejected");
    expect(receivedEvents().slice(-3)).toEqual([
      "session.requires-review",
      "session.approved",
      "session.declined",
    ]);
  });

  it("gives a fresh link for a resubmission", async () => {
    const { id, capture_url } = await create();
    await decide(id, "resubmission_requested");
    expect((await new PlainBrowser().open(capture_url)).heading).toBe("This link has been replaced");
    const { json } = await get(`/sessions/${id}`);
    expect((await new PlainBrowser().open(json.capture_url)).heading).toBe("Verify your identity");
  });

  it("refuses an impossible decision", async () => {
    const { id } = await completed("user_1");
    expect((await decide(id, "expired")).status).toBe(400);
    expect((await decide(id, "abandoned")).status).toBe(400);
    const expired = await create();
    await decide(expired.id, "expired");
    expect((await decide(expired.id, "approved")).status).toBe(400);
    expect((await customer(expired.id, "opens")).status).toBe(400);
  });
});
