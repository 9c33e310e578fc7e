import { readFileSync } from "node:fs";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { OutboundAnswer, OutboundRequest, ProviderInvite } from "../../../src/providers/provider.js";
import type { VxOptions } from "../../../src/providers/vx/config.js";
import { createVx } from "../../../src/providers/vx/provider.js";

const fixture = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`../../fixtures/vx/${name}.json`, import.meta.url), "utf8"));

const NOW = Date.parse("2026-11-20T12:00:00Z");
const ID = "4ed2ec66-9471-415d-99ce-7bd1742fc2b8";
const LINK = "https://fe.dcams.app/d2568a05-47a2-4ec7-b3e3-c5bd194461a7";

interface Reply {
  status?: number;
  body?: unknown;
  text?: string;
  headers?: Record<string, string>;
}

const fakes: { replies: unknown[]; tokenReplies: Reply[] }[] = [];

/** A provider on a VX that gives a fresh token each time it is asked, and other answers as they are lined up. */
function vx(replies: (Reply | Promise<Reply>)[] = [], options: Partial<VxOptions> = {}) {
  const fake = {
    now: NOW,
    replies,
    /** What the token call answers instead, as often as there are entries. */
    tokenReplies: [] as Reply[],
    tokenCalls: [] as OutboundRequest[],
    calls: [] as OutboundRequest[],
    /** The `authorization` of each call. */
    bearers: () => fake.calls.map(({ headers }) => headers?.authorization),
  };
  const outbound = async (request: OutboundRequest): Promise<OutboundAnswer> => {
    const forToken = request.route === "/oauth/token";
    (forToken ? fake.tokenCalls : fake.calls).push(request);
    const fresh: Reply = { body: { ...fixture("token"), access_token: `token-${fake.tokenCalls.length}` } };
    const reply = await (forToken ? (fake.tokenReplies.shift() ?? fresh) : fake.replies.shift());
    if (!reply) throw new Error(`unexpected ${request.method} ${request.url}`);
    const { status = 200, body, text = JSON.stringify(body), headers } = reply;
    return { status, text, headers: new Headers(headers) };
  };
  const provider = createVx(
    {
      authUrl: "https://auth.dcams.example",
      baseUrl: "https://vx.dcams.example/",
      clientId: "client-7",
      clientSecret: "client-secret",
      age: "21+",
      webhookAuth: { basic: { user: "vx", password: "hook-secret" } },
      ...options,
    },
    { now: () => fake.now, outbound },
  );
  fakes.push(fake);
  return { provider, fake };
}

afterEach(() => {
  vi.unstubAllEnvs();
  for (const { replies, tokenReplies } of fakes.splice(0)) expect([replies, tokenReplies]).toEqual([[], []]);
});

/** What `readStatus` makes of a body. */
async function statusOf(body: unknown) {
  return vx([{ body }]).provider.readStatus(ID);
}

const invite: ProviderInvite = {
  email: "jane@example.com",
  reference: "11111111-1111-4111-8111-111111111111",
  referenceData: "application-7",
  externalRef: "customer-7",
  customerContext: { firstName: "Jane" },
  sendInvitationEmail: false,
  locale: "en-AU",
  webhookUrl: "https://onboarding.harbour.example/v1/webhooks/vx/HARBOUR",
  routesUrl: "https://onboarding.example/v1/providers/org",
};

