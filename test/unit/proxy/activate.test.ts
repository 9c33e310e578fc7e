import { SignJWT } from "jose";
import { describe, expect, test } from "vitest";
import { activateAnswerSchema, codeAnswerSchema } from "../../../src/contract/page-schemas.js";
import {
  API_KEY,
  CUSTOMER_SECRET,
  EMAIL,
  openGangway,
  type TestGangway,
  wrongCode,
} from "./support/open-gangway.js";
import { json } from "./support/verifime-upstream.js";

const tracking = (ref: string | undefined) => `/v1/user/signup/tracking/${ref}`;

async function invited(gangway: TestGangway, body: Record<string, unknown> = {}) {
  const { trackingReference: ref } = await gangway.invite(body);
  return {
    ref,
    send: () => gangway.call("POST", `${tracking(ref)}/code`),
    activate: (body?: unknown, headers = {}) =>
      gangway.call("POST", `${tracking(ref)}/activate`, { body, headers }),
    tracking: (headers = {}) => gangway.call("GET", tracking(ref), { headers }),
    status: () => gangway.call("GET", `${tracking(ref)}/status`),
  };
}

describe("the mailed code", () => {
  test("goes to the invite's address, and opens the visit", async () => {
    const gangway = await openGangway();
    const visit = await invited(gangway);
    const sent = await visit.send();
    expect(sent.status).toBe(202);
    expect(codeAnswerSchema.parse(sent.json)).toEqual({
      channel: "mail",
      codeChannels: ["mail"],
      maskedEmail: "J•••@example.com",
      expiresInSeconds: 600,
      resendAfterSeconds: 30,
      attempt: expect.stringMatching(/^[\w-]{22}$/),
    });
    const [mail] = gangway.mails;
    const code = gangway.mailedCode();
    expect(mail?.to).toBe(EMAIL);
    expect(mail?.subject).toBe(`${code} is your code for Harbour & Sons`);
    expect(mail?.html).toContain(code);
    expect(mail?.html).toContain("Harbour &amp; Sons");

    const activated = await visit.activate({ code: `${code.slice(0, 3)} ${code.slice(3)}` });
    expect(activated.status).toBe(200);
    expect(activateAnswerSchema.parse(activated.json)).toEqual(activated.json);
    expect(activated.json).toMatchObject({ status: "Active", launch: ["link", "redirect"], frame: null });
    expect(activated.json.inviteUrl).toContain(visit.ref);
    expect(gangway.upstream.count("activate")).toBe(1);
  });

  test("never goes to an address from the request", async () => {
    const gangway = await openGangway();
    const { ref } = await invited(gangway);
    const body = { email: "thief@example.com" };
    const answer = await gangway.call("POST", `${tracking(ref)}/code`, { body });
    expect([answer.status, answer.json.code]).toEqual([400, "invalid_request"]);
    expect(gangway.mails).toEqual([]);
  });

  test("wrong six times: five counted answers, then a fresh code is needed", async () => {
    const gangway = await openGangway();
    const visit = await invited(gangway);
    await visit.send();
    const code = gangway.mailedCode();
    const answers = [];
    for (let guess = 1; guess <= 6; guess += 1) answers.push(await visit.activate({ code: wrongCode(code) }));
    expect(answers.map(({ status, json }) => [status, json.code, json.attemptsLeft])).toEqual([
      [422, "code_incorrect", 4],
      [422, "code_incorrect", 3],
      [422, "code_incorrect", 2],
      [422, "code_incorrect", 1],
      [422, "code_incorrect", 0],
      [429, "too_many_attempts", undefined],
    ]);
    expect((await visit.activate({ code })).json.code).toBe("too_many_attempts");
    gangway.clock.now += 31_000;
    await visit.send();
    expect((await visit.activate({ code: gangway.mailedCode() })).status).toBe(200);
  });

  test("guessed thirty times at once: no more than five guesses are looked at", async () => {
    const many = { count: 1000, seconds: 60 };
    const gangway = await openGangway({
      config: { limits: { reference: many, email: many, address: many } },
    });
    const visit = await invited(gangway);
    await visit.send();
    const wrong = wrongCode(gangway.mailedCode());
    const answers = await Promise.all(Array.from({ length: 30 }, () => visit.activate({ code: wrong })));
    const codes = answers.map(({ json }) => json.code);
    expect(codes.filter((code) => code === "code_incorrect")).toHaveLength(5);
    expect(codes.filter((code) => code === "too_many_attempts")).toHaveLength(25);
  });

  test("expires after ten minutes", async () => {
    const gangway = await openGangway();
    const visit = await invited(gangway);
    await visit.send();
    gangway.clock.now += 600_000;
    const late = await visit.activate({ code: gangway.mailedCode() });
    expect([late.status, late.json.code, late.json.retryable]).toEqual([422, "code_expired", true]);
  });

  test("can be asked for again after thirty seconds, and replaces the one before", async () => {
    const gangway = await openGangway();
    const visit = await invited(gangway);
    await visit.send();
    const first = gangway.mailedCode();
    gangway.clock.now += 10_500;
    const early = await visit.send();
    expect([early.status, early.json.code, early.json.retryAfterSeconds]).toEqual([429, "rate_limited", 20]);
    expect(early.headers.get("retry-after")).toBe("20");
    gangway.clock.now += 19_500;
    expect((await visit.send()).status).toBe(202);
    expect(gangway.mails).toHaveLength(2);
    const second = gangway.mailedCode();
    if (first !== second) expect((await visit.activate({ code: first })).json.code).toBe("code_incorrect");
    expect((await visit.activate({ code: second })).status).toBe(200);
  });

  test("asked for ten times at once is mailed once", async () => {
    const gangway = await openGangway();
    const visit = await invited(gangway);
    const answers = await Promise.all(Array.from({ length: 10 }, () => visit.send()));
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
    expect(gangway.mails).toHaveLength(1);
  });

  test("counts again within a minute, for a page whose answer got lost, and then no more", async () => {
    const gangway = await openGangway();
    const visit = await invited(gangway);
    await visit.send();
    const code = gangway.mailedCode();
    expect((await visit.activate({ code })).status).toBe(200);
    gangway.clock.now += 59_000;
    expect((await visit.activate({ code })).json.status).toBe("Active");
    gangway.clock.now += 1_000;
    expect((await visit.activate({ code })).json.code).toBe("code_expired");
  });

  test("is worth nothing for another visit", async () => {
    const gangway = await openGangway();
    const visit = await invited(gangway);
    const other = await invited(gangway);
    await visit.send();
    expect((await other.activate({ code: gangway.mailedCode() })).json.code).toBe("code_expired");
  });

  test("is never sent by looking at the visit", async () => {
    const gangway = await openGangway();
    const visit = await invited(gangway);
    await visit.tracking();
    await visit.status();
    expect(gangway.mails).toEqual([]);
  });

  test("is limited per email address over all its visits", async () => {
    const gangway = await openGangway({ config: { limits: { email: { count: 2, seconds: 600 } } } });
    const statuses = [];
    for (let index = 0; index < 3; index += 1) {
      const visit = await invited(gangway);
      statuses.push((await visit.send()).status);
    }
    expect(statuses).toEqual([202, 202, 429]);
  });

  test("in the wrong shape is a fault, not a guess", async () => {
    const gangway = await openGangway();
    const visit = await invited(gangway);
    await visit.send();
    const answer = await visit.activate({ code: "12345" });
    expect([answer.status, answer.json.validationResults[0].name]).toEqual([400, "code"]);
    expect((await visit.activate({ code: wrongCode(gangway.mailedCode()) })).json.attemptsLeft).toBe(4);
  });

  test("or another proof is needed", async () => {
    const gangway = await openGangway();
    const visit = await invited(gangway);
    const answer = await visit.activate({});
    expect([answer.status, answer.json.validationResults[0]]).toMatchObject([
      400,
      { name: "code", resultName: "Required" },
    ]);
    expect((await visit.activate({ code: "123456", customerToken: "x" })).status).toBe(400);
    expect((await visit.status()).json.status).toBe("Inactive");
  });
});

