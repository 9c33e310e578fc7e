import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { vxConfig } from "../../../src/providers/vx/config.js";
import { BASIC_CLIENT, HMAC_CLIENT } from "../../../src/sandbox/vx/account.js";
import { PlainBrowser } from "./plain-browser.js";
import { runningSandbox } from "./running-sandbox.js";
import { webhookReceiver } from "./webhook-receiver.js";

const sandbox = runningSandbox();
const partner = webhookReceiver();
const DAY = 86_400;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const TIMESTAMP = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}$/;

const tokenRequest = (client = HMAC_CLIENT) => ({
  client_id: client.id,
  client_secret: client.secret,
  audience: "dcams.app",
  grant_type: "client_credentials",
});
async function bearer(client = HMAC_CLIENT): Promise<Record<string, string>> {
  const { json } = await sandbox.post("/vx/oauth/token", tokenRequest(client));
  return { authorization: `Bearer ${json.access_token}` };
}

interface Created {
  id: string;
  link: string;
}
async function create(body: Record<string, unknown> = {}, client = HMAC_CLIENT): Promise<Created> {
  const request = { email: "jane@example.com", age: "21+", webhook: { endpoint: partner.url }, ...body };
  const { status, text, json } = await sandbox.post(
    "/vx/api/session/create_session",
    request,
    await bearer(client),
  );
  if (status !== 200) throw new Error(`create_session: ${status} ${text}`);
  return { id: json.request_id, link: json.link };
}

const read = async (id: string, client = HMAC_CLIENT) =>
  sandbox.get(`/vx/api/session/result/${id}`, { headers: await bearer(client) });
const statusOf = async (id: string) => (await read(id)).json;
const customer = (id: string, does: string) => sandbox.post(`/_sandbox/vx/${id}/customer`, { does });
const decide = (id: string, outcome: string) => sandbox.post(`/_sandbox/vx/${id}/decide`, { outcome });
/** Webhooks so far, in the order of what they tell: those of one moment may overtake one another on their way. */
const inOrder = () =>
  partner.received.toSorted((a, b) => a.json.journey.stops.length - b.json.journey.stops.length);
/** What has been delivered: the top-level status, and the last stop's action. */
const delivered = () =>
  inOrder().map(({ json }) => [json.status, json.journey.stops.at(-1).source, json.dcams_plus.action]);

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

  it("refuses what is no JSON object", async () => {
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
    expect(await statusOf(id)).toEqual({ current_status: null });
  });
});

