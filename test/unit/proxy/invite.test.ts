import { describe, expect, test } from "vitest";
import { inviteAnswerSchema } from "../../../src/contract/page-schemas.js";
import { createFakeProviders, PROVIDER_CONFIGS } from "./support/fake-providers.js";
import { API_KEY, EMAIL, ORIGIN, OTHER_ORIGIN, openGangway, PUBLIC_URL } from "./support/open-gangway.js";
import { json } from "./support/verifime-upstream.js";

const INVITE = "/v1/user/invite";
const body = { email: EMAIL, code: "HARBOUR" };
const key = { "x-api-key": API_KEY };

describe("inviting", () => {
  test("answers with VerifiMe's own reference and our QR code", async () => {
    const gangway = await openGangway();
    const answer = await gangway.call("POST", INVITE, { body, headers: key });
    expect(answer.status).toBe(201);
    expect(inviteAnswerSchema.parse(answer.json)).toEqual(answer.json);
    const { trackingReference } = answer.json;
    expect(answer.json).toMatchObject({
      inviteUrl: `https://portal.verifime.example/sign-up/track-id/${trackingReference}`,
      status: "Inactive",
      provider: "verifime",
      launch: ["link", "redirect"],
      expiresAt: null,
    });
    expect(answer.json.qrCodeUrl).toMatch(`${PUBLIC_URL}/v1/qr/${trackingReference}.svg?sig=`);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  });

  test("sends VerifiMe the partner's members, under VerifiMe's organisation code", async () => {
    const gangway = await openGangway();
    const customerContext = {
      firstName: "Jane",
      dateOfBirth: "1990-01-15",
      callbackUrl: "https://a.example/b",
    };
    await gangway.invite({ referenceData: "application-7", customerContext, sendInvitationEmail: true });
    expect(gangway.upstream.calls[0]?.body).toEqual({
      email: EMAIL,
      code: "VMCODE1234",
      referenceData: expect.stringMatching(/^[\w-]{24}$/),
      customerContext,
      sendInvitationEmail: true,
    });
  });

  test.each([undefined, "application-7"])(
    "sends a random referenceData of ours in place of %s",
    async (referenceData) => {
      const gangway = await openGangway();
      await gangway.invite({ referenceData });
      await gangway.invite({ referenceData });
      const [first, second] = gangway.upstream.calls.map((call) => call.body.referenceData);
      expect(first).toMatch(/^[\w-]{24}$/);
      expect(second).not.toBe(first);
    },
  );

  test("takes null for every optional member, at any depth", async () => {
    const gangway = await openGangway();
    const nothing = {
      referenceData: null,
      customerContext: null,
      sendInvitationEmail: null,
      externalRef: null,
      locale: null,
    };
    const document = { type: null, number: null, country: null };
    const context = {
      firstName: "Jane",
      familyName: null,
      middleName: null,
      fullName: null,
      dateOfBirth: null,
      preferredContactNumber: null,
      address: null,
      idNumber: null,
      consents: null,
      callbackUrl: null,
    };
    for (const [members, customerContext] of [
      [nothing, null],
      [{ ...nothing, customerContext: { ...context, document: null } }, { firstName: "Jane" }],
      [
        { ...nothing, customerContext: { ...context, document } },
        { firstName: "Jane", document: {} },
      ],
    ] as const) {
      const answer = await gangway.call("POST", INVITE, { headers: key, body: { ...body, ...members } });
      expect([answer.status, answer.json.validationResults]).toEqual([201, undefined]);
      const visit = await gangway.call("GET", `/v1/visits/${answer.json.trackingReference}`, {
        headers: key,
      });
      expect(visit.json).toMatchObject({
        referenceData: null,
        customerContext,
        sendInvitationEmail: false,
        externalRef: null,
        locale: null,
      });
    }
    const sent = gangway.upstream.calls.map((call) => JSON.stringify(call.body));
    expect(sent.filter((text) => text.includes("null"))).toEqual([]);
  });

  test.each(["email", "code"])("refuses null for %s", async (name) => {
    const gangway = await openGangway();
    const answer = await gangway.call("POST", INVITE, { headers: key, body: { ...body, [name]: null } });
    expect([answer.status, answer.json.validationResults?.[0]?.name]).toEqual([400, name]);
  });

  test.each(["", "  as it is\n", "long ".repeat(2000)])(
    "keeps the referenceData %j as it is",
    async (referenceData) => {
      const gangway = await openGangway();
      const { trackingReference } = await gangway.invite({ referenceData });
      const visit = await gangway.call("GET", `/v1/visits/${trackingReference}`, { headers: key });
      expect(visit.json.referenceData).toBe(referenceData);
    },
  );

  test.each(["19900115", "1990-01-15T00:00:00Z", "1990-01-15T23:30:00-08:00"])(
    "takes %s as a date of birth",
    async (dateOfBirth) => {
      const gangway = await openGangway();
      const { trackingReference } = await gangway.invite({ customerContext: { dateOfBirth } });
      expect(gangway.upstream.calls[0]?.body.customerContext).toEqual({ dateOfBirth: "1990-01-15" });
      const visit = await gangway.call("GET", `/v1/visits/${trackingReference}`, { headers: key });
      expect(visit.json.customerContext).toEqual({ dateOfBirth: "1990-01-15" });
    },
  );

  test("keeps the whole context, and gives VerifiMe its members of it", async () => {
    const gangway = await openGangway();
    const known = {
      fullName: "Jane Smith",
      address: "42 Wallaby Way",
      preferredContactNumber: "+61 412345678",
    };
    const customerContext = {
      ...known,
      idNumber: "38001085718",
      document: { type: "PASSPORT", number: "B01234567", country: "EE" },
      consents: [{ type: "ine", approved: true }],
    };
    const { trackingReference } = await gangway.invite({ customerContext });
    expect(gangway.upstream.calls[0]?.body.customerContext).toEqual(known);
    const visit = await gangway.call("GET", `/v1/visits/${trackingReference}`, { headers: key });
    expect(visit.json.customerContext).toEqual(customerContext);
  });

  test("reports the faults inside a document and its consents as well", async () => {
    const gangway = await openGangway();
    const answer = await gangway.call("POST", INVITE, {
      headers: key,
      body: {
        ...body,
        customerContext: {
          dateOfBirth: "1990-02-31T00:00:00Z",
          document: { type: "passport", country: "Estonia", nubmer: "B01234567" },
          consents: [{ type: "ine" }, null],
        },
      },
    });
    const faults = answer.json.validationResults.map(
      ({ path, name, message }: Record<string, string>) => `${path}/${name}: ${message}`,
    );
    expect(faults.sort()).toEqual([
      "customerContext.consents.0/approved: approved is required",
      "customerContext.consents/1: 1 must be of type object",
      "customerContext.document/country: country must be a country's two letters (ISO 3166-1), such as AU",
      "customerContext.document/nubmer: nubmer is not a member here: did you mean number?",
      "customerContext.document/type: type must be one of PASSPORT, ID_CARD, DRIVERS_LICENSE, RESIDENCE_PERMIT",
      "customerContext/dateOfBirth: dateOfBirth must be a date that exists, as YYYY-MM-DD",
    ]);
  });

  test("reports every fault at once, unknown members with a way out", async () => {
    const gangway = await openGangway();
    const answer = await gangway.call("POST", INVITE, {
      headers: key,
      body: {
        emial: EMAIL,
        code: "",
        customerContext: { fristName: "Jane", dateOfBirth: "1990-02-31", callbackUrl: "javascript:alert(1)" },
        sendInvitationEmail: "yes",
      },
    });
    expect(answer.status).toBe(400);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.json).toMatchObject({ code: "invalid_request", retryable: false, status: 400 });
    const faults = answer.json.validationResults.map(
      ({ path, name, resultName }: Record<string, string>) => `${path}/${name}: ${resultName}`,
    );
    expect(faults.sort()).toEqual([
      "/code: Required",
      "/email: Required",
      "/emial: UnknownMember",
      "/sendInvitationEmail: InvalidType",
      "customerContext/callbackUrl: InvalidUrl",
      "customerContext/dateOfBirth: InvalidDate",
      "customerContext/fristName: UnknownMember",
    ]);
    for (const result of answer.json.validationResults) {
      expect(result).toMatchObject({ resultType: "Error", resultScope: "Field" });
    }
    const messages = answer.json.validationResults.map(({ message }: { message: string }) => message);
    expect(messages).toContain("emial is not a member here: did you mean email?");
    expect(messages).toContain("fristName is not a member here: did you mean firstName?");
    expect(gangway.upstream.calls).toEqual([]);
  });

  test.each([
    ["no JSON", "{", "application/json", 400],
    ["an array", "[]", "application/json", 400],
    ["another content type", JSON.stringify(body), "text/plain", 415],
  ])("refuses %s", async (_name, sent, contentType, status) => {
    const gangway = await openGangway();
    const headers = { ...key, "content-type": contentType };
    const answer = await gangway.call("POST", INVITE, { body: sent, headers });
    expect(answer.status).toBe(status);
    expect(answer.json).toMatchObject({ code: "invalid_request", status });
  });

  test("passes VerifiMe's own faults on, for the fields that the customer typed", async () => {
    const gangway = await openGangway();
    const fault = {
      path: "customerContext",
      name: "firstName",
      resultType: "Error",
      resultName: "PersonNameInvalidCharacter",
      resultScope: "Field",
      message: "A person name is not allowed to have the character at position 9",
    };
    gangway.upstream.answers.invite = ({ body: request }, response) =>
      json(response, 400, { request, validationResults: [fault] });
    const answer = await gangway.call("POST", INVITE, { body, headers: key });
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({
      code: "invalid_request",
      providerCode: "PersonNameInvalidCharacter",
      validationResults: [fault],
    });
  });

  test("takes a refused organisation code for a fault of the configuration", async () => {
    const gangway = await openGangway();
    gangway.upstream.answers.invite = (_call, response) =>
      json(response, 400, {
        validationResults: [
          { path: "", name: "code", resultName: "InvalidOrganisationCodeLength", message: "wrong length" },
        ],
      });
    const answer = await gangway.call("POST", INVITE, { body, headers: key });
    expect(answer.status).toBe(502);
    expect(answer.json).toMatchObject({
      code: "provider_rejected",
      providerCode: "InvalidOrganisationCodeLength",
    });
  });
});