describe("customer tokens", () => {
  const customer = { externalRef: "customer-7" };
  const claims = { sub: "customer-7", aud: "HARBOUR" };

  async function tryToken(
    change: { claims?: Record<string, unknown>; expiresIn?: number; secret?: string; alg?: string } = {},
    invite: Record<string, unknown> = customer,
  ) {
    const gangway = await openGangway();
    const visit = await invited(gangway, invite);
    const token = new SignJWT({ ...claims, ...change.claims }).setProtectedHeader({
      alg: change.alg ?? "HS256",
    });
    if (change.expiresIn !== 0) {
      token.setExpirationTime(Math.floor(gangway.clock.now / 1000) + (change.expiresIn ?? 300));
    }
    const secret = new TextEncoder().encode(change.secret ?? CUSTOMER_SECRET);
    const answer = await visit.activate({ customerToken: await token.sign(secret) });
    return [answer.status, answer.json.code ?? answer.json.status];
  }

  test.each([
    ["for the external ref", {}],
    ["under the older secret", { secret: "old-customer-secret" }],
    ["ten minutes long", { expiresIn: 600 }],
  ])("%s: the visit is active", async (_name, change) => {
    expect(await tryToken(change)).toEqual([200, "Active"]);
  });

  test("for the email address, whatever its case, where the visit has no external ref", async () => {
    expect(await tryToken({ claims: { sub: EMAIL.toLowerCase() } }, {})).toEqual([200, "Active"]);
  });

  test.each([
    ["of the email address where the visit has an external ref", { claims: { sub: EMAIL } }],
    ["of somebody else", { claims: { sub: "customer-8" } }],
    ["of nobody", { claims: { sub: undefined } }],
    ["for another organisation", { claims: { aud: "QUAY" } }],
    ["for no organisation", { claims: { aud: undefined } }],
    ["that never expires", { expiresIn: 0 }],
    ["that lives too long", { expiresIn: 3600 }],
    ["that has expired", { expiresIn: -1 }],
    ["under a secret of nobody's", { secret: "another-secret-of-thirty-two-byte" }],
    ["under another algorithm", { alg: "HS512", secret: CUSTOMER_SECRET.repeat(2) }],
  ])("%s: token_invalid", async (_name, change) => {
    expect(await tryToken(change)).toEqual([401, "token_invalid"]);
  });

  test("unsigned, or no token at all: token_invalid", async () => {
    const gangway = await openGangway();
    const visit = await invited(gangway, customer);
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const exp = Math.floor(gangway.clock.now / 1000) + 300;
    const unsigned = `${encode({ alg: "none" })}.${encode({ ...claims, exp })}.`;
    for (const customerToken of [unsigned, "nonsense"]) {
      expect((await visit.activate({ customerToken })).json.code).toBe("token_invalid");
    }
  });

  test("are all there is where authentication is token", async () => {
    const gangway = await openGangway({ organisation: { authentication: "token" } });
    const visit = await invited(gangway, customer);
    expect((await visit.send()).json.code).toBe("invalid_request");
    const refused = await visit.activate({ code: "123456" });
    expect(refused.json.validationResults[0].name).toBe("customerToken");
  });
});

