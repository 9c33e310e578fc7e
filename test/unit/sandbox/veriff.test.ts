import { createHash, createHmac, randomUUID } from "node:crypto";
import { jwtVerify } from "jose";
import { beforeEach, describe, expect, it } from "vitest";
import type { OutboundRequest, ProviderInvite } from "../../../src/providers/provider.js";
import { createVeriff } from "../../../src/providers/veriff/provider.js";
import { verifyWebhook } from "../../../src/proxy/verify-webhook.js";
import { PlainBrowser } from "./plain-browser.js";
import { type Answer, runningSandbox } from "./running-sandbox.js";
import { webhookReceiver } from "./webhook-receiver.js";

const sandbox = runningSandbox();
const partner = webhookReceiver();
const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

interface Credentials {
  baseUrl: string;
  apiKey: string;
  secrets: [string, string];
  integrationId: string;
}
let credentials: Credentials;

beforeEach(async () => {
  credentials = (await sandbox.get("/_sandbox/credentials")).json.veriff;
  await sandbox.post("/_sandbox/webhooks", { provider: "veriff", url: partner.url });
});

const hmac = (text: string, secret = credentials.secrets[0]) =>
  createHmac("sha256", secret).update(text).digest("hex");
const client = (more: Record<string, string> = {}) => ({ "x-auth-client": credentials.apiKey, ...more });

const create = (verification: unknown = {}, headers = client()) =>
  sandbox.post("/veriff/v1/sessions", { verification }, headers);
async function createdSession(verification: unknown = {}) {
  const answer = await create(verification);
  if (answer.status !== 201) throw new Error(`create: ${answer.status} ${answer.text}`);
  return answer.json.verification as { id: string; url: string; sessionToken: string; status: string };
}
const signedGet = (path: string, signed: string) =>
  sandbox.get(`/veriff${path}`, { headers: client({ "x-hmac-signature": hmac(signed) }) });
const read = async (id: string, what: string) => (await signedGet(`/v1/sessions/${id}/${what}`, id)).json;
const decisionOf = async (id: string) => (await read(id, "decision")).verification;
const remove = (id: string, signature = hmac(id)) =>
  sandbox.get(`/veriff/v1/sessions/${id}`, {
    method: "DELETE",
    headers: client({ "x-hmac-signature": signature }),
  });
function patch(id: string, status: string, sign = (body: string) => hmac(body)): Promise<Answer> {
  const body = JSON.stringify({ verification: { status } });
  const headers = client({ "content-type": "application/json", "x-hmac-signature": sign(body) });
  return sandbox.get(`/veriff/v1/sessions/${id}`, { method: "PATCH", headers, body });
}
async function customer(id: string, ...acts: ("opens" | "submits" | "leaves")[]) {
  for (const does of acts) await sandbox.post(`/_sandbox/veriff/${id}/customer`, { does });
}
const decide = (id: string, outcome: string) => sandbox.post(`/_sandbox/veriff/${id}/decide`, { outcome });
/** What the webhooks said so far, one word each. */
const told = () => partner.received.map(({ json }) => json.action ?? json.verification.status);