describe("who may invite", () => {
  const invite = async (
    headers: Record<string, string>,
    organisation: Record<string, unknown> = {},
    code = "HARBOUR",
  ) => {
    const gangway = await openGangway({ organisation });
    const answer = await gangway.call("POST", INVITE, { body: { ...body, code }, headers });
    return [answer.status, answer.json.code ?? answer.json.status];
  };

  test.each([
    ["a server with its key", key, {}, 201, "Inactive"],
    ["a server with the second key", { "x-api-key": "harbour-api-key-2" }, {}, 201, "Inactive"],
    ["a server with a wrong key", { "x-api-key": "harbour-api-key-3" }, {}, 401, "unauthorised"],
    ["a server with another organisation's key", { "x-api-key": "quay-api-key" }, {}, 401, "unauthorised"],
    ["a server with an empty key", { "x-api-key": "" }, {}, 401, "unauthorised"],
    ["an allowed page", { origin: ORIGIN }, {}, 201, "Inactive"],
    ["the proxy's own page", { origin: PUBLIC_URL }, {}, 201, "Inactive"],
    ["a page of another organisation", { origin: OTHER_ORIGIN }, {}, 403, "origin_not_allowed"],
    ["a page of nobody's", { origin: "https://evil.example" }, {}, 403, "origin_not_allowed"],
    ["a sandboxed page", { origin: "null" }, {}, 403, "origin_not_allowed"],
    ["a page where only servers may", { origin: ORIGIN }, { browserInvites: false }, 401, "unauthorised"],
    ["nobody in particular where only servers may", {}, { browserInvites: false }, 401, "unauthorised"],
  ])("%s", async (_name, headers, organisation, status, code) => {
    expect(await invite(headers, organisation)).toEqual([status, code]);
  });

  test("an unknown organisation is 404", async () => {
    expect(await invite(key, {}, "NOBODY")).toEqual([404, "unknown_organisation"]);
  });
});