describe("GET /api/session/result/{request_id}", () => {
  it("answers with progress until the journey is through, then with the result beside it", async () => {
    const { id, link } = await create();
    expect(await statusOf(id)).toEqual({ current_status: null });
    await new PlainBrowser().open(link);
    expect(await statusOf(id)).toEqual({ current_status: "INIT" });
    await customer(id, "leaves");
    expect(await statusOf(id)).toEqual({ current_status: "IN PROGRESS" });
    await customer(id, "submits");
    expect(await statusOf(id)).toMatchObject({
      current_status: "COMPLETED",
      status: "PENDING",
      request_id: id,
    });
    await sandbox.advance(60);
    expect(await statusOf(id)).toMatchObject({ current_status: "COMPLETED", status: "PASS" });
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

  it("knows neither what was never created nor another client's", async () => {
    const { id } = await create();
    for (const answer of [await read("4ed2ec66-9471-415d-99ce-7bd1742fc2b8"), await read(id, BASIC_CLIENT)]) {
      expect([answer.status, answer.json.error]).toEqual([404, "not_found"]);
    }
  });
});

describe("webhooks", () => {
  it("follow every component, and the verdict", async () => {
    const { id } = await create();
    await customer(id, "submits");
    await sandbox.advance(60);
    expect(delivered()).toEqual([
      ["PENDING", "AgeMatch5.0", "PASS"],
      ["PENDING", "DCAMSPLUS5.0.Enhanced.OCR", "PENDING"],
      ["PASS", "DCAMSPLUS5.0.Enhanced.OCR", "PASS"],
    ]);
    const [first, , last] = inOrder();
    expect(first?.json).toMatchObject({
      ssn: "",
      dcams_plus: { output: { age_estimate: "", spoof_score: "" } },
    });
    const { current_status: _, ...result } = await statusOf(id);
    const { ssn: __, ...sent } = last?.json ?? {};
    expect({ ...sent, dcams_plus: null }).toEqual({ ...result, dcams_plus: null });
  });

  it("carry an HMAC of the body, or basic authentication, as the client has it", async () => {
    await decide((await create()).id, "declined");
    const auth = HMAC_CLIENT.webhookAuth;
    if (!("hmac" in auth)) throw new Error("no hmac");
    for (const { body, headers } of partner.received) {
      const signature = createHmac("sha256", auth.hmac.secrets[0] ?? "")
        .update(body)
        .digest("hex");
      expect(headers["x-vx-signature"]).toBe(signature);
      expect(headers.authorization).toBeUndefined();
    }
    partner.received.length = 0;
    await sandbox.post(`/_sandbox/vx/${(await create({}, BASIC_CLIENT)).id}/decide`, { outcome: "declined" });
    const basic = BASIC_CLIENT.webhookAuth;
    if (!("basic" in basic)) throw new Error("no basic");
    expect(partner.received).toHaveLength(3);
    for (const { headers } of partner.received) {
      expect(headers.authorization).toBe(`Basic ${btoa(`${basic.basic.user}:${basic.basic.password}`)}`);
      expect(headers["x-vx-signature"]).toBeUndefined();
    }
  });

  it("go to the session's endpoint and to that of the control call", async () => {
    const { id } = await create({ webhook: undefined });
    await customer(id, "leaves");
    expect(partner.received).toEqual([]);
    await sandbox.post("/_sandbox/webhooks", { provider: "vx", url: `${partner.url}/client` });
    await decide(id, "approved");
    expect(delivered().map(([status]) => status)).toEqual(["PENDING", "PASS"]);
    const other = await create();
    await customer(other.id, "leaves");
    expect(partner.received.filter(({ json }) => json.request_id === other.id)).toHaveLength(2);
  });

  it("are tried again after 1, 5, 15 and 60 minutes, and not when they are refused", async () => {
    partner.replies = [{ status: 500 }, { status: 429 }, { status: 503 }, { status: 408 }, { status: 500 }];
    const { id } = await create();
    await customer(id, "leaves");
    const waits = [60, 300, 900, 3600];
    for (const [index, wait] of waits.entries()) {
      await sandbox.advance(wait - 1);
      expect(partner.received).toHaveLength(index + 1);
      await sandbox.advance(1);
      expect(partner.received).toHaveLength(index + 2);
    }
    await sandbox.advance(7 * DAY);
    expect(partner.received).toHaveLength(5);
    expect(new Set(partner.received.map(({ body }) => body)).size).toBe(1);

    partner.received.length = 0;
    partner.replies = [{ status: 401 }];
    await customer((await create()).id, "leaves");
    await sandbox.advance(DAY / 2);
    expect(partner.received).toHaveLength(1);
  });
});

describe("control calls", () => {
  it("open, leave, and submit", async () => {
    const { id } = await create();
    expect((await customer(id, "opens")).json).toMatchObject({ status: "INIT", outcome: null, note: null });
    expect((await customer(id, "leaves")).json).toMatchObject({ status: "IN PROGRESS", note: "left" });
    expect((await customer(id, "opens")).json).toMatchObject({ status: "IN PROGRESS", note: null });
    expect((await customer(id, "submits")).json).toMatchObject({ status: "COMPLETED", outcome: "PENDING" });
    expect((await customer(id, "submits")).json).toMatchObject({ status: "COMPLETED" });
    expect((await customer(id, "leaves")).json).toMatchObject({ status: "COMPLETED", note: null });
    expect(partner.received).toHaveLength(2);
  });

  it.each([
    ["approved", "COMPLETED", "PASS"],
    ["declined", "COMPLETED", "FAIL"],
    ["in_review", "PENDING", "PENDING"],
  ])("decide %s, also before the customer has done anything", async (outcome, progress, result) => {
    const { id } = await create();
    expect((await decide(id, outcome)).json).toMatchObject({ status: progress, outcome: result });
    await sandbox.advance(DAY);
    expect(await statusOf(id)).toMatchObject({ current_status: progress });
    expect(inOrder().at(-1)?.json).toMatchObject({
      status: result,
      dcams_plus: { action: outcome === "in_review" ? "REVIEW" : result },
    });
  });

  it("decide anew: a review ends, a verdict is revised", async () => {
    const { id } = await create();
    for (const outcome of ["in_review", "approved", "declined"]) await decide(id, outcome);
    expect(delivered().map(([status]) => status)).toEqual(["PENDING", "PENDING", "PENDING", "PASS", "FAIL"]);
    expect(await statusOf(id)).toMatchObject({ status: "FAIL" });
  });

  it("let a link run out, unless the journey is through", async () => {
    const { id } = await create();
    expect((await decide(id, "expired")).json).toMatchObject({ status: "LINK EXPIRED" });
    expect(await statusOf(id)).toEqual({ current_status: "LINK EXPIRED" });
    expect((await customer(id, "submits")).status).toBe(400);
    expect((await decide(id, "approved")).status).toBe(400);
    const done = await create();
    await customer(done.id, "submits");
    expect((await decide(done.id, "expired")).status).toBe(400);
    expect(await statusOf(done.id)).toMatchObject({ current_status: "COMPLETED" });
  });

  it("refuse other decisions, and tell which there are", async () => {
    const { id } = await create();
    const { status, json } = await decide(id, "abandoned");
    expect(status).toBe(400);
    expect(json.detail).toContain("approved, declined, in_review, expired");
  });

  it("make faults in the shape of the call", async () => {
    const { id } = await create();
    await sandbox.post("/_sandbox/faults", { provider: "vx", route: "result", kind: "status", value: 401 });
    expect((await read(id)).json.error).toBe("invalid_token");
    await sandbox.post("/_sandbox/faults", { provider: "vx", route: "create", kind: "status", value: 500 });
    const answer = await sandbox.post("/vx/api/session/create_session", {}, await bearer());
    expect([answer.status, answer.json.error.code]).toEqual([500, "SBX500"]);
  });

  it("reset everything, the people too", async () => {
    const { id } = await create();
    await decide(id, "approved");
    await sandbox.post("/_sandbox/reset");
    expect((await read(id)).status).toBe(404);
    expect((await new PlainBrowser().open((await create()).link)).heading).toBe("Your age");
  });
});

describe("the pages behind a link", () => {
  /** What the page posts to the page around it. */
  const wordOf = (page: PlainBrowser) => /data-word="([^"]*)"/.exec(page.html)?.[1];
  const age = { fn: "Zoë", ln: "O’Brien", dob: "1990-01-15" };

  it("lead a person through age and document", async () => {
    const { id, link } = await create();
    const page = await new PlainBrowser().open(link);
    expect([page.status, page.heading, wordOf(page)]).toEqual([200, "Your age", ""]);
    expect(page.html).toContain("Sandbox · Veratad VX simulation");
    await page.submit(age);
    expect([page.heading, page.url]).toEqual(["Your document", link]);
    expect(await statusOf(id)).toEqual({ current_status: "IN PROGRESS" });
    await page.submit();
    expect([page.heading, wordOf(page)]).toEqual(["That’s everything", ""]);
    const verdict = /data-verdict="([^"]+)"/.exec(page.html)?.[1] ?? "";
    expect((await sandbox.get(verdict)).json).toEqual({ word: null });
    await sandbox.advance(60);
    expect((await sandbox.get(verdict)).json).toEqual({ word: "PASS" });
    await page.open(link);
    expect([page.heading, wordOf(page)]).toEqual(["You are verified", "PASS"]);
    expect(await statusOf(id)).toMatchObject({ fn: "Zoë", ln: "O’Brien", dob: "19900115", status: "PASS" });
  });

  it("say at once that somebody is too young", async () => {
    const { id, link } = await create({ age: "35+" });
    const page = await (await new PlainBrowser().open(link)).submit({ ...age, dob: "1995-06-01" });
    expect([page.heading, wordOf(page)]).toEqual(["We couldn’t verify you", "FAIL"]);
    expect(await statusOf(id)).toMatchObject({ current_status: "COMPLETED", status: "FAIL" });
    await expect.poll(delivered).toEqual([["FAIL", "AgeMatch5.0", "FAIL"]]);
  });

  it.each([
    ["expired", { current_status: "COMPLETED", status: "FAIL" }],
    ["damaged", { current_status: "PENDING" }],
  ])("make the %s document what it says", async (document, status) => {
    const { id, link } = await create();
    const page = await (await new PlainBrowser().open(link)).submit(age);
    await page.submit({ document });
    expect(page.heading).toBe("That’s everything");
    await sandbox.advance(60);
    expect(await statusOf(id)).toMatchObject(status);
  });

  it("ask again for what is missing or can't be, and keep what was typed", async () => {
    const { link } = await create();
    for (const dob of ["", "2026-02-30", "2999-01-01", "1850-01-01"]) {
      const page = await new PlainBrowser().open(link);
      await page.submit({ fn: " ", ln: "O’Brien", dob });
      expect(page.status).toBe(422);
      expect(page.html).toContain("Enter your first name");
      expect(page.html).toContain("Enter your date of birth");
      expect(page.fields.ln).toBe("O’Brien");
    }
    const page = await (await new PlainBrowser().open(link)).submit(age);
    await page.submit({ document: "forged" });
    expect([page.status, page.heading]).toEqual([422, "Your document"]);
    expect(page.html).toContain("Choose a document");
  });

  it("write nothing into the page that wasn't escaped", async () => {
    const { link } = await create({ email: `"><script>alert(1)</script>@example.com` });
    const page = await new PlainBrowser().open(link);
    await page.submit({ fn: `"><script>alert(1)</script>`, ln: "" });
    expect(page.html).not.toContain("<script>alert");
  });

  it("end for a machine that fills in what people don't see", async () => {
    const { id, link } = await create();
    const page = await (await new PlainBrowser().open(link)).submit({
      ...age,
      website: "https://spam.example",
    });
    expect([page.status, wordOf(page)]).toEqual([400, "BOT DETECTED"]);
    expect(await statusOf(id)).toEqual({ current_status: "INIT" });
  });

  it("end when the link has run out: a day later, but not once everything is handed in", async () => {
    const { id, link } = await create();
    const done = await create({ email: "done@example.com" });
    await customer(done.id, "submits");
    await sandbox.advance(DAY - 60);
    expect((await new PlainBrowser().open(link)).heading).toBe("Your age");
    await sandbox.advance(60);
    const page = await new PlainBrowser().open(link);
    expect([page.heading, wordOf(page)]).toEqual(["This link has expired", "LINK EXPIRED"]);
    expect(await statusOf(id)).toEqual({ current_status: "LINK EXPIRED" });
    expect((await sandbox.post(`${new URL(link).pathname}/age`)).text).toContain("This link has expired");
    expect((await new PlainBrowser().open(done.link)).heading).toBe("You are verified");
  });

  it("are unknown without a session", async () => {
    const page = await new PlainBrowser().open(`${sandbox.url}/vx/d/4ed2ec66-9471-415d-99ce-7bd1742fc2b8`);
    expect([page.status, page.heading, wordOf(page)]).toEqual([404, "This link isn’t known", "ERROR"]);
  });

  it("know a verified person by the email, who uses the earlier result by a click", async () => {
    await decide((await create()).id, "approved");
    partner.received.length = 0;
    const { id, link } = await create({ email: "JANE@example.com" });
    const page = await new PlainBrowser().open(link);
    expect([page.heading, wordOf(page)]).toEqual(["You are already verified", ""]);
    expect(await statusOf(id)).toEqual({ current_status: "INIT" });
    await page.submit();
    expect([page.heading, wordOf(page)]).toEqual(["You are verified", "ALREADY VERIFIED"]);
    expect(await statusOf(id)).toMatchObject({ current_status: "COMPLETED", status: "PASS", fn: "John" });
    await expect.poll(() => delivered().map(([status]) => status)).toEqual(["PASS"]);

    const stranger = await create({ email: "other@example.com" });
    expect((await new PlainBrowser().open(stranger.link)).heading).toBe("Your age");
    const trick = await sandbox.post(`${new URL(stranger.link).pathname}/known`);
    expect(trick.status).toBe(303);
    expect(await statusOf(stranger.id)).toEqual({ current_status: "INIT" });
  });

  it("don't take a failed person for a verified one", async () => {
    await decide((await create()).id, "declined");
    expect((await new PlainBrowser().open((await create()).link)).heading).toBe("Your age");
  });

  it("may be framed by any page, and run their own script only", async () => {
    const { link } = await create();
    const policy = (await sandbox.get(link)).headers.get("content-security-policy") ?? "";
    expect(policy).toContain("frame-ancestors *");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("default-src 'none'");
    const script = await sandbox.get("/vx/capture.js");
    expect([script.status, script.headers.get("content-type")]).toEqual([
      200,
      "text/javascript; charset=utf-8",
    ]);
  });
});