describe("POST /v1/sessions", () => {
  it("creates a session whose URL holds a token that names it", async () => {
    const answer = await create({
      vendorData: "11111111",
      endUserId: randomUUID(),
      callback: "https://x.example",
    });
    expect(answer.status).toBe(201);
    const { status, verification } = answer.json;
    expect(status).toBe("success");
    expect(verification).toMatchObject({
      status: "created",
      vendorData: "11111111",
      host: `${sandbox.url}/veriff`,
    });
    expect(verification.url).toBe(`${verification.host}/v/${verification.sessionToken}`);
    const [, payload = ""] = verification.sessionToken.split(".");
    expect(JSON.parse(Buffer.from(payload, "base64url").toString())).toEqual({ session_id: verification.id });
    await expect(jwtVerify(verification.sessionToken, Buffer.from("another key"))).rejects.toThrow();
  });

  it("echoes null where nothing was given", async () => {
    expect((await create()).json.verification).toMatchObject({ vendorData: null, endUserId: null });
  });

  it("needs the key and no signature, and answers with its own", async () => {
    const answer = await create();
    expect(answer.headers.get("x-auth-client")).toBe(credentials.apiKey);
    expect(answer.headers.get("x-hmac-signature")).toBe(hmac(answer.text));
    expect(answer.headers.get("vrf-hmac-signature")).toBe(hmac(answer.text));
    expect(answer.headers.get("vrf-integration-id")).toBe(credentials.integrationId);
  });

  const CALLERS: [string, string, Record<string, string>][] = [
    ["no key", "1801", {}],
    ["a key that is no UUID", "1802", { "x-auth-client": "key" }],
    ["a key that nobody has", "1803", { "x-auth-client": "00000000-0000-4000-8000-000000000000" }],
    ["a key that is switched off", "1804", { "x-auth-client": "1d9be0c4-7a52-4f6e-8b13-c2f04ae95d37" }],
  ];
  for (const [what, code, headers] of CALLERS) {
    it(`refuses ${what} with ${code}`, async () => {
      const answer = await create({}, headers as ReturnType<typeof client>);
      expect(answer.status).toBe(401);
      expect(answer.json).toMatchObject({ status: "fail", code, message: expect.any(String) });
    });
  }

  it("takes the integration id, and refuses one that isn't the key's", async () => {
    expect((await create({}, client({ "vrf-integration-id": credentials.integrationId }))).status).toBe(201);
    expect((await create({}, client({ "vrf-integration-id": randomUUID() }))).json.code).toBe("1803");
  });

  const FAULTY: [string, unknown][] = [
    ["1102", undefined],
    ["1102", []],
    ["1104", { person: "Jane" }],
    ["1104", { person: { firstName: 7 } }],
    ["1104", { endUserId: "customer 7" }],
    ["1201", { timestamp: "2016-05-19T08:30:25.597Z" }],
    ["1202", { timestamp: "yesterday" }],
    ["1203", { person: { dateOfBirth: "15.01.1990" } }],
    ["1302", { callback: "http://x.example" }],
    ["1302", { callback: "x.example" }],
    ["1500", { vendorData: "x".repeat(1001) }],
    ["1501", { vendorData: 7 }],
    ["2102", { document: { number: "B 01" } }],
    ["2103", { document: { type: "LIBRARY_CARD" } }],
    ["2104", { document: { country: "Estonia" } }],
  ];
  for (const [code, verification] of FAULTY) {
    it(`refuses ${JSON.stringify(verification)?.slice(0, 60)} with ${code}`, async () => {
      const answer = await sandbox.post("/veriff/v1/sessions", { verification }, client());
      expect(answer.status).toBe(400);
      expect(answer.json).toMatchObject({ status: "fail", code });
    });
  }

  it("refuses the thirty-first session within a minute", async () => {
    for (let count = 0; count < 30; count += 1) expect((await create()).status).toBe(201);
    const refused = await create();
    expect(refused.status).toBe(429);
    expect(refused.json).toMatchObject({ status: "fail", code: expect.any(String) });
    await sandbox.advance(MINUTE - 10);
    expect((await create()).status).toBe(429);
    await sandbox.advance(10);
    expect((await create()).status).toBe(201);
  });

  it("may be called by a page of any origin, with the headers of Veriff's JavaScript SDK", async () => {
    const asked = "content-type,vrf-integration-id,x-auth-client,x-origin";
    const preflight = await sandbox.get("/veriff/v1/sessions", {
      method: "OPTIONS",
      headers: {
        origin: "https://www.bank.example",
        "access-control-request-method": "POST",
        "access-control-request-headers": asked,
      },
    });
    expect(preflight.headers.get("access-control-allow-origin")).toBe("*");
    expect(preflight.headers.get("access-control-allow-headers")?.split(",").toSorted().join()).toBe(asked);
  });
});

describe("signatures", () => {
  it("of GET and DELETE are over the id, of PATCH over the body", async () => {
    const { id } = await createdSession();
    expect((await signedGet(`/v1/sessions/${id}/decision`, "something else")).json.code).toBe("1818");
    expect((await remove(id, hmac("something else"))).json.code).toBe("1818");
    expect((await patch(id, "submitted", () => hmac(id))).json.code).toBe("1819");
    expect((await patch(id, "submitted")).status).toBe(200);
  });

  it("may be of either secret and of either case; others are none", async () => {
    const { id } = await createdSession();
    const statusFor = async (headers: Record<string, string>) => {
      const answer = await sandbox.get(`/veriff/v1/sessions/${id}/decision`, { headers: client(headers) });
      return answer.status === 200 ? "200" : answer.json.code;
    };
    const legacy = (text: string) => createHash("sha256").update(text).digest("hex");
    expect(await statusFor({ "x-hmac-signature": hmac(id, credentials.secrets[1]) })).toBe("200");
    expect(await statusFor({ "x-hmac-signature": hmac(id).toUpperCase() })).toBe("200");
    expect(await statusFor({ "x-hmac-signature": hmac(id, "another secret") })).toBe("1818");
    expect(await statusFor({ "x-hmac-signature": "abc" })).toBe("1812");
    expect(await statusFor({})).toBe("1812");
    expect(await statusFor({ "x-signature": legacy(id + credentials.secrets[0]) })).toBe("200");
    expect(await statusFor({ "x-signature": legacy(id) })).toBe("1813");
  });
});