describe("createSession", () => {
  test("sends the documented members, and takes request_id and link", async () => {
    const { provider, fake } = vx([{ body: { request_id: ID, link: LINK } }]);
    expect(await provider.createSession(invite)).toEqual({
      providerReference: ID,
      inviteUrl: LINK,
      frame: { url: LINK, origin: "https://fe.dcams.app", allow: "camera; fullscreen" },
      expiresAt: null,
    });
    const [request] = fake.calls;
    expect(request).toMatchObject({
      method: "POST",
      url: "https://vx.dcams.example/api/session/create_session",
      route: "/api/session/create_session",
      headers: { authorization: "Bearer token-1", "content-type": "application/json" },
    });
    expect(JSON.parse(request?.body ?? "")).toEqual({
      email: "jane@example.com",
      age: "21+",
      webhook: { endpoint: invite.webhookUrl },
    });
  });

  test("sends route, settings and brand where they are set", async () => {
    const ids = { routeId: "route-1", settingsId: "settings-2", brandId: "brand-3" };
    const { provider, fake } = vx([{ body: { request_id: ID, link: LINK } }], ids);
    await provider.createSession(invite);
    expect(JSON.parse(fake.calls[0]?.body ?? "")).toMatchObject({
      route_id: "route-1",
      settings_id: "settings-2",
      brand_id: "brand-3",
    });
  });

  test.each([
    { request_id: ID, url: LINK },
    { requestId: ID, link: LINK },
    { request_id: ID, session_link: LINK, url: "" },
    { request_id: ID, verification_link: LINK, link: null },
    { request_id: ID, link: LINK, status: "created", expires_in: 5 },
  ])("takes likely names: %o", async (body) => {
    const { provider } = vx([{ status: 201, body }]);
    expect(await provider.createSession(invite)).toMatchObject({ providerReference: ID, inviteUrl: LINK });
  });

  test.each([
    {},
    [],
    null,
    { link: LINK },
    { request_id: ID },
    { request_id: "", link: LINK },
    { request_id: ID, link: "javascript:alert(1)" },
  ])("refuses an answer without either: %o", async (body) => {
    const { provider } = vx([{ body }]);
    await expect(provider.createSession(invite)).rejects.toMatchObject({ code: "provider_response_invalid" });
  });

  test.each<[string, Reply, object]>([
    ["out of order", { status: 503 }, { code: "provider_unavailable" }],
    [
      "too busy",
      { status: 429, headers: { "retry-after": "7" } },
      { code: "rate_limited", retryAfterSeconds: 7 },
    ],
    [
      "not having it",
      { status: 400, body: fixture("platform-error") },
      { code: "provider_rejected", providerCode: "QRY2" },
    ],
    [
      "forbidding it",
      { status: 403, body: fixture("token-403") },
      { code: "provider_rejected", providerCode: "access_denied" },
    ],
    [
      "saying nothing about it",
      { status: 400, text: "<html>" },
      { code: "provider_rejected", providerCode: undefined },
    ],
    [
      "sending us elsewhere",
      { status: 302, headers: { location: "https://evil.example" } },
      { code: "provider_rejected" },
    ],
  ])("tells apart VX %s", async (_, reply, error) => {
    const { provider } = vx([reply]);
    await expect(provider.createSession(invite)).rejects.toMatchObject(error);
  });
});