describe("an invite from a page", () => {
  const page = { origin: ORIGIN };
  const invite = async (
    members: Record<string, unknown>,
    headers: Record<string, string> = page,
    organisation: Record<string, unknown> = {},
  ) => {
    const gangway = await openGangway({ organisation });
    return gangway.call("POST", INVITE, { body: { ...body, ...members }, headers });
  };

  test.each([
    ["a page", page, {}, false],
    ["a caller without key and origin", {}, {}, false],
    ["a page where tokens are asked for", page, { authentication: "token" }, false],
    ["a page where nothing is asked for", page, { authentication: "none" }, true],
    ["a server", key, { authentication: "token" }, true],
  ])("shows the link to %s: %s %s %s", async (_name, headers, organisation, shows) => {
    const { status, json: answer } = await invite({}, headers, organisation);
    expect(status).toBe(201);
    expect([answer.inviteUrl !== undefined, answer.qrCodeUrl !== undefined]).toEqual([shows, shows]);
  });

  test("keeps the link from a page that repeats its Idempotency-Key", async () => {
    const gangway = await openGangway();
    const headers = { ...page, "idempotency-key": "details-1" };
    const first = await gangway.call("POST", INVITE, { body, headers });
    const second = await gangway.call("POST", INVITE, { body, headers });
    expect(second.json).toEqual(first.json);
    expect(second.json).not.toHaveProperty("inviteUrl");
  });

  test.each([
    ["https://evil.example/login"],
    ["http://169.254.169.254/"],
    [`${ORIGIN}.evil.example/`],
    [`${ORIGIN}@evil.example/`],
    [`${ORIGIN}:8443/`],
    [ORIGIN.replace("https", "http")],
    [OTHER_ORIGIN],
  ])("may not lead to %s, where a server may", async (callbackUrl) => {
    const refused = await invite({ customerContext: { callbackUrl } });
    expect([refused.status, refused.json.code]).toEqual([400, "invalid_request"]);
    expect(refused.json.validationResults).toEqual([
      {
        path: "customerContext",
        name: "callbackUrl",
        resultType: "Error",
        resultName: "OriginNotAllowed",
        resultScope: "Field",
        message: expect.stringContaining("allowedOrigins"),
      },
    ]);
    expect((await invite({ customerContext: { callbackUrl } }, key)).status).toBe(201);
  });

  test.each([`${ORIGIN}/back?from=provider`, `${ORIGIN.toUpperCase()}/`, `${PUBLIC_URL}/o/1`])(
    "may lead to %s",
    async (callbackUrl) => {
      expect((await invite({ customerContext: { callbackUrl } })).status).toBe(201);
    },
  );

  test("may leave out by null what it may not send", async () => {
    const members = { sendInvitationEmail: null, customerContext: { callbackUrl: null } };
    expect((await invite(members)).status).toBe(201);
    expect((await invite({ sendInvitationEmail: null, customerContext: null })).status).toBe(201);
  });

  test("may not have mail sent, where a server may", async () => {
    const refused = await invite({ sendInvitationEmail: true });
    expect(refused.status).toBe(400);
    expect(refused.json.validationResults).toMatchObject([
      { path: "", name: "sendInvitationEmail", resultName: "ServerOnly" },
    ]);
    expect((await invite({ sendInvitationEmail: false })).status).toBe(201);
    expect((await invite({ sendInvitationEmail: true }, key)).status).toBe(201);
  });

  test("is told all of its faults at once", async () => {
    const { json: problem } = await invite({
      email: "nobody",
      sendInvitationEmail: true,
      customerContext: { callbackUrl: "https://evil.example/", dateOfBirth: "1990-02-31" },
    });
    const names = problem.validationResults.map(({ name }: { name: string }) => name);
    expect(names.sort()).toEqual(["callbackUrl", "dateOfBirth", "email", "sendInvitationEmail"]);
  });
});

