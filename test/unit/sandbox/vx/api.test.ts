import { describe, expect, it } from "vitest";
import { vxConfig } from "../../../../src/providers/vx/config.js";
import { BASIC_CLIENT } from "../../../../src/sandbox/vx/account.js";
import { PlainBrowser } from "../plain-browser.js";
import { vxSandbox } from "./vx-sandbox.js";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const TIMESTAMP = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}$/;
const { bearer, create, customer, decide, partner, read, sandbox, statusOf, tokenRequest } = vxSandbox();

describe("credentials", () => {
  it("are the provider's members of the configuration", async () => {
    const { json } = await sandbox.get("/_sandbox/credentials");
    expect(json.vx).toMatchObject({ authUrl: `${sandbox.url}/vx`, baseUrl: `${sandbox.url}/vx`, age: "21+" });
    expect(vxConfig.safeParse({ id: "vx", ...json.vx }).success).toBe(true);
  });
});

describe("POST /oauth/token", () => {
  it("gives a bearer token for an hour, another one each time", async () => {
    const answers = [
      await sandbox.post("/vx/oauth/token", tokenRequest()),
      await sandbox.post("/vx/oauth/token", tokenRequest()),
    ];
    for (const { status, json } of answers) {
      expect(status).toBe(200);
      expect(json).toEqual({
        access_token: expect.stringMatching(/^\S{20,}$/),
        expires_in: 3600,
        token_type: "Bearer",
      });
    }
    expect(answers[0]?.json.access_token).not.toBe(answers[1]?.json.access_token);
  });

  it.each<[string, object, number, object]>([
    [
      "a wrong secret",
      { client_secret: "guess" },
      401,
      { error: "access_denied", error_description: "Unauthorized" },
    ],
    [
      "an unknown client",
      { client_id: "nobody" },
      401,
      { error: "access_denied", error_description: "Unauthorized" },
    ],
    ["another client's secret", { client_secret: BASIC_CLIENT.secret }, 401, { error: "access_denied" }],
    [
      "a wrong audience",
      { audience: "dcams.ap" },
      403,
      { error: "access_denied", error_description: "Service not enabled within domain: dcams.ap" },
    ],
    ["another grant", { grant_type: "password" }, 400, { error: "unsupported_grant_type" }],
  ])("refuses %s", async (_, change, status, body) => {
    const answer = await sandbox.post("/vx/oauth/token", { ...tokenRequest(), ...change });
    expect(answer.status).toBe(status);
    expect(answer.json).toMatchObject(body);
  });

  it("refuses a body that is no JSON object", async () => {
    for (const body of ["{", "null", "[]", '"token"']) {
      expect((await sandbox.get("/vx/oauth/token", { method: "POST", body })).status).toBe(401);
    }
  });
});

describe("the bearer token", () => {
  it("is needed for every session call", async () => {
    const { id } = await create();
    for (const authorization of ["", "Bearer nonsense", `Basic ${btoa("a:b")}`]) {
      const headers = { authorization };
      const created = await sandbox.post("/vx/api/session/create_session", {}, headers);
      const asked = await sandbox.get(`/vx/api/session/result/${id}`, { headers });
      for (const { status, json, headers } of [created, asked]) {
        expect([status, json.error]).toEqual([401, "invalid_token"]);
        expect(headers.get("www-authenticate")).toBe('Bearer error="invalid_token"');
      }
    }
  });

  it("runs out after its hour", async () => {
    const { id } = await create();
    const headers = await bearer();
    await sandbox.advance(3599);
    expect((await sandbox.get(`/vx/api/session/result/${id}`, { headers })).status).toBe(200);
    await sandbox.advance(1);
    expect((await sandbox.get(`/vx/api/session/result/${id}`, { headers })).status).toBe(401);
  });
});