describe("a session's calls", () => {
  it("there is none that reads a session, and none for a session that isn't there", async () => {
    const { id } = await createdSession();
    expect((await signedGet(`/v1/sessions/${id}`, id)).status).toBe(404);
    const nobody = randomUUID();
    for (const what of ["decision", "person", "attempts", "media"]) {
      const answer = await signedGet(`/v1/sessions/${nobody}/${what}`, nobody);
      expect(answer.status).toBe(404);
      expect(answer.json.status).toBe("fail");
    }
  });

  it("tell of no decision until there is one", async () => {
    const { id } = await createdSession({
      vendorData: "case-7",
      person: { firstName: "Jane", lastName: "Smith" },
    });
    await customer(id, "submits");
    expect(await read(id, "decision")).toEqual({ status: "success", verification: null });
    await decide(id, "approved");
    expect(await decisionOf(id)).toMatchObject({
      id,
      status: "approved",
      code: 9001,
      vendorData: "case-7",
      person: { firstName: "JANE", lastName: "SMITH" },
      document: { type: "PASSPORT" },
    });
  });

  it("tell of the person, the attempts and the media", async () => {
    const { id } = await createdSession({ person: { firstName: "Jane", idNumber: "123" } });
    expect((await read(id, "attempts")).verifications).toEqual([]);
    expect((await read(id, "person")).person).toMatchObject({ firstName: "Jane", idCode: "123" });
    await customer(id, "submits");
    const { verifications } = await read(id, "attempts");
    expect(verifications).toMatchObject([{ status: "submitted", createdTime: expect.any(String) }]);
    const attempt = verifications[0].id;
    const { images } = await read(id, "media");
    expect(images.map(({ context }: { context: string }) => context)).toEqual(["document-front", "face"]);
    expect((await signedGet(`/v1/attempts/${attempt}/media`, attempt)).json.images).toEqual(images);
  });

  it("PATCH submits what was uploaded, once", async () => {
    const { id } = await createdSession();
    expect((await patch(id, "approved")).json.code).toBe("1303");
    expect((await patch(id, "submitted")).json.verification).toMatchObject({ id, status: "submitted" });
    expect((await patch(id, "submitted")).json.code).toBe("1304");
  });

  it("DELETE erases what is open or decided, and nothing in between", async () => {
    const { id } = await createdSession();
    await customer(id, "submits");
    const refused = await remove(id);
    expect([refused.status, refused.json.code]).toEqual([400, "1305"]);
    await decide(id, "declined");
    expect((await remove(id)).json).toEqual({ status: "success", verification: { id } });
    expect((await signedGet(`/v1/sessions/${id}/decision`, id)).status).toBe(404);
  });

  it("DELETE ends a session that is still open, and says so", async () => {
    const { id: unopened } = await createdSession();
    const { id: opened } = await createdSession();
    await customer(opened, "opens");
    await remove(unopened);
    await remove(opened);
    await expect.poll(told).toEqual(["started", "expired", "abandoned"]);
  });

  it("DELETE has a limit of its own", async () => {
    for (let count = 0; count < 5; count += 1) await remove((await createdSession()).id);
    const { id } = await createdSession();
    expect((await remove(id)).status).toBe(429);
    await sandbox.advance(HOUR);
    expect((await remove(id)).status).toBe(200);
  });
});

