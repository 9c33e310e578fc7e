import { describe, expect, it } from "vitest";
import { verifaConfig } from "../../../../src/providers/verifa/config.js";
import type { Answer } from "../running-sandbox.js";
import { verifaSandbox } from "./verifa-sandbox.js";

const DAY = 86_400;
const { LIVE_KEY, create, credentials, decide, errorOf, get, post, sandbox } = verifaSandbox();

describe("Verifa's keys and errors", () => {
  it("accepts its own credentials", async () => {
    expect(verifaConfig.safeParse({ id: "verifa", ...credentials }).success).toBe(true);
    expect(credentials.apiKey).toMatch(/^vk_sandbox_/);
    expect(credentials.secrets[0]).toMatch(/^whsec_/);
  });

  it("answers 401 without a key or with a wrong one", async () => {
    for (const key of ["", "vk_sandbox_other"]) {
      expect(errorOf(await get("/sessions", { "x-api-key": key }))).toEqual([401, "unauthorized", 401]);
    }
  });

  it("keeps the environments apart", async () => {
    const { id } = await create({ external_ref: "user_1" });
    await decide(id, "approved");
    const live = { "x-api-key": LIVE_KEY };
    expect(errorOf(await get(`/sessions/${id}`, live))).toEqual([404, "not_found", 404]);
    expect(errorOf(await get("/identities/user_1", live))).toEqual([404, "not_found", 404]);
    expect((await get("/sessions", live)).json.data).toEqual([]);
    const other = await create({}, live);
    expect((await get(`/sessions/${other.id}`, live)).json.is_sandbox).toBe(false);
    expect((await get(`/sessions/${other.id}`)).status).toBe(404);
    expect(errorOf(await post(`/sessions/${other.id}/simulate`, { action: "approve" }, live))[0]).toBe(403);
  });

  it("has the documented error body, also for unknown paths and for faults", async () => {
    expect((await get("/sessions/session_x")).json).toEqual({
      error: "not_found",
      detail: "Session not found.",
      status_code: 404,
    });
    expect(errorOf(await get("/nothing"))).toEqual([404, "not_found", 404]);
    expect(errorOf(await post("/sessions", "{"))).toEqual([400, "bad_request", 400]);
    await sandbox.post("/_sandbox/faults", {
      provider: "verifa",
      route: "sessions",
      kind: "status",
      value: 429,
    });
    expect(errorOf(await post("/sessions", {}))).toEqual([429, "rate_limited", 429]);
  });
});

describe("Verifa's refusals", () => {
  it("are 400 for what can't be read or is retired, and 422 for a member that is wrong", async () => {
    const { id } = await create();
    for (const [status, answer] of [
      [400, await post("/identities", "[]")],
      [400, await post("/identities", "{")],
      [400, await get("/identities", { "verifa-version": "2025-06-01" })],
      [400, await get("/identities", { "verifa-version": "newest" })],
      [200, await get("/identities", { "verifa-version": "2026-02-01" })],
      [400, await get("/identities", { "key-inflection": "title" })],
      [422, await post("/identities", {})],
      [422, await post("/identities", { external_ref: "" })],
      [422, await get("/identities?status=happy")],
      [422, await get("/identities?limit=101")],
      [422, await get("/identities?offset=-1")],
      [422, await get("/identities?page[after]=identity_x")],
      [422, await post("/sessions", { country: "Germany" })],
      [422, await post("/sessions", { metadata: { text: "x".repeat(16 * 1024 + 1) } })],
      [422, await post(`/sessions/${id}/simulate`, { action: "dance" })],
    ] as const) {
      expect([answer.status, answer.json.status_code]).toEqual([status, status === 200 ? undefined : status]);
    }
  });
});

describe("the limits of Verifa's API", () => {
  it("are in the headers of each answer", async () => {
    const first = await get("/sessions");
    const second = await get("/sessions");
    const remaining = ({ headers }: Answer) => Number(headers.get("x-ratelimit-remaining"));
    expect(remaining(first) - remaining(second)).toBe(1);
    expect(first.headers.get("x-ratelimit-limit")).toBe("1000");
    const reset = Number(first.headers.get("x-ratelimit-reset")) - Date.now() / 1000;
    expect(reset).toBeGreaterThan(-1);
    expect(reset).toBeLessThanOrEqual(61);
  });

  it("refuse one creation too many, for a minute at most", async () => {
    const answers: Answer[] = [];
    while (answers.length < 400 && answers.at(-1)?.status !== 429) answers.push(await post("/sessions"));
    const refused = answers.at(-1) as Answer;
    expect(errorOf(refused)).toEqual([429, "rate_limited", 429]);
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
    expect(errorOf(other)).toEqual([422, "idempotency_mismatch", 422]);
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