describe("POST /api/session/create_session", () => {
  it("gives a request_id and a link, which has a UUID of its own", async () => {
    const { id, link } = await create();
    expect(id).toMatch(UUID);
    expect(link).toMatch(new RegExp(`^${sandbox.url}/vx/d/[0-9a-f-]{36}$`));
    expect(link).not.toContain(id);
  });

  it.each<[unknown, string, string | undefined]>([
    [undefined, "IN0", undefined],
    ["{", "IN1", undefined],
    [[], "IN1", undefined],
    [{ age: "21+" }, "QRY1", "email"],
    [{ email: "jane@example.com", age: "" }, "QRY1", "age"],
    [{ email: "jane", age: "21+" }, "QRY2", "email"],
    [{ email: "jane@example.com", age: 21 }, "QRY2", "age"],
    [{ email: "jane@example.com", age: "21" }, "QRY2", "age"],
    [{ email: "jane@example.com", age: "999+" }, "QRY2", "age"],
    [{ email: "jane@example.com", age: "21+", route_id: 7 }, "QRY2", "route_id"],
    [{ email: "jane@example.com", age: "21+", webhook: { endpoint: "ftp://x" } }, "QRY2", "webhook.endpoint"],
  ])("refuses %j with %s", async (body, code, detail) => {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const { status, json } = await sandbox.get("/vx/api/session/create_session", {
      method: "POST",
      headers: await bearer(),
      ...(text === undefined ? {} : { body: text }),
    });
    expect(status).toBe(400);
    expect(json.error).toMatchObject({ code, ...(detail ? { detail } : {}) });
    expect(json.meta.timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
  });

  it("takes empty values for the client's defaults", async () => {
    const { id } = await create({ route_id: "", settings_id: null, brand_id: "", webhook: null });
    expect(await statusOf(id)).toMatchObject({ current_status: null, status: "PENDING" });
  });

  it("keeps the person, the reference and the additional data that it is given", async () => {
    const person = { fn: "Jane", ln: "Smith", addr: "1 Quay", city: "Boston", state: "MA", zip: "02110" };
    const given = { ...person, dob: "19900115", phone: "555-9876", reference: "Ref123" };
    const { id, link } = await create({ ...given, additionalData: { branch: "north" } });
    const expected = { ...given, additionalData: { branch: "north", verificationId: expect.any(String) } };
    expect(await statusOf(id)).toMatchObject(expected);
    expect((await new PlainBrowser().open(`${link}?change`)).fields).toMatchObject({
      fn: "Jane",
      ln: "Smith",
      dob: "1990-01-15",
    });
    await decide(id, "approved");
    expect(await statusOf(id)).toMatchObject({ ...expected, status: "PASS" });
    expect(partner.received.at(-1)?.json).toMatchObject(expected);
  });

  it.each([
    ["reference", 7],
    ["fn", {}],
    ["dob", "1990-01-15"],
    ["additionalData", []],
    ["styles", "dark"],
    ["styles", { colors: { brand: ["#000"] } }],
    ["styles", { primaryShade: 10 }],
    ["styles", { colorScheme: "sepia" }],
  ])("refuses %s: %j", async (name, value) => {
    const body = { email: "jane@example.com", age: "21+", [name]: value };
    const { status, json } = await sandbox.post("/vx/api/session/create_session", body, await bearer());
    expect([status, json.error]).toEqual([400, expect.objectContaining({ code: "QRY2", detail: name })]);
  });

  it("shows the session's own styles on its pages", async () => {
    const shades = Array.from({ length: 10 }, (_, shade) => `#0b5ca${shade}`);
    const styles = { colors: { harbour: shades }, primaryColor: "harbour", primaryShade: 7 };
    const { link } = await create({ styles: { ...styles, button: { radius: "xl" } } });
    const page = await new PlainBrowser().open(link);
    const path = /href="([^"]*\/styles\.css)"/.exec(page.html)?.[1] ?? "";
    const sheet = await sandbox.get(path);
    expect(sheet.headers.get("content-type")).toContain("text/css");
    expect(sheet.text).toContain("--accent: #0b5ca7");
    expect(sheet.text).toContain("border-radius: 2rem");
    const plain = await create();
    expect((await sandbox.get(`${new URL(plain.link).pathname}/styles.css`)).text).toBe("");
  });
});