describe("webhooks", () => {
  it("tell of events and of the decision, each signed over its body", async () => {
    const endUserId = randomUUID();
    const { id } = await createdSession({ vendorData: "12345678", endUserId });
    await customer(id, "opens", "submits");
    await decide(id, "approved");
    await expect.poll(told).toEqual(["started", "submitted", "approved"]);
    const [started, submitted, approved] = partner.received;
    const attemptId = approved?.json.verification.attemptId;
    expect(started?.json).toEqual({
      id,
      attemptId,
      feature: "selfid",
      code: 7001,
      action: "started",
      vendorData: "12345678",
      endUserId,
    });
    expect(submitted?.json).toMatchObject({ code: 7002, attemptId });
    expect(approved?.json).toMatchObject({ status: "success", technicalData: {} });
    for (const { headers, body } of partner.received) {
      expect(headers).toMatchObject({
        "x-auth-client": credentials.apiKey,
        "x-hmac-signature": hmac(body),
        "vrf-auth-client": credentials.apiKey,
        "vrf-hmac-signature": hmac(body),
        "vrf-integration-id": credentials.integrationId,
      });
    }
  });

  it("are sent again every hour, for seven days", async () => {
    partner.replies = Array.from({ length: 200 }, () => ({ status: 500 }));
    const { id } = await createdSession();
    await customer(id, "opens");
    await sandbox.advance(3599);
    expect(partner.received).toHaveLength(1);
    await sandbox.advance(1);
    expect(partner.received).toHaveLength(2);
    await sandbox.advance(6 * DAY);
    expect(partner.received).toHaveLength(2 + 6 * 24);
    expect(new Set(partner.received.map(({ body }) => body)).size).toBe(1);
  });

  it("stop when one is taken", async () => {
    partner.replies = [{ status: 503 }, { status: 301, headers: { location: "/" } }];
    const { id } = await createdSession();
    await customer(id, "opens");
    await sandbox.advance(5 * HOUR);
    expect(told()).toEqual(["started", "started", "started"]);
  });
});

describe("outcomes", () => {
  const WORDS: [string, string, number][] = [
    ["approved", "approved", 9001],
    ["declined", "declined", 9102],
    ["in_review", "review", 9121],
    ["resubmission_requested", "resubmission_requested", 9103],
    ["expired", "expired", 9104],
    ["abandoned", "abandoned", 9104],
  ];
  for (const [outcome, status, code] of WORDS) {
    it(`${outcome} is ${status}, ${code}`, async () => {
      const { id } = await createdSession();
      expect((await decide(id, outcome)).json).toMatchObject({ status });
      expect(await decisionOf(id)).toMatchObject({ status, code });
    });
  }

  it("that Veriff doesn't have are refused, and so are decisions on what has ended", async () => {
    const { id } = await createdSession();
    expect((await decide(id, "assessed")).status).toBe(400);
    await decide(id, "expired");
    expect((await decide(id, "approved")).status).toBe(400);
  });

  const MAGIC: [string, string][] = [
    ["Approve", "approved"],
    ["decline", "declined"],
    ["Resubmit", "resubmission_requested"],
  ];
  for (const [firstName, status] of MAGIC) {
    it(`the first name ${firstName} decides`, async () => {
      const { id } = await createdSession({ person: { firstName } });
      await customer(id, "submits");
      expect(await decisionOf(id)).toBeNull();
      await sandbox.advance(2);
      expect(await decisionOf(id)).toMatchObject({ status });
    });
  }

  it("no other name does", async () => {
    const { id } = await createdSession({ person: { firstName: "Jane" } });
    await customer(id, "submits");
    await sandbox.advance(30 * DAY);
    expect(await decisionOf(id)).toBeNull();
  });
});

describe("a resubmission", () => {
  it("goes over the same URL with a new attempt", async () => {
    const { id, url } = await createdSession();
    await decide(id, "resubmission_requested");
    const first = await decisionOf(id);
    const browser = await new PlainBrowser().open(url);
    expect(browser.heading).toBe("Please try once more");
    expect(browser.html).toContain("Image quality is too poor");
    await browser.submit();
    expect(browser.heading).toBe("Let’s get you verified");
    expect(browser.url).toBe(url);
    await customer(id, "submits");
    await decide(id, "approved");
    const second = await decisionOf(id);
    expect(second).toMatchObject({ id, status: "approved", reason: null, reasonCode: null });
    expect(second.attemptId).not.toBe(first.attemptId);
    expect((await read(id, "attempts")).verifications).toHaveLength(2);
  });

  it("is told of after five minutes, unless the customer has resubmitted by then", async () => {
    const { id: idle } = await createdSession();
    const { id: quick } = await createdSession();
    for (const id of [idle, quick]) await decide(id, "resubmission_requested");
    await sandbox.advance(4 * MINUTE);
    await customer(quick, "opens", "submits");
    await sandbox.advance(10 * MINUTE);
    const requests = partner.received.filter(({ json }) => json.verification);
    expect(requests.map(({ json }) => json.verification.id)).toEqual([idle]);
    expect(requests[0]?.json.verification).toMatchObject({ code: 9103, reasonCode: "204" });
  });

  it("is told of at once where the server had uploaded", async () => {
    const { id } = await createdSession();
    await patch(id, "submitted");
    await decide(id, "resubmission_requested");
    await expect.poll(told).toContain("resubmission_requested");
  });

  it("is granted nine times; then the session is declined", async () => {
    const { id } = await createdSession();
    for (let count = 0; count < 9; count += 1) {
      await decide(id, "resubmission_requested");
      await customer(id, "opens", "submits");
    }
    await decide(id, "resubmission_requested");
    expect(await decisionOf(id)).toMatchObject({ status: "declined", code: 9102, reasonCode: "539" });
  });
});