describe("the token", () => {
  const status = { body: { current_status: "INIT" } };

  test("is asked for as documented, once, and used until a minute before its end", async () => {
    const { provider, fake } = vx([status, status, status]);
    await provider.readStatus(ID);
    fake.now = NOW + 3539_000;
    await provider.readStatus(ID);
    expect(fake.tokenCalls).toHaveLength(1);
    expect(fake.tokenCalls[0]).toMatchObject({
      method: "POST",
      url: "https://auth.dcams.example/oauth/token",
    });
    expect(JSON.parse(fake.tokenCalls[0]?.body ?? "")).toEqual({
      client_id: "client-7",
      client_secret: "client-secret",
      audience: "dcams.app",
      grant_type: "client_credentials",
    });
    fake.now = NOW + 3540_000;
    await provider.readStatus(ID);
    expect(fake.bearers()).toEqual(["Bearer token-1", "Bearer token-1", "Bearer token-2"]);
  });

  test.each([
    ["https://auth.dcams.example/"],
    ["https://auth.dcams.example/oauth/token"],
    ["https://auth.dcams.example/oauth/token/"],
  ])("has its path appended to %s", async (authUrl) => {
    const { provider, fake } = vx([status], { authUrl });
    await provider.readStatus(ID);
    expect(fake.tokenCalls[0]?.url).toBe("https://auth.dcams.example/oauth/token");
  });

  test.each([
    [30, 14, 15],
    ["30", 14, 15],
    [undefined, 239, 240],
    [null, 239, 240],
    [-5, 239, 240],
  ])("that lives %s seconds is good after %i s, and not after %i s", async (life, good, over) => {
    const { provider, fake } = vx([status, status, status]);
    fake.tokenReplies = [{ body: { access_token: "short", expires_in: life } }];
    await provider.readStatus(ID);
    fake.now = NOW + good * 1000;
    await provider.readStatus(ID);
    fake.now = NOW + over * 1000;
    await provider.readStatus(ID);
    expect(fake.bearers()).toEqual(["Bearer short", "Bearer short", "Bearer token-2"]);
  });

  test("is asked for once by all who call at the same time", async () => {
    const { provider, fake } = vx(Array.from({ length: 20 }, () => status));
    await Promise.all(Array.from({ length: 20 }, () => provider.readStatus(ID)));
    expect(fake.tokenCalls).toHaveLength(1);
    expect(fake.calls).toHaveLength(20);
  });

  test("is renewed once for all whom VX refuses, and each call is repeated once", async () => {
    const refused = { status: 401, body: fixture("token-401") };
    const { provider, fake } = vx([status, ...Array(5).fill(refused), ...Array(5).fill(status)]);
    await provider.readStatus(ID);
    const reports = await Promise.all(Array.from({ length: 5 }, () => provider.readStatus(ID)));
    expect(reports).toHaveLength(5);
    expect(fake.tokenCalls).toHaveLength(2);
    expect(fake.bearers()).toEqual([...Array(6).fill("Bearer token-1"), ...Array(5).fill("Bearer token-2")]);
  });

  test("that is fresh is kept when a call with the one before it is refused late", async () => {
    const refused: Reply = { status: 401 };
    let refuseLate = (_reply: Reply): void => {};
    const late = new Promise<Reply>((resolve) => {
      refuseLate = resolve;
    });
    const { provider, fake } = vx([status, refused, late, status, status]);
    await provider.readStatus(ID);
    const [first, second] = [provider.readStatus(ID), provider.readStatus(ID)];
    await first;
    refuseLate(refused);
    await second;
    expect(fake.tokenCalls).toHaveLength(2);
    expect(fake.bearers().slice(-2)).toEqual(["Bearer token-2", "Bearer token-2"]);
  });

  test("that is refused again is VX's refusal", async () => {
    const refused = { status: 401, body: { error: "invalid_token" } };
    const { provider, fake } = vx([refused, refused]);
    await expect(provider.readStatus(ID)).rejects.toMatchObject({
      code: "provider_rejected",
      providerCode: "invalid_token",
    });
    expect(fake.tokenCalls).toHaveLength(2);
  });

  test("repeats a creation too, with the same body", async () => {
    const { provider, fake } = vx([{ status: 401 }, { body: { request_id: ID, link: LINK } }]);
    await provider.createSession(invite);
    expect(fake.calls[1]?.body).toBe(fake.calls[0]?.body);
    expect(fake.bearers()).toEqual(["Bearer token-1", "Bearer token-2"]);
  });

  test.each<[string, Reply, object]>([
    [
      "client is unknown",
      { status: 401, body: fixture("token-401") },
      { code: "provider_rejected", providerCode: "access_denied" },
    ],
    [
      "audience is wrong",
      { status: 403, body: fixture("token-403") },
      { code: "provider_rejected", providerCode: "access_denied" },
    ],
    ["server is out of order", { status: 500 }, { code: "provider_unavailable" }],
    ["answer has no token", { body: { expires_in: 3600 } }, { code: "provider_response_invalid" }],
  ])("fails for all who wait when the %s, and is asked for anew by the next", async (_, reply, error) => {
    const { provider, fake } = vx([status]);
    fake.tokenReplies = [reply];
    const waiting = await Promise.allSettled([provider.readStatus(ID), provider.createSession(invite)]);
    for (const one of waiting) expect(one).toMatchObject({ status: "rejected", reason: error });
    expect(fake.tokenCalls).toHaveLength(1);
    const message = String((waiting[0] as PromiseRejectedResult).reason);
    expect(message).not.toMatch(/client-secret|Unauthorized/);
    await provider.readStatus(ID);
    expect(fake.bearers()).toEqual(["Bearer token-2"]);
  });
});

