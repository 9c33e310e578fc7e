import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ErrorCode, GangwayError } from "../../../src/contract/errors.js";
import { createProxyClient } from "../../../src/flow/create-proxy-client.js";
import type { ProxyClient } from "../../../src/flow/proxy-client.js";
import { isTransient } from "../../../src/flow/visit/is-transient.js";
import { FakeClock } from "./support/fake-clock.js";
import * as answers from "./support/fixtures.js";
import { REF } from "./support/fixtures.js";
import { TestServer } from "./support/test-server.js";

const server = new TestServer();
const clock = new FakeClock();
let client: ProxyClient;

beforeAll(() => server.open());
afterAll(() => server.close());
beforeEach(() => {
  server.seen.length = 0;
  client = createProxyClient({ endpoint: server.url, clock });
});

async function failure(promise: Promise<unknown>): Promise<GangwayError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof GangwayError)) throw new Error(`No GangwayError: ${error}`);
  expect(clock.due, "timers left").toEqual([]);
  return error;
}

describe("calls", () => {
  const body = { email: "jane@example.com", code: "HARBOUR" };
  const tracking = `/v1/user/signup/tracking/${REF}`;

  it.each<[string, (client: ProxyClient) => Promise<unknown>, number, object, object]>([
    [
      "readOrganisation",
      (c) => c.readOrganisation("HAR/BOUR"),
      200,
      answers.organisationAnswer,
      { method: "GET", url: "/v1/organisations/HAR%2FBOUR" },
    ],
    [
      "invite",
      (c) => c.invite(body, { idempotencyKey: "key-1" }),
      201,
      answers.inviteAnswer,
      { method: "POST", url: "/v1/user/invite", body, headers: { "idempotency-key": "key-1" } },
    ],
    [
      "readTracking",
      (c) => c.readTracking(REF),
      200,
      answers.trackingAnswer,
      { method: "GET", url: tracking },
    ],
    [
      "readTracking with the visit token",
      (c) => c.readTracking(REF, "secret"),
      200,
      { ...answers.trackingAnswer, ...answers.screenAnswer },
      { method: "GET", url: tracking, headers: { authorization: "Bearer secret" } },
    ],
    [
      "sendCode",
      (c) => c.sendCode(REF),
      202,
      answers.codeAnswer,
      { method: "POST", url: `${tracking}/code`, body: {} },
    ],
    [
      "activate",
      (c) => c.activate(REF, { code: "123456" }),
      200,
      answers.activateAnswer,
      { method: "POST", url: `${tracking}/activate`, body: { code: "123456" } },
    ],
    [
      "readStatus",
      (c) => c.readStatus(REF),
      200,
      answers.statusAnswer,
      { method: "GET", url: `${tracking}/status` },
    ],
  ])("%s", async (_, call, status, answer, request) => {
    server.answer(status, { ...answer, unknownMember: 1 });
    expect(await call(client)).toEqual(answer);
    expect(server.seen).toHaveLength(1);
    expect(server.seen[0]).toMatchObject(request);
    expect(clock.due).toEqual([]);
  });

  it("sends JSON as JSON, and a token only where it has one", async () => {
    server.answer(200, answers.activateAnswer);
    await client.activate(REF, {});
    server.answer(200, answers.statusAnswer);
    await client.readStatus(REF);
    const [post, get] = server.seen.map(({ headers }) => headers);
    expect(post?.["content-type"]).toBe("application/json");
    expect(get?.["content-type"]).toBeUndefined();
    expect(post?.authorization ?? get?.authorization).toBeUndefined();
  });

  it("sends no cookies, doesn't tell where it is called from, and caches the organisation only", async () => {
    const inits: (RequestInit | undefined)[] = [];
    const spy: typeof fetch = async (url, init) => {
      inits.push(init);
      const isStatus = String(url).endsWith("/status");
      return new Response(JSON.stringify(isStatus ? answers.statusAnswer : answers.organisationAnswer));
    };
    const proxy = createProxyClient({ endpoint: "https://proxy.example", fetch: spy, clock });
    await proxy.readStatus(REF);
    await proxy.readOrganisation("HARBOUR");
    const always = { credentials: "omit", referrerPolicy: "no-referrer", redirect: "error" };
    expect(inits).toMatchObject([
      { ...always, cache: "no-store" },
      { ...always, cache: "default" },
    ]);
  });
});