describe("after seven days", () => {
  it("what was never opened expires, what was begun is abandoned, what was handed in waits on", async () => {
    const sessions = await Promise.all(["", "", "", ""].map(() => createdSession()));
    const [unopened, begun, submitted, again] = sessions.map(({ id }) => id) as [
      string,
      string,
      string,
      string,
    ];
    await customer(begun, "opens");
    await customer(submitted, "submits");
    await decide(again, "resubmission_requested");
    await sandbox.advance(7 * DAY - MINUTE);
    expect(await decisionOf(unopened)).toBeNull();
    await sandbox.advance(MINUTE);
    expect(await decisionOf(unopened)).toMatchObject({
      status: "expired",
      attemptId: null,
      decisionTime: null,
    });
    expect(await decisionOf(begun)).toMatchObject({ status: "abandoned" });
    expect(await decisionOf(submitted)).toBeNull();
    expect(await decisionOf(again)).toMatchObject({ status: "abandoned" });
    await expect.poll(told).toEqual(expect.arrayContaining(["expired", "abandoned", "abandoned"]));
    const browser = await new PlainBrowser().open(sessions[0]?.url ?? "");
    expect(browser.heading).toBe("This link has run out");
  });
});

describe("the flow, without a script", () => {
  it("leads from the link to the last screen", async () => {
    const { id, url } = await createdSession();
    const browser = await new PlainBrowser().open(`${url}?lang=de`);
    expect(browser.html).toContain("Sandbox · Veriff simulation");
    expect(browser.html).toContain('data-say="VERIFF_STARTED"');
    await browser.submit();
    expect(browser.heading).toBe("Your document");
    await browser.submit({ type: "ID_CARD" });
    expect(browser.heading).toBe("Your selfie");
    await browser.submit();
    expect(browser.heading).toBe("Thank you, that’s everything");
    expect(browser.html).toContain('data-say="VERIFF_SUBMITTED"');
    await browser.submit();
    expect(browser.html).toContain('data-say="VERIFF_FINISHED"');
    await decide(id, "approved");
    expect((await decisionOf(id)).document.type).toBe("ID_CARD");
    expect((await browser.open(url)).heading).toBe("Nothing left to do");
  });

  it("can be left and taken up again, and leads back to the callback", async () => {
    const { id, url } = await createdSession({ callback: "https://www.bank.example/back" });
    const browser = await new PlainBrowser().open(url);
    await browser.open(`${url}/leave`, { method: "POST" });
    expect(browser.html).toContain('data-say="VERIFF_CANCELED"');
    expect(browser.html).toContain('data-next="https://www.bank.example/back"');
    expect(browser.link("Return to Harbour Bank")).toBe("https://www.bank.example/back");
    const sessions = (await sandbox.get("/_sandbox/sessions")).json;
    expect(sessions).toMatchObject([{ session: id, status: "started", note: "The customer has left" }]);
    expect((await browser.open(url)).heading).toBe("Let’s get you verified");
  });

  it("may be framed by anybody, and loads nothing from elsewhere", async () => {
    const { url } = await createdSession();
    const answer = await sandbox.get(url);
    const policy = answer.headers.get("content-security-policy");
    expect(policy).toContain("frame-ancestors *");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain("unsafe");
  });

  it("knows no token but its own", async () => {
    const { sessionToken } = await createdSession();
    const [head, , tail] = sessionToken.split(".");
    const forged = Buffer.from(JSON.stringify({ session_id: randomUUID() })).toString("base64url");
    for (const token of ["x", `${head}.${forged}.${tail}`]) {
      const browser = await new PlainBrowser().open(`${sandbox.url}/veriff/v/${token}`);
      expect([browser.status, browser.heading]).toEqual([404, "This link isn’t known"]);
    }
  });
});

