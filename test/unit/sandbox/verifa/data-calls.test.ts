import { describe, expect, it } from "vitest";
import { verifaSandbox } from "./verifa-sandbox.js";

const { LIVE_KEY, call, completed, create, errorOf, get, post, sandbox } = verifaSandbox();

describe("Verifa's calls about the data of sessions", () => {
  it("redact many at once", async () => {
    const [first, second] = [await completed("user_1"), await create({})];
    const other = await create({}, { "x-api-key": LIVE_KEY });
    await call("DELETE", `/sessions/${first.id}/data`);
    const session_ids = [first.id, second.id, other.id];
    expect((await post("/sessions/bulk-redact", { session_ids })).json).toEqual({
      total: 3,
      results: [
        { session_id: first.id, status: "already_redacted", documents_removed: 0 },
        { session_id: second.id, status: "deleted", documents_removed: 0 },
        { session_id: other.id, status: "not_found", documents_removed: 0 },
      ],
    });
    const many = Array.from({ length: 101 }, (_, index) => `session_${index}`);
    expect(errorOf(await post("/sessions/bulk-redact", { session_ids: many }))[0]).toBe(422);
  });

  it("export one, until it is redacted", async () => {
    const session = await completed("user_1");
    const { json } = await get(`/sessions/${session.id}/export`);
    expect(json).toMatchObject({
      session: { id: session.id, external_ref: "user_1" },
      result: { status: "approved", extracted_data: { first_name: "Jane" } },
    });
    await call("DELETE", `/sessions/${session.id}/data`);
    expect((await get(`/sessions/${session.id}/export`)).status).toBe(410);
  });

  it("tag sessions as they tag identities", async () => {
    const { id } = await create();
    const tags = async (does: string, body: object) =>
      (await post(`/sessions/${id}/tags/${does}`, body)).json;
    expect(await tags("add", { tag: "vip" })).toEqual({ id, tags: ["vip"] });
    expect(await tags("set", { tags: ["a", "b", "a"] })).toEqual({ id, tags: ["a", "b"] });
    expect(await tags("remove", { tag: "b" })).toEqual({ id, tags: ["a"] });
    expect(await tags("remove", { tag: "zzz" })).toEqual({ id, tags: ["a"] });
    expect((await get(`/sessions/${id}`)).json.tags).toEqual(["a"]);
    const fifty = Array.from({ length: 51 }, (_, index) => `t${index}`);
    expect((await post(`/sessions/${id}/tags/set`, { tags: fifty })).status).toBe(422);
  });

  it("report the state of the limits", async () => {
    const { json, headers } = await get("/rate-limits");
    expect(json).toEqual({
      limit: 1000,
      remaining: Number(headers.get("x-ratelimit-remaining")),
      reset: Number(headers.get("x-ratelimit-reset")),
    });
  });
});

describe("Verifa's checks apart from a session", () => {
  const jane = { name_first: "Jane", name_last: "Doe", birthdate: "1997-06-15" };

  it("screen an identity again", async () => {
    const session = await completed("user_1");
    await sandbox.post(`/_sandbox/verifa/${session.id}/decide`, { nextScreening: "hit" });
    const found = await post("/checks", { check_type: "sanction", external_ref: "user_1", ...jane });
    expect(found.status).toBe(201);
    expect(found.json).toMatchObject({
      id: expect.stringMatching(/^check_/),
      check_type: "sanction",
      status: "failed",
      external_ref: "user_1",
      hits: [{ check_type: "sanction" }],
    });
    expect((await get("/identities/user_1")).json.screening_status).toBe("hit");
    const full = await post("/checks/full", {
      check_types: ["sanction", "pep", "adverse_media"],
      external_ref: "user_1",
      ...jane,
    });
    expect(full.json.data.map(({ status }: { status: string }) => status)).toEqual([
      "passed",
      "passed",
      "passed",
    ]);
    expect((await get("/identities/user_1")).json.screening_status).toBe("clear");
  });

  it("screen a person who has no identity, and refuse what is wrong", async () => {
    const nobody = await post("/checks", { check_type: "pep", ...jane });
    expect(nobody.json).toMatchObject({ status: "passed", identity_id: null, hits: [] });
    expect((await post("/checks", { check_type: "credit", ...jane })).status).toBe(422);
    expect((await post("/checks", { check_type: "pep", external_ref: "user_9", ...jane })).status).toBe(404);
  });
});