describe("readStatus", () => {
  test("asks the one path for status and result", async () => {
    const { provider, fake } = vx([{ body: fixture("status-completed") }]);
    await provider.readStatus("a/b?c");
    expect(fake.calls[0]).toMatchObject({
      method: "GET",
      url: "https://vx.dcams.example/api/session/result/a%2Fb%3Fc",
      route: "/api/session/result/{request_id}",
    });
  });

  test.each<[unknown, object]>([
    [{ current_status: "INIT" }, { status: "Inactive", providerStatus: "INIT" }],
    [{ current_status: "IN PROGRESS" }, { status: "Active", providerStatus: "IN PROGRESS" }],
    [
      { current_status: "PENDING" },
      { status: "Completed", outcome: "in_review", providerStatus: "PENDING", reasonCode: null },
    ],
    [
      { current_status: "COMPLETED" },
      { status: "Completed", outcome: "pending", providerStatus: "COMPLETED", reasonCode: null },
    ],
    [
      { current_status: "LINK EXPIRED" },
      {
        ended: "expired",
        outcome: "expired",
        settled: true,
        providerStatus: "LINK EXPIRED",
        reasonCode: null,
      },
    ],
    // Nobody has opened the link.
    [{ current_status: null }, { status: "Inactive", providerStatus: "" }],
    [{ current_status: "" }, { status: "Inactive", providerStatus: "" }],
    [
      { request_id: ID, status: "" },
      { status: "Inactive", providerStatus: "" },
    ],
    [{}, { status: "Inactive", providerStatus: "" }],
  ])("reads progress %o", async (body, report) => {
    expect(await statusOf(body)).toEqual(report);
  });

  test("reads the documented result", async () => {
    const documented = fixture("result");
    expect(await statusOf(documented)).toEqual({
      status: "Completed",
      outcome: "approved",
      settled: true,
      providerStatus: "PASS",
      reasonCode: "ALL CHECKS PASSED",
      at: Date.UTC(2024, 7, 12, 13, 8, 15, 694),
      person: {
        firstName: "John",
        lastName: "Doe",
        dateOfBirth: "2000-01-01",
        gender: "M",
        documentType: "drivers_license",
        country: "US",
        email: "john.doe@example.com",
        phone: "555-1234",
        address: "123 Main St, New York, NY 10001",
      },
      // Times as given: no zone is added anywhere.
      result: documented,
    });
  });

  test("reads the older page's example: a list for an object, empty texts for null", async () => {
    const page = fixture("result-older-page");
    expect(await statusOf(page)).toMatchObject({
      outcome: "approved",
      at: Date.UTC(2024, 7, 19, 20, 56, 57, 871),
    });
    expect((await statusOf(page)).result).toEqual(page);
  });

  test.each<[string, object]>([
    ["PASS", { status: "Completed", outcome: "approved", settled: true, providerStatus: "PASS" }],
    ["FAIL", { status: "Completed", outcome: "declined", settled: true, providerStatus: "FAIL" }],
  ])("reads the result %s, alone or beside COMPLETED", async (status, report) => {
    const result = { ...fixture("result"), status };
    expect(await statusOf(result)).toMatchObject(report);
    expect(await statusOf({ ...result, current_status: "COMPLETED" })).toMatchObject(report);
    expect(await statusOf({ ...result, current_status: null })).toMatchObject(report);
  });

  test("knows a PENDING result from a PENDING progress", async () => {
    const result = { ...fixture("result"), status: "PENDING" };
    const alone = await statusOf(result);
    expect(alone).toMatchObject({ status: "Active", providerStatus: "PENDING" });
    expect(alone).not.toHaveProperty("outcome");
    expect(await statusOf({ ...result, current_status: "COMPLETED" })).toMatchObject({
      status: "Completed",
      outcome: "pending",
      providerStatus: "COMPLETED",
    });
    expect(await statusOf({ ...result, current_status: "PENDING" })).toMatchObject({
      status: "Completed",
      outcome: "in_review",
    });
    const stillGoingOn = await statusOf({ ...result, current_status: "IN PROGRESS" });
    expect(stillGoingOn).toMatchObject({ status: "Active", providerStatus: "IN PROGRESS" });
    expect(stillGoingOn).not.toHaveProperty("outcome");
  });

  test.each(["INIT", "IN PROGRESS", "PENDING"])(
    "takes no verdict while the progress is %s",
    async (progress) => {
      for (const status of ["PASS", "FAIL"]) {
        const report = await statusOf({ ...fixture("result"), status, current_status: progress });
        expect(report.outcome).toBe(progress === "PENDING" ? "in_review" : undefined);
        expect(report.settled).toBeUndefined();
        expect(report.providerStatus).toBe(progress);
      }
    },
  );

  test.each(["REVIEW", "pass", "PASSED", "__proto__", "toString", "IN_PROGRESS"])(
    "takes the unknown word %s for no success",
    async (word) => {
      expect(await statusOf({ current_status: word })).toEqual({
        outcome: "in_review",
        providerStatus: word,
        reasonCode: null,
        unknownWord: true,
      });
      const result = await statusOf({ ...fixture("result"), status: word });
      expect(result).toMatchObject({ outcome: "in_review", providerStatus: word, unknownWord: true });
      expect(result).not.toHaveProperty("status");
      const beside = await statusOf({ ...fixture("result"), current_status: word });
      expect(beside).toMatchObject({ outcome: "in_review", providerStatus: word, unknownWord: true });
      expect(beside).not.toHaveProperty("settled");
      expect(await statusOf({ current_status: "COMPLETED", status: word })).toMatchObject({
        status: "Completed",
        outcome: "in_review",
        providerStatus: word,
        unknownWord: true,
      });
    },
  );

  describe("names the person", () => {
    const documented = fixture("result");
    const withDocument = (document_data: unknown, change: object = {}) =>
      statusOf({ ...documented, dcams_plus: { document_data }, ...change });

    test.each([undefined, null, {}, [], { FirstName: "", LastName: null, DateOfBirth: 20000101 }])(
      "by what VX knows where the document says nothing: %o",
      async (document) => {
        expect((await withDocument(document)).person).toEqual({
          firstName: "John",
          lastName: "Doe",
          dateOfBirth: "2000-01-01",
          email: "john.doe@example.com",
          phone: "555-1234",
          address: "123 Main St, New York, NY 10001",
        });
      },
    );

    test("by the document first, without what is redacted", async () => {
      const document = {
        FirstName: "Jon",
        LastName: "<REDACTED>",
        DocumentNumber: "***",
        DocumentType: "ID CARD",
      };
      const { person } = await withDocument({ ...document, DateOfBirth: "not a date" });
      expect(person).toMatchObject({
        firstName: "Jon",
        lastName: "Doe",
        dateOfBirth: "2000-01-01",
        documentType: "id_card",
      });
      expect(person).not.toHaveProperty("documentNumber");
      expect((await withDocument({ DocumentNumber: "D123" })).person?.documentNumber).toBe("D123");
    });

    test("with a verdict only, and not where nobody is named", async () => {
      expect((await statusOf({ ...documented, status: "FAIL" })).person).toBeDefined();
      for (const change of [{ status: "PENDING" }, { status: "MAYBE" }, { current_status: "IN PROGRESS" }]) {
        expect(await statusOf({ ...documented, ...change })).not.toHaveProperty("person");
      }
      expect(await statusOf({ status: "PASS", fn: "", addr: "" })).not.toHaveProperty("person");
    });
  });

  test.each<[string, object]>([
    ["additionalData a list", { additionalData: [] }],
    ["additionalData null", { additionalData: null }],
    ["storage null", { storage: null }],
    ["no dcams_plus", { dcams_plus: undefined }],
    ["dcams_plus a list", { dcams_plus: [] }],
    ["document_data empty", { dcams_plus: { document_data: {}, issues: null, action: null } }],
    ["document_data null", { dcams_plus: { document_data: null, output: [] } }],
    ["documents a list", { documents: [{}] }],
    ["unknown members", { risk: { score: 1 }, version: 9 }],
  ])("tolerates %s, and hands it on as given", async (_, change) => {
    const body = JSON.parse(JSON.stringify({ ...fixture("result"), ...change }));
    expect(await statusOf(body)).toMatchObject({ outcome: "approved", result: body });
  });

  test.each<[string, unknown]>([
    ["no journey", undefined],
    ["journey null", null],
    ["journey a list", []],
    ["no stops", { duration: "00h 00m 00s" }],
    ["stops null", { stops: null }],
    ["no stop", { stops: [] }],
    ["a stop of nothing", { stops: [null] }],
    ["a stop without a time", { stops: [{ timestamp: null, status: null }] }],
    ["a time that is a number", { stops: [{ timestamp: 1723468095 }] }],
    ["a time that is none", { stops: [{ timestamp: "2024-13-45 99:99:99" }] }],
    ["a time with a zone", { stops: [{ timestamp: "2024-08-12 13:08:15+02:00" }] }],
  ])("has no time of the event with %s", async (_, journey) => {
    const report = await statusOf({ ...fixture("result"), journey });
    expect(report).toMatchObject({ outcome: "approved", reasonCode: null });
    expect(report).not.toHaveProperty("at");
  });

  test("keeps the order of stops, with and without fractions or a T", async () => {
    const timestamps = ["2024-08-12 13:08:15", "2024-08-12 13:08:15.5", "2024-08-12T13:08:15.694983"];
    const times = await Promise.all(
      timestamps.map((timestamp) => statusOf({ status: "PASS", journey: { stops: [{ timestamp }] } })),
    );
    expect(times.map(({ at }) => (at ?? 0) - Date.UTC(2024, 7, 12, 13, 8, 15))).toEqual([0, 500, 694]);
  });

  test.each(["America/New_York", "Asia/Tokyo"])("keeps it wherever the proxy runs: %s", async (zone) => {
    vi.stubEnv("TZ", zone);
    expect(new Date(2024, 7, 12, 13).getTime()).not.toBe(Date.UTC(2024, 7, 12, 13));
    expect((await statusOf(fixture("result"))).at).toBe(Date.UTC(2024, 7, 12, 13, 8, 15, 694));
  });

  test.each<[string, Reply, object]>([
    [
      "an unknown session",
      { status: 404, body: { error: "not_found" } },
      { code: "provider_rejected", providerCode: "not_found" },
    ],
    ["an outage", { status: 502, text: "<html>" }, { code: "provider_unavailable" }],
    ["rubbish", { text: '{"current_st' }, { code: "provider_response_invalid" }],
    ["a list", { body: [] }, { code: "provider_response_invalid" }],
    ["a word of another type", { body: { current_status: 7 } }, { code: "provider_response_invalid" }],
    ["an error in a success", { body: fixture("platform-error") }, { code: "provider_response_invalid" }],
  ])("tells apart %s", async (_, reply, error) => {
    const { provider } = vx([reply]);
    await expect(provider.readStatus(ID)).rejects.toMatchObject(error);
  });
});

