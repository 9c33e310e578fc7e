import { describe, expect, it } from "vitest";
import { verifaSandbox } from "./verifa-sandbox.js";

const { call, completed, create, decide, errorOf, get, post, receivedEvents, sandbox } = verifaSandbox();

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
    expect(receivedEvents().filter((event) => event.startsWith("identity."))).toEqual([
      "identity.created",
      "identity.updated",
    ]);
  });

  it("wait for a verdict", async () => {
    await completed("user_1", "in_review");
    await completed("user_1", "expired");
    expect((await get("/identities/user_1")).status).toBe(404);
  });

  it("say that the latest verification failed", async () => {
    const session = await completed("user_1", "failed");
    expect((await get(`/sessions/${session.id}`)).json.status).toBe("failed");
    expect((await get(`/sessions/${session.id}/result`)).status).toBe(404);
    expect((await post(`/sessions/${session.id}/resume`)).status).toBe(400);
    expect((await get("/identities/user_1")).json).toMatchObject({
      status: "failed",
      session_count: 1,
      latest_session_id: session.id,
      screening_status: null,
    });
    await completed("user_1");
    expect((await get("/identities/user_1")).json.status).toBe("approved");
    await completed("user_1", "failed");
    expect((await get("/identities/user_1")).json).toMatchObject({
      status: "failed",
      extracted_data: { first_name: "Jane" },
    });
    await expect
      .poll(() => receivedEvents().filter((event) => event.startsWith("identity.")))
      .toEqual(["identity.created", "identity.updated", "identity.updated"]);
    const done = await completed("user_2");
    expect((await decide(done.id, "failed")).status).toBe(400);
  });

  it("know the same person under another reference", async () => {
    const jane = { first_name: "Jane", last_name: "Smith", date_of_birth: "1990-01-15" };
    const first = await completed("user_1", "approved", { ...jane, email: "jane@example.com" });
    await completed("user_2", "approved", {
      first_name: "Ada",
      last_name: "Byron",
      date_of_birth: "1985-12-10",
    });
    const third = await completed("user_3", "declined", { ...jane, email: "JANE@example.com" });
    const [one, three] = [(await get("/identities/user_1")).json, (await get("/identities/user_3")).json];
    const matched_on = ["document_number", "email", "name_and_date_of_birth"];
    expect(one.duplicates).toEqual([
      { id: three.id, external_ref: "user_3", status: "rejected", archived_at: null, matched_on },
    ]);
    expect(three.duplicates).toMatchObject([{ id: one.id, external_ref: "user_1" }]);
    expect((await get("/identities/user_2")).json.duplicates).toEqual([]);
    expect((await get(`/sessions/${third.id}`)).json).toMatchObject({
      risk_level: "medium",
      risk_signals: [{ type: "duplicate_detection", identity_id: one.id, matched_on }],
    });
    await call("DELETE", "/identities/user_1/data");
    expect((await get("/identities/user_3")).json.duplicates).toEqual([]);
    expect((await get(`/sessions/${first.id}`)).json.risk_level).toBe("medium");
  });

  it("send a person that is known already to review, where the session checks for it", async () => {
    await completed("user_1");
    const session = await create({ external_ref: "user_2", checks: ["duplicate_detection"] });
    await decide(session.id, "approved");
    expect((await get(`/sessions/${session.id}`)).json.status).toBe("under_review");
    await decide(session.id, "approved");
    expect((await get("/identities/user_2")).json.status).toBe("approved");
    const alone = await create({
      external_ref: "user_3",
      checks: ["duplicate_detection"],
      fields: { first_name: "Ada" },
    });
    await decide(alone.id, "approved");
    expect((await get(`/sessions/${alone.id}`)).json.status).toBe("completed");
  });

  it("are created without data: once, or upserted", async () => {
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
    expect(errorOf(await post("/identities", { external_ref: "user_1" }))).toEqual([409, "conflict", 409]);
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
    await expect
      .poll(() => receivedEvents().filter((event) => event.startsWith("identity.tag")))
      .toHaveLength(5);
  });

  it("are archived and restored", async () => {
    await completed("user_1");
    const { json } = await post("/identities/user_1/archive");
    expect(json).toEqual({ id: expect.any(String), status: "approved", archived_at: expect.any(String) });
    expect((await get("/identities/user_1")).json.archived_at).toBe(json.archived_at);
    expect((await post("/identities/user_1/restore")).json).toMatchObject({ archived_at: null });
    expect((await sandbox.sentEvents()).slice(-2)).toEqual(["identity.archived", "identity.restored"]);
    await expect
      .poll(receivedEvents)
      .toEqual(expect.arrayContaining(["identity.archived", "identity.restored"]));
  });

  it("are redacted for good; their sessions aren't", async () => {
    const session = await completed("user_1");
    const { json } = await call("DELETE", "/identities/user_1/data");
    expect(json).toEqual({ id: expect.any(String), status: "redacted", message: expect.any(String) });
    expect((await get(`/identities/${json.id}`)).json).toMatchObject({
      external_ref: null,
      status: "redacted",
      extracted_data: {},
      extracted_age: null,
      face_match_passed: null,
      tags: [],
    });
    expect((await get("/identities?q=user_1")).json.data).toEqual([]);
    expect((await get("/identities?q=user")).json.data).toEqual([]);
    expect((await get("/identities/user_1")).status).toBe(404);
    expect((await get("/identities?status=redacted")).json.data).toMatchObject([{ id: json.id }]);
    await expect.poll(receivedEvents).toContain("identity.updated");
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