describe("the endpoint", () => {
  it.each([
    ["https://proxy.example", "https://proxy.example/v1/user/invite"],
    ["https://proxy.example/", "https://proxy.example/v1/user/invite"],
    ["https://proxy.example:8443/gangway//", "https://proxy.example:8443/gangway/v1/user/invite"],
    ["http://localhost:8787/?a=1#b", "http://localhost:8787/v1/user/invite"],
  ])("%s", async (endpoint, url) => {
    let called: unknown;
    const spy: typeof fetch = async (input) => {
      called = input;
      return new Response(JSON.stringify(answers.inviteAnswer), { status: 201 });
    };
    await createProxyClient({ endpoint, fetch: spy, clock }).invite(
      { email: "jane@example.com", code: "H" },
      { idempotencyKey: "k" },
    );
    expect(called).toBe(url);
  });

  it.each(["", "proxy.example", "/gangway", "//proxy.example", "ftp://proxy.example", "javascript:alert(1)"])(
    "is not %j",
    (endpoint) => {
      expect(() => createProxyClient({ endpoint })).toThrow(
        expect.objectContaining({ name: "GangwayError", code: "invalid_configuration" }),
      );
    },
  );
});

describe("refusals", () => {
  const problem = (status: number, code: string) => ({
    type: "about:blank",
    title: "Title",
    status,
    detail: "What happened.",
    code,
    retryable: false,
  });

  it.each<[number, ErrorCode, boolean]>([
    [400, "invalid_request", false],
    [401, "token_invalid", false],
    [401, "unauthorised", false],
    [403, "origin_not_allowed", false],
    [404, "unknown_organisation", false],
    [404, "unknown_reference", false],
    [409, "conflict", false],
    [410, "reference_ended", false],
    [413, "payload_too_large", false],
    [422, "code_incorrect", false],
    [422, "code_expired", false],
    [422, "idempotency_mismatch", false],
    [429, "rate_limited", true],
    [429, "too_many_attempts", true],
    [500, "internal", true],
    [502, "provider_rejected", true],
    [502, "provider_response_invalid", true],
    [503, "provider_unavailable", true],
    [504, "timeout", true],
  ])("%d %s (transient: %s)", async (status, code, transient) => {
    server.answer(status, problem(status, code));
    const error = await failure(client.readStatus(REF));
    expect([error.code, error.message, isTransient(error)]).toEqual([code, "What happened.", transient]);
  });

  it.each<[number, string, ErrorCode]>([
    [400, "from_the_future", "invalid_request"],
    [401, "from_the_future", "unauthorised"],
    [403, "from_the_future", "origin_not_allowed"],
    [404, "from_the_future", "not_found"],
    [405, "from_the_future", "invalid_request"],
    [408, "from_the_future", "timeout"],
    [409, "from_the_future", "conflict"],
    [410, "from_the_future", "reference_ended"],
    [413, "from_the_future", "payload_too_large"],
    [422, "from_the_future", "invalid_request"],
    [429, "from_the_future", "rate_limited"],
    [500, "from_the_future", "internal"],
    [502, "from_the_future", "provider_unavailable"],
    [599, "from_the_future", "provider_unavailable"],
    // Where the two disagree on another try, the status wins.
    [400, "rate_limited", "invalid_request"],
    [408, "invalid_request", "timeout"],
    [404, "toString", "not_found"],
    [503, "unknown_reference", "provider_unavailable"],
    [429, "unauthorised", "rate_limited"],
  ])("%d with the code %s becomes %s", async (status, code, expected) => {
    server.answer(status, problem(status, code));
    const error = await failure(client.readStatus(REF));
    expect(error.code).toBe(expected);
    expect(isTransient(error)).toBe(status >= 500 || status === 408 || status === 429);
  });

  it("carries what the step needs", async () => {
    const fault = {
      path: "customerContext",
      name: "dateOfBirth",
      resultType: "Error",
      resultName: "InvalidDate",
      resultScope: "Field",
      message: "must be a date",
    };
    server.answer(400, {
      ...problem(400, "invalid_request"),
      providerCode: "1101",
      attemptsLeft: 2,
      retryAfterSeconds: 7,
      validationResults: [{ ...fault, extra: 1 }, { name: "email" }, null, "x"],
    });
    expect(await failure(client.sendCode(REF))).toMatchObject({
      providerCode: "1101",
      attemptsLeft: 2,
      retryAfterSeconds: 7,
      validationResults: [fault],
    });
  });

  it("believes no member of the wrong kind", async () => {
    server.answer(400, {
      detail: 5,
      title: {},
      code: ["invalid_request"],
      providerCode: 1101,
      attemptsLeft: "2",
      retryAfterSeconds: -1,
      validationResults: "none",
    });
    expect(await failure(client.sendCode(REF))).toMatchObject({
      code: "invalid_request",
      message: "The server answered 400.",
      providerCode: undefined,
      attemptsLeft: undefined,
      retryAfterSeconds: undefined,
      validationResults: undefined,
    });
  });

  it.each(["", "<h1>Bad Gateway</h1>", "null", "[]", "{"])("reads %j as no document", async (text) => {
    server.handle = (_, response) => response.writeHead(502).end(text);
    expect((await failure(client.readStatus(REF))).code).toBe("provider_unavailable");
  });

  // A day behind the clock of the test.
  const DATE = "Thu, 19 Nov 2026 00:00:00 GMT";
  it.each<[string, Record<string, string>, number | undefined]>([
    ["seconds", { "Retry-After": "30" }, 30],
    ["a date, by the server's clock", { "Retry-After": "Thu, 19 Nov 2026 00:00:45 GMT", Date: DATE }, 45],
    ["a date that has passed", { "Retry-After": "Wed, 18 Nov 2026 00:00:45 GMT", Date: DATE }, 0],
    ["nothing", { Date: DATE }, 9],
    ["nonsense", { "Retry-After": "later" }, 9],
  ])("reads Retry-After: %s", async (_, headers, seconds) => {
    server.answer(429, { ...problem(429, "rate_limited"), retryAfterSeconds: 9 }, headers);
    expect((await failure(client.readStatus(REF))).retryAfterSeconds).toBe(seconds);
  });

  it("reads a date by our own clock where the server's isn't told", async () => {
    const retryAt = new Date(clock.now() + 60_000).toUTCString();
    const fetch = async () => new Response("{}", { status: 503, headers: { "Retry-After": retryAt } });
    const error = await failure(createProxyClient({ endpoint: server.url, fetch, clock }).readStatus(REF));
    expect(error.retryAfterSeconds).toBe(60);
  });
});