describe("the proxy's provider against the sandbox", () => {
  const provider = () =>
    createVeriff(
      { ...credentials, creationsPerMinute: 30 },
      {
        now: Date.now,
        async outbound({ method, url, headers = {}, body }: OutboundRequest) {
          const answer = await fetch(url, { method, headers, ...(body === undefined ? {} : { body }) });
          return { status: answer.status, headers: answer.headers, text: await answer.text() };
        },
      },
    );
  const invite: ProviderInvite = {
    email: "jane@example.com",
    reference: randomUUID(),
    referenceData: "case-4711",
    externalRef: "fa820aba-019f-455a-ae81-cfca8075bc3f",
    customerContext: { firstName: "Jane", familyName: "Smith", dateOfBirth: "1990-01-15" },
    sendInvitationEmail: false,
    locale: "en-AU",
    webhookUrl: "https://onboarding.bank.example/v1/webhooks/veriff/ORG",
    routesUrl: "https://onboarding.example/v1/providers/org",
  };

  /** Verifies and reads what has come in, as the proxy does. */
  async function reports() {
    const all = [];
    for (const { headers, body } of partner.received) {
      const bytes = new TextEncoder().encode(body);
      const names = { "x-hmac-signature": String(headers["x-hmac-signature"]) };
      expect(await verifyWebhook(provider().webhookSecurity, new Headers(names), bytes, Date.now())).toBe(
        true,
      );
      const tampered = new TextEncoder().encode(body.replace("Jane", "John").replace(/\}$/, " }"));
      expect(await verifyWebhook(provider().webhookSecurity, new Headers(names), tampered, Date.now())).toBe(
        false,
      );
      all.push(...provider().readWebhook(JSON.parse(body)));
    }
    return all;
  }

  it("goes from the session to the decision", async () => {
    const { providerReference, inviteUrl, frame } = await provider().createSession(invite);
    expect(frame?.origin).toBe(sandbox.url);
    const status = () => provider().readStatus(providerReference);
    expect(await status()).toMatchObject({ status: "Inactive" });

    const browser = await new PlainBrowser().open(inviteUrl);
    expect(await status()).toMatchObject({ status: "Active", providerStatus: "started" });
    await browser.submit();
    await browser.submit();
    await browser.submit();
    expect(await status()).toMatchObject({ status: "Completed", outcome: "pending" });

    await decide(providerReference, "approved");
    expect(await status()).toMatchObject({
      status: "Completed",
      outcome: "approved",
      settled: true,
      result: { person: { firstName: "JANE", lastName: "SMITH", dateOfBirth: "1990-01-15" } },
    });
    await expect.poll(told).toEqual(["started", "submitted", "approved"]);
    expect(
      (await reports()).map(({ subject, report }) => [subject.value, report?.status, report?.outcome]),
    ).toEqual([
      [providerReference, "Active", undefined],
      [providerReference, "Completed", "pending"],
      [providerReference, "Completed", "approved"],
    ]);
  });

  it("follows a resubmission from attempt to attempt", async () => {
    const { providerReference } = await provider().createSession(invite);
    const status = () => provider().readStatus(providerReference);
    await decide(providerReference, "resubmission_requested");
    const asked = await status();
    expect(asked).toMatchObject({ outcome: "resubmission_requested", reasonCode: "204" });
    await sandbox.advance(MINUTE);
    await customer(providerReference, "opens");
    expect(await status()).toMatchObject({ outcome: "resubmission_requested" });
    await customer(providerReference, "submits");
    const pending = await status();
    expect(pending).toMatchObject({ outcome: "pending" });
    expect(pending.attempt).not.toBe(asked.attempt);
    expect(pending.at).toBeGreaterThan(asked.at ?? Number.POSITIVE_INFINITY);
    await decide(providerReference, "declined");
    expect(await status()).toMatchObject({ outcome: "declined", attempt: pending.attempt });
  });

  it("tells expired from abandoned", async () => {
    const unopened = await provider().createSession(invite);
    const begun = await provider().createSession(invite);
    await customer(begun.providerReference, "opens");
    await sandbox.advance(7 * DAY);
    expect(await provider().readStatus(unopened.providerReference)).toMatchObject({ ended: "expired" });
    expect(await provider().readStatus(begun.providerReference)).toMatchObject({ ended: "abandoned" });
  });

  it("erases a customer's data", async () => {
    const { providerReference } = await provider().createSession(invite);
    await decide(providerReference, "approved");
    await provider().erase({ providerReference });
    expect((await sandbox.get("/_sandbox/sessions")).json).toEqual([]);
    await provider().erase({ providerReference });
  });
});