describe("Idempotency-Key", () => {
  const keyed = { ...key, "idempotency-key": "order-1" };

  test("gives the same answer to the same call, also a day later, and calls VerifiMe once", async () => {
    const gangway = await openGangway();
    const first = await gangway.call("POST", INVITE, { body, headers: keyed });
    gangway.clock.now += 23 * 3600 * 1000;
    const second = await gangway.call("POST", INVITE, {
      // Equal in meaning, not in bytes.
      body: `{ "code": "HARBOUR", "email": "${EMAIL}" }`,
      headers: keyed,
    });
    expect([second.status, second.json]).toEqual([201, first.json]);
    expect(gangway.upstream.count("invite")).toBe(1);
    gangway.clock.now += 3600 * 1000;
    const third = await gangway.call("POST", INVITE, { body, headers: keyed });
    expect(third.json.trackingReference).not.toBe(first.json.trackingReference);
  });

  test("takes null for a member that is left out, and a date with a time for its date", async () => {
    const gangway = await openGangway();
    const first = await gangway.call("POST", INVITE, {
      body: { ...body, customerContext: { dateOfBirth: "1990-01-15" } },
      headers: keyed,
    });
    const second = await gangway.call("POST", INVITE, {
      body: {
        ...body,
        externalRef: null,
        customerContext: { dateOfBirth: "1990-01-15T00:00:00Z", firstName: null },
      },
      headers: keyed,
    });
    expect([second.status, second.json]).toEqual([201, first.json]);
    expect(gangway.upstream.count("invite")).toBe(1);
  });

  test("forgets the visit with its redaction", async () => {
    const gangway = await openGangway();
    const named = { ...body, externalRef: "user_1" };
    const first = await gangway.call("POST", INVITE, { body: named, headers: keyed });
    const { identities, reports } = gangway.store;
    await reports.apply(first.json.trackingReference, { outcome: "approved" }, gangway.clock.now);
    const identity = await identities.find("HARBOUR", "user_1");
    if (!identity) throw new Error("no identity");
    await identities.redact(identity, gangway.clock.now);
    const second = await gangway.call("POST", INVITE, { body: named, headers: keyed });
    expect([second.status, second.json.code]).toEqual([410, "reference_ended"]);
    expect(second.text).not.toContain("inviteUrl");
  });

  test("gives one answer to ten calls at once", async () => {
    const gangway = await openGangway();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => gangway.call("POST", INVITE, { body, headers: keyed })),
    );
    expect(new Set(answers.map(({ json: { trackingReference } }) => trackingReference)).size).toBe(1);
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
    expect(gangway.upstream.count("invite")).toBe(1);
  });

  test("is refused with another body", async () => {
    const gangway = await openGangway();
    await gangway.call("POST", INVITE, { body, headers: keyed });
    const other = { ...body, email: "joe@example.com" };
    const answer = await gangway.call("POST", INVITE, { body: other, headers: keyed });
    expect([answer.status, answer.json.code]).toEqual([422, "idempotency_mismatch"]);
  });

  test("belongs to its caller", async () => {
    const gangway = await openGangway();
    const server = await gangway.call("POST", INVITE, { body, headers: keyed });
    const page = await gangway.call("POST", INVITE, {
      body,
      headers: { "idempotency-key": "order-1", origin: ORIGIN },
    });
    expect(page.json.trackingReference).not.toBe(server.json.trackingReference);
  });

  test("is not used up by a failure", async () => {
    const gangway = await openGangway();
    const works = gangway.upstream.answers.invite;
    gangway.upstream.answers.invite = (_call, response) => json(response, 500, {});
    const failed = await gangway.call("POST", INVITE, { body, headers: keyed });
    expect([failed.status, failed.json.code]).toEqual([503, "provider_unavailable"]);
    gangway.upstream.answers.invite = works;
    expect((await gangway.call("POST", INVITE, { body, headers: keyed })).status).toBe(201);
  });

  test("has at most 255 characters", async () => {
    const gangway = await openGangway();
    const headers = { ...key, "idempotency-key": "k".repeat(256) };
    const answer = await gangway.call("POST", INVITE, { body, headers });
    expect([answer.status, answer.json.code]).toEqual([400, "invalid_request"]);
  });
});