describe("what is no answer", () => {
  it.each(["", "<!doctype html>", "null", "[]", '{"status":"Aktiv"}', '{"status":"Active"'])(
    "can't read %j",
    async (text) => {
      server.handle = (_, response) => response.end(text);
      const error = await failure(client.readStatus(REF));
      expect([error.code, isTransient(error)]).toEqual(["provider_response_invalid", true]);
    },
  );

  it.each([301, 302, 307, 308])("follows no %d, and takes no token there", async (status) => {
    server.handle = (_, response) =>
      response.writeHead(status, { Location: `${server.url}/elsewhere` }).end();
    const error = await failure(client.readTracking(REF, "secret"));
    expect([error.code, isTransient(error)]).toEqual(["network", true]);
    expect(server.seen.map(({ url }) => url)).not.toContain("/elsewhere");
  });

  it("tells no connection from being offline", async () => {
    const gone = await new TestServer().open();
    const endpoint = gone.url;
    await gone.close();
    const online = createProxyClient({ endpoint, clock, isOnline: () => true });
    expect((await failure(online.readStatus(REF))).code).toBe("network");
    const offline = createProxyClient({ endpoint, clock, isOnline: () => false });
    expect((await failure(offline.readStatus(REF))).code).toBe("offline");
  });

  it("takes a connection that breaks in the middle for the network", async () => {
    server.handle = (_, response) => {
      response.writeHead(200, { "Content-Length": "500" }).write('{"status":');
      response.destroy();
    };
    expect((await failure(client.readStatus(REF))).code).toBe("network");
  });
});

describe("limits", () => {
  const headersOnly = (asked: () => void) => {
    server.handle = (_, response) => {
      response.writeHead(200).write("{");
      asked();
    };
  };
  const nothing = (asked: () => void) => {
    server.handle = asked;
  };

  it.each([
    ["never answers", nothing],
    ["never ends its answer", headersOnly],
  ])("gives a server that %s ten seconds", async (_, handle) => {
    const asked = new Promise<void>((resolve) => handle(resolve));
    const reading = failure(client.readStatus(REF));
    await asked;
    expect(clock.due).toEqual([10_000]);
    await clock.advance(10_000);
    expect((await reading).code).toBe("timeout");
  });

  it("takes another limit", async () => {
    const asked = new Promise<void>(nothing);
    const reading = failure(
      createProxyClient({ endpoint: server.url, clock, timeoutMs: 50 }).readStatus(REF),
    );
    await asked;
    await clock.advance(50);
    expect((await reading).code).toBe("timeout");
  });

  it("rejects with the caller's own reason", async () => {
    const asked = new Promise<void>(nothing);
    const caller = new AbortController();
    const reading = client.readStatus(REF, caller.signal);
    await asked;
    const reason = new Error("the customer left");
    caller.abort(reason);
    await expect(reading).rejects.toBe(reason);
    expect(clock.due).toEqual([]);
  });

  it("calls nobody for a caller who has left", async () => {
    const reason = new Error("gone");
    await expect(client.readStatus(REF, AbortSignal.abort(reason))).rejects.toBe(reason);
    expect([server.seen, clock.due]).toEqual([[], []]);
  });
});