describe("an active visit", () => {
  async function active(gangway: TestGangway) {
    const visit = await invited(gangway);
    await visit.send();
    const { visitToken } = (await visit.activate({ code: gangway.mailedCode() })).json;
    return { ...visit, visitToken, bearer: { authorization: `Bearer ${visitToken}` } };
  }

  test("shows the way to VerifiMe to the holder of its visit token only", async () => {
    const gangway = await openGangway();
    const visit = await active(gangway);
    const stranger = await visit.tracking();
    expect(stranger.status).toBe(200);
    for (const secret of ["inviteUrl", "qrCodeUrl", "frame"])
      expect(stranger.json).not.toHaveProperty(secret);
    expect(stranger.json).toMatchObject({
      trackingReference: visit.ref,
      status: "Active",
      organisation: {
        code: "HARBOUR",
        name: "Harbour & Sons",
        logoUrl: null,
        privacyUrl: null,
        helpUrl: null,
      },
      authentication: "code",
      maskedEmail: "J•••@example.com",
    });
    const holder = await visit.tracking(visit.bearer);
    expect(holder.json.inviteUrl).toContain(visit.ref);
    const other = await invited(gangway);
    expect((await other.tracking(visit.bearer)).json).not.toHaveProperty("inviteUrl");
    gangway.clock.now += 24 * 3600 * 1000;
    expect((await visit.tracking(visit.bearer)).json).not.toHaveProperty("inviteUrl");
  });

  test("may be activated again by its visit token", async () => {
    const gangway = await openGangway();
    const visit = await active(gangway);
    const again = await visit.activate(undefined, visit.bearer);
    expect([again.status, again.json.status]).toEqual([200, "Active"]);
    const forged = await visit.activate(undefined, { authorization: `Bearer ${visit.visitToken}x` });
    expect(forged.json.code).toBe("token_invalid");
  });

  test("stays Active where VerifiMe's activate call fails, and the failure is logged", async () => {
    const gangway = await openGangway();
    gangway.upstream.answers.activate = (_call, response) => json(response, 404, {});
    const visit = await active(gangway);
    expect((await visit.status()).json).toEqual({ status: "Active" });
    expect(gangway.logs).toContainEqual({
      level: "warn",
      event: "provider_activate_failed",
      fields: {
        organisation: "HARBOUR",
        reference: visit.ref,
        provider: "verifime",
        code: "provider_rejected",
      },
    });
  });

  test("calls VerifiMe where the config says, or not at all", async () => {
    const gangway = await openGangway({ provider: { activatePath: false } });
    await active(gangway);
    expect(gangway.upstream.count("activate")).toBe(0);
  });

  test("is closed once it has ended", async () => {
    const gangway = await openGangway();
    const visit = await active(gangway);
    await gangway.store.reports.apply(visit.ref ?? "", { ended: "expired" }, gangway.clock.now);
    for (const answer of [await visit.send(), await visit.activate({ code: "123456" })]) {
      expect([answer.status, answer.json.code]).toEqual([410, "reference_ended"]);
    }
    expect((await visit.status()).json).toEqual({ status: "Active", ended: "expired" });
    expect((await visit.tracking()).json.ended).toBe("expired");
  });

  test("needs no proof where authentication is none", async () => {
    const gangway = await openGangway({ organisation: { authentication: "none" } });
    const visit = await invited(gangway);
    expect((await visit.tracking()).json.inviteUrl).toContain(visit.ref);
    expect((await visit.activate()).json.status).toBe("Active");
  });
});