describe("rate limits on inviting", () => {
  const page = { origin: ORIGIN };

  test("per email address in any case, with the time to wait", async () => {
    const gangway = await openGangway({ config: { limits: { email: { count: 2, seconds: 600 } } } });
    const invite = (email: string) =>
      gangway.call("POST", INVITE, { body: { ...body, email }, headers: page });
    expect((await invite(EMAIL)).status).toBe(201);
    expect((await invite(EMAIL.toUpperCase())).status).toBe(201);
    const refused = await invite(EMAIL);
    expect(refused.status).toBe(429);
    expect(refused.json).toMatchObject({ code: "rate_limited", retryable: true, retryAfterSeconds: 600 });
    expect(refused.headers.get("retry-after")).toBe("600");
    expect((await invite("joe@example.com")).status).toBe(201);
    gangway.clock.now += 600_000;
    expect((await invite(EMAIL)).status).toBe(201);
  });

  test("per address, and none for the partner's own server", async () => {
    const gangway = await openGangway({ config: { limits: { invite: { count: 3, seconds: 60 } } } });
    const headersOf = (index: number) => ({ ...page, "x-forwarded-for": `198.51.100.${index}` });
    const answers = [];
    for (const index of [1, 2, 3, 4]) {
      const email = `jane${index}@example.com`;
      answers.push(
        await gangway.call("POST", INVITE, { body: { ...body, email }, headers: headersOf(index) }),
      );
    }
    // X-Forwarded-For from a page is ignored.
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 429]);
    await gangway.invite();
  });

  test("a handful a minute per address, unless the configuration says otherwise", async () => {
    const gangway = await openGangway();
    const invite = (index: number) =>
      gangway.call("POST", INVITE, { body: { ...body, email: `jane${index}@example.com` }, headers: page });
    const statuses = [];
    for (let index = 0; index < 6; index += 1) statuses.push((await invite(index)).status);
    expect(statuses).toEqual([201, 201, 201, 201, 201, 429]);
    gangway.clock.now += 60_000;
    expect((await invite(7)).status).toBe(201);
  });

  test("per mailbox: a +tag is none of its own, and neither are dots at Gmail", async () => {
    const many = { count: 100, seconds: 60 };
    const limits = { email: { count: 2, seconds: 600 }, invite: many };
    const gangway = await openGangway({ config: { limits } });
    const invite = async (email: string) =>
      (await gangway.call("POST", INVITE, { body: { ...body, email }, headers: page })).status;
    expect(await invite("jane@example.com")).toBe(201);
    expect(await invite("jane+1@example.com")).toBe(201);
    expect(await invite("jane+2@example.com")).toBe(429);
    expect(await invite("ja.ne@example.com")).toBe(201);
    expect(await invite("ja.ne.do@gmail.com")).toBe(201);
    expect(await invite("janedo+x@googlemail.com")).toBe(201);
    expect(await invite("j.anedo@gmail.com")).toBe(429);
  });

  describe("beside the provider's own cap", () => {
    const open = async () => {
      let address = "203.0.113.1";
      const gangway = await openGangway({
        config: { limits: { invite: { count: 1000, seconds: 60 } } },
        organisation: { provider: { ...PROVIDER_CONFIGS.veriff, creationsPerMinute: 20 } },
        host: { fetch: createFakeProviders(), addressOf: () => address },
      });
      let sent = 0;
      const invite = async (from: string, headers: Record<string, string> = page) => {
        address = from;
        sent += 1;
        const email = `jane${sent}@example.com`;
        return (await gangway.call("POST", INVITE, { body: { ...body, email }, headers })).status;
      };
      const series = async (
        count: number,
        from: (index: number) => string,
        headers?: Record<string, string>,
      ) => {
        const statuses = [];
        for (let index = 0; index < count; index += 1) statuses.push(await invite(from(index), headers));
        return statuses.filter((status) => status === 201).length;
      };
      return { gangway, series };
    };

    test("pages of one address get a quarter of it", async () => {
      const { series } = await open();
      expect(await series(10, () => "203.0.113.1")).toBe(5);
      expect(await series(3, () => "203.0.113.2")).toBe(3);
    });

    test("all pages together leave a quarter to servers with a key", async () => {
      const { series } = await open();
      expect(await series(20, (index) => `203.0.113.${index}`)).toBe(15);
      expect(await series(10, () => "203.0.113.1", key)).toBe(5);
    });

    test("servers may use all of it", async () => {
      const { series } = await open();
      expect(await series(25, () => "203.0.113.1", key)).toBe(20);
    });
  });
});