describe("GET /api/session/result/{request_id}", () => {
  it("answers with the progress and the result, whose status is PENDING until there is a verdict", async () => {
    const { id, link } = await create();
    const reads = async () => {
      const { current_status, status, request_id } = await statusOf(id);
      return [request_id, current_status, status];
    };
    expect(await reads()).toEqual([id, null, "PENDING"]);
    await new PlainBrowser().open(link);
    expect(await reads()).toEqual([id, "INIT", "PENDING"]);
    await customer(id, "leaves");
    expect(await reads()).toEqual([id, "IN PROGRESS", "PENDING"]);
    await customer(id, "submits");
    expect(await reads()).toEqual([id, "COMPLETED", "PENDING"]);
    await sandbox.advance(60);
    expect(await reads()).toEqual([id, "COMPLETED", "PASS"]);
    const reviewed = await create({ email: "other@example.com" });
    await decide(reviewed.id, "in_review");
    expect(await statusOf(reviewed.id)).toMatchObject({ current_status: "PENDING", status: "PENDING" });
  });

  it("answers for an email address with the client's newest session", async () => {
    const first = await create();
    const second = await create({ email: "JANE@example.com" });
    await decide(first.id, "approved");
    const byEmail = await read(encodeURIComponent("jane@example.com"));
    expect(byEmail.json).toEqual(await statusOf(second.id));
    expect((await read("jane@example.com")).json.request_id).toBe(second.id);
    expect((await read("nobody@example.com")).status).toBe(404);
    expect((await read("jane@example.com", BASIC_CLIENT)).status).toBe(404);
  });

  it("has dcams_plus for the document service only", async () => {
    const { id } = await create();
    expect(await statusOf(id)).not.toHaveProperty("dcams_plus");
    await customer(id, "leaves");
    expect(await statusOf(id)).not.toHaveProperty("dcams_plus");
    await customer(id, "submits");
    expect((await statusOf(id)).dcams_plus).toMatchObject({
      service: "DCAMSPLUS5.0.Enhanced.OCR",
      action: "PENDING",
      document_data: {},
    });
    await sandbox.advance(60);
    expect((await statusOf(id)).dcams_plus).toMatchObject({ action: "PASS", document_data: { Sex: "M" } });
  });

  it("has results in the documented shape", async () => {
    const { id } = await create();
    await decide(id, "approved");
    const { current_status, ...result } = await statusOf(id);
    expect(Object.keys(result)).toEqual([
      ..."fn ln addr city state zip dob email phone reference status request_id".split(" "),
      ..."additionalData dcams_plus storage journey documents".split(" "),
    ]);
    expect(result).toMatchObject({
      email: "jane@example.com",
      dob: expect.stringMatching(/^\d{8}$/),
      status: "PASS",
      dcams_plus: {
        action: "PASS",
        detail: "ALL CHECKS PASSED",
        document_data: { DocumentNumber: "<REDACTED>" },
      },
      journey: { duration: "00h 00m 00s" },
      documents: null,
    });
    const { stops } = result.journey;
    expect(stops[0]).toMatchObject({ type: "NEW REGISTRATION", status: null, action: "" });
    for (const { timestamp } of stops) expect(timestamp).toMatch(TIMESTAMP);
    const times = stops.map(({ timestamp }: { timestamp: string }) => timestamp);
    expect(times.toSorted()).toEqual(times);
    expect(new Set(times).size).toBe(times.length);
  });

  it("counts the journey's duration", async () => {
    const { id } = await create();
    await customer(id, "opens");
    await sandbox.advance(2 * 3600 + 83);
    await decide(id, "approved");
    expect((await statusOf(id)).journey.duration).toMatch(/^02h 01m 2[34]s$/);
  });

  it("knows neither an unknown session nor another client's", async () => {
    const { id } = await create();
    for (const answer of [await read("4ed2ec66-9471-415d-99ce-7bd1742fc2b8"), await read(id, BASIC_CLIENT)]) {
      expect([answer.status, answer.json.error]).toEqual([404, "not_found"]);
    }
  });
});