describe("the QR code", () => {
  const DAY = 24 * 3600 * 1000;

  test("has a signed address that ends", async () => {
    const gangway = await openGangway();
    const { qrCodeUrl = "" } = await gangway.invite();
    const { pathname, search } = new URL(qrCodeUrl);
    const read = async (query: string) => (await gangway.call("GET", pathname + query)).status;
    gangway.clock.now += 29 * DAY;
    expect(await read(search)).toBe(200);
    gangway.clock.now += 2 * DAY;
    expect(await read(search)).toBe(401);
    const [until = "", mac = ""] = search.replace("?sig=", "").split(".");
    expect(await read(`?sig=${Number(until) + 31 * DAY}.${mac}`)).toBe(401);
    expect(await read(`?sig=${mac}`)).toBe(401);
    const reference = pathname.replace("/v1/qr/", "").replace(".svg", "");
    const headers = { "x-api-key": API_KEY };
    const visit = await gangway.call("GET", `/v1/visits/${reference}`, { headers });
    expect(await read(new URL(visit.json.qrCodeUrl).search)).toBe(200);
  });

  test("needs the signed address, the visit token, or authentication none", async () => {
    const gangway = await openGangway();
    const { trackingReference: ref, qrCodeUrl = "" } = await gangway.invite();
    const { pathname, search } = new URL(qrCodeUrl);
    const signed = await gangway.call("GET", pathname + search);
    expect(signed.status).toBe(200);
    expect(signed.headers.get("content-type")).toBe("image/svg+xml");
    expect(signed.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    expect(signed.text).toMatch(/^<svg[\s\S]*<path/);
    expect(signed.text).not.toContain("script");
    const other = await gangway.invite();
    for (const path of [pathname, `${pathname}?sig=x`, `/v1/qr/${other.trackingReference}.svg${search}`]) {
      const refused = await gangway.call("GET", path);
      expect([refused.status, refused.json.code]).toEqual([401, "unauthorised"]);
    }
    await gangway.call("POST", `${tracking(ref)}/code`);
    const body = { code: gangway.mailedCode() };
    const { visitToken } = (await gangway.call("POST", `${tracking(ref)}/activate`, { body })).json;
    const headers = { authorization: `Bearer ${visitToken}` };
    expect((await gangway.call("GET", pathname, { headers })).status).toBe(200);
  });
});