describe("webhooks", () => {
  const read = (body: unknown) => {
    const [event, ...others] = vx().provider.readWebhook(body);
    if (!event) throw new Error("no event");
    expect(others).toEqual([]);
    return event;
  };

  test("name their session, and have a key of what they say", () => {
    expect(read(fixture("result"))).toMatchObject({
      eventKey: `${ID}:2:2024-08-12 13:08:15.694983:PASS`,
      subject: { by: "providerReference", value: ID },
      report: { status: "Completed", outcome: "approved", settled: true },
    });
  });

  test("of a component don't end the journey, whatever became of the component", () => {
    const event = read(fixture("webhook-component"));
    expect(event.report).toMatchObject({ status: "Active", providerStatus: "PENDING" });
    expect(event.report).not.toHaveProperty("outcome");
    expect(event.report).not.toHaveProperty("settled");
  });

  test("keep the social security number out", () => {
    const { report } = read(fixture("webhook-component"));
    const { ssn, ...rest } = fixture("webhook-component");
    expect(report?.result).toEqual(rest);
    expect(JSON.stringify(report)).not.toContain(String(ssn));
  });

  test("tell of a manual review, without a claim that the customer is through", () => {
    const body = fixture("webhook-component");
    const byTransaction = { ...body, dcams_plus: { action: "REVIEW" } };
    const byStop = { ...body, journey: { stops: [{ timestamp: null, action: "REVIEW" }] } };
    for (const reviewed of [byTransaction, byStop]) {
      expect(read(reviewed).report).toMatchObject({ status: "Active", outcome: "in_review" });
    }
  });

  test("have one key for repeats, and different ones for component after component", () => {
    const documented = fixture("result");
    const stops = (documented.journey as { stops: object[] }).stops;
    const first = { ...documented, status: "PENDING", journey: { stops: stops.slice(0, 1) } };
    const second = { ...documented, status: "PENDING" };
    const later = {
      ...documented,
      journey: { stops: [...stops, { timestamp: "2024-08-12 13:09:00.000000" }] },
    };
    const other = { ...documented, request_id: "19fe3b9e-384e-41d1-bded-8de9ef3abacb" };
    const keys = [first, second, documented, later, other].map((body) => read(body).eventKey);
    expect(new Set(keys).size).toBe(5);
    expect(read({ ...documented, storage: null }).eventKey).toBe(read(documented).eventKey);
  });

  test("of the obsolete shape are read for what they say", () => {
    expect(read(fixture("webhook-obsolete"))).toMatchObject({
      subject: { value: "19fe3b9e-384e-41d1-bded-8de9ef3abacb" },
      report: { status: "Active" },
    });
  });

  test("without a word are acknowledged and ignored", () => {
    expect(read({ request_id: ID, status: null }).report).toBeNull();
  });

  test.each([
    null,
    "PASS",
    [],
    {},
    { status: "PASS" },
    { request_id: "", status: "PASS" },
    { request_id: 7 },
  ])("that name no session are refused: %o", (body) => {
    expect(() => vx().provider.readWebhook(body)).toThrow(
      expect.objectContaining({ code: "provider_response_invalid" }),
    );
  });

  test("are protected as the configuration says", () => {
    expect(vx().provider.webhookSecurity).toEqual({ kind: "basic", user: "vx", password: "hook-secret" });
    const hmac = { header: "X-VX-Signature", secrets: ["old", "new"] };
    expect(vx([], { webhookAuth: { hmac } }).provider.webhookSecurity).toEqual({
      kind: "hmac-sha256",
      encoding: "hex",
      ...hmac,
    });
  });
});
