import { describe, expect, test } from "vitest";
import { listen } from "./support/listen.js";
import {
  API_KEY,
  EMAIL,
  ORIGIN,
  OTHER_ORIGIN,
  openGangway,
  PUBLIC_URL,
  readAnswer,
  type TestGangway,
} from "./support/open-gangway.js";

const INVITE = "/v1/user/invite";
const UNKNOWN = "7ea40290-44b7-424e-babb-31da7ca1dcd1";

describe("origins", () => {
  const preflight = (gangway: TestGangway, path: string, origin: string) =>
    gangway.call("OPTIONS", path, {
      headers: {
        origin,
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type,idempotency-key",
      },
    });

  const STRANGERS = ["https://evil.example", "null", `${ORIGIN}.evil.example`, ORIGIN.toUpperCase()];

  test("every preflight gets the same answer, so that it tells nothing about organisations", async () => {
    const gangway = await openGangway();
    const paths = [
      INVITE,
      `/v1/user/signup/tracking/${UNKNOWN}/code`,
      "/v1/organisations/HARBOUR",
      "/v1/organisations/NOBODY",
      "/wrong/v1/user/invite",
    ];
    const answers = new Set<string>();
    for (const path of paths) {
      for (const origin of [ORIGIN, OTHER_ORIGIN, PUBLIC_URL, ...STRANGERS]) {
        const { status, headers } = await preflight(gangway, path, origin);
        expect(status).toBe(204);
        expect(headers.get("access-control-allow-origin")).toBe("*");
        expect(headers.get("access-control-allow-headers")).toContain("idempotency-key");
        expect(headers.get("access-control-allow-headers")).not.toContain("x-api-key");
        expect(headers.get("access-control-allow-credentials")).toBeNull();
        answers.add(JSON.stringify([...headers].filter(([name]) => name.startsWith("access-"))));
      }
    }
    expect(answers.size).toBe(1);
  });

  test("a browser keeps what an organisation's page may read, and no refusal", async () => {
    const gangway = await openGangway();
    const cacheOf = async (origin: string) => {
      const path = "/v1/organisations/HARBOUR";
      const { status, headers } = await gangway.call("GET", path, { headers: { origin } });
      return [status, headers.get("cache-control"), headers.get("vary")];
    };
    expect(await cacheOf(ORIGIN)).toEqual([
      200,
      "private, max-age=60, stale-while-revalidate=3600",
      "Origin",
    ]);
    expect(await cacheOf(OTHER_ORIGIN)).toEqual([403, "no-store", "Origin"]);
  });

  test.each([
    ...STRANGERS.map((origin) => [origin]),
    [OTHER_ORIGIN],
    ["capacitor://localhost"],
    ["not an origin"],
    [`https://${"long".repeat(100)}.example`],
  ])("a page of %s learns that it may not call, and nothing else", async (origin) => {
    const gangway = await openGangway();
    const { trackingReference } = await gangway.invite();
    const calls = [
      ["GET", "/v1/organisations/HARBOUR", undefined],
      ["POST", INVITE, { code: "HARBOUR", email: EMAIL }],
      ["GET", `/v1/user/signup/tracking/${trackingReference}`, undefined],
    ] as const;
    for (const [method, path, body] of calls) {
      const answer = await gangway.call(method, path, { headers: { origin }, body });
      expect([answer.status, answer.json.code]).toEqual([403, "origin_not_allowed"]);
      expect(answer.headers.get("access-control-allow-origin")).toBe("*");
      expect(answer.headers.get("access-control-allow-credentials")).toBeNull();
      expect(answer.headers.get("vary")).toBe("Origin");
      expect(Object.keys(answer.json).toSorted()).toEqual([
        "code",
        "detail",
        "retryable",
        "status",
        "title",
        "type",
      ]);
      const named = String(answer.json.detail).match(/\w+:\/\/[^\s"]+/g) ?? [];
      expect(named).toEqual(/^[a-z]+:.{1,300}$/.test(origin) ? [origin] : []);
      expect(answer.json.detail).toContain("allowedOrigins");
    }
  });

  test.each([
    ["an organisation that isn't there", "/v1/organisations/NOBODY", 404, "unknown_organisation"],
    ["a visit that isn't there", `/v1/user/signup/tracking/${UNKNOWN}`, 404, "unknown_reference"],
    ["a wrong path", "/wrong/v1/organisations/HARBOUR", 404, "not_found"],
    ["a wrong method", INVITE, 405, "not_found"],
    ["a reference that is none", "/v1/user/signup/tracking/none/status", 400, "invalid_request"],
  ])("any page reads what is wrong with %s", async (_, path, status, code) => {
    const gangway = await openGangway();
    for (const origin of [ORIGIN, "https://evil.example"]) {
      const answer = await gangway.call("GET", path, { headers: { origin } });
      expect([answer.status, answer.json.code]).toEqual([status, code]);
      expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    }
  });

  test("an answer goes to a page that the organisation allows, and to no other", async () => {
    const gangway = await openGangway();
    const { headers } = await gangway.call("GET", "/v1/organisations/HARBOUR", {
      headers: { origin: ORIGIN },
    });
    expect(headers.get("access-control-allow-origin")).toBe(ORIGIN);
    expect(headers.get("vary")).toBe("Origin");
    const toServer = await gangway.call("GET", "/v1/organisations/HARBOUR");
    expect(toServer.status).toBe(200);
    expect(toServer.headers.get("access-control-allow-origin")).toBeNull();
  });

  test("the partner's server API has no CORS at all", async () => {
    const gangway = await openGangway();
    for (const answer of [
      await preflight(gangway, "/v1/visits", ORIGIN),
      await gangway.call("GET", "/v1/visits", { headers: { origin: ORIGIN, "x-api-key": API_KEY } }),
    ]) {
      expect(answer.headers.get("access-control-allow-origin")).toBeNull();
    }
  });

  test("a page reads its errors too, and how long to wait", async () => {
    const gangway = await openGangway();
    const { trackingReference } = await gangway.invite();
    const { status, headers } = await gangway.call(
      "POST",
      `/v1/user/signup/tracking/${trackingReference}/activate`,
      {
        headers: { origin: ORIGIN },
        body: { code: "000000" },
      },
    );
    expect(status).toBe(422);
    expect(headers.get("access-control-allow-origin")).toBe(ORIGIN);
    expect(headers.get("access-control-expose-headers")).toBe("Retry-After,Date");
    expect(headers.get("vary")).toBe("Origin");
  });

  test("a page of one organisation reads no visit of another", async () => {
    const gangway = await openGangway();
    const { trackingReference: ref, qrCodeUrl = "" } = await gangway.invite();
    const visit = `/v1/user/signup/tracking/${ref}`;
    const { pathname, search } = new URL(qrCodeUrl);
    const calls = [
      ["GET", visit],
      ["GET", `${visit}/status`],
      ["POST", `${visit}/code`],
      ["POST", `${visit}/activate`],
      ["GET", pathname + search],
      ["GET", "/v1/organisations/HARBOUR"],
    ] as const;
    for (const [method, path] of calls) {
      const answer = await gangway.call(method, path, { headers: { origin: OTHER_ORIGIN } });
      expect([path, answer.status, answer.json.code]).toEqual([path, 403, "origin_not_allowed"]);
    }
    expect(gangway.mails).toEqual([]);
  });
});

test("an organisation answers with the settings of its first step", async () => {
  const gangway = await openGangway({
    organisation: { collect: ["firstName", "dateOfBirth"], helpUrl: "tel:+4930123456" },
  });
  const answer = await gangway.call("GET", "/v1/organisations/HARBOUR", { headers: { origin: ORIGIN } });
  expect(answer.json).toEqual({
    organisation: {
      code: "HARBOUR",
      name: "Harbour & Sons",
      logoUrl: null,
      privacyUrl: null,
      helpUrl: "tel:+4930123456",
    },
    collect: ["firstName", "dateOfBirth"],
    authentication: "code",
    browserInvites: true,
    launch: ["link", "redirect"],
  });
  const unknown = await gangway.call("GET", "/v1/organisations/NOBODY");
  expect([unknown.status, unknown.json.code]).toEqual([404, "unknown_organisation"]);
});

describe("every error is a problem document", () => {
  test.each([
    ["GET", "/nowhere", 404, "not_found"],
    ["POST", "/nowhere", 404, "not_found"],
    ["GET", INVITE, 405, "not_found"],
    ["DELETE", `/v1/user/signup/tracking/${UNKNOWN}/status`, 405, "not_found"],
    ["GET", `/v1/user/signup/tracking/${UNKNOWN}/status`, 404, "unknown_reference"],
    ["GET", "/v1/qr/nonsense.svg", 400, "invalid_request"],
  ])("%s %s: %i %s", async (method, path, status, code) => {
    const gangway = await openGangway();
    const answer = await gangway.call(method, path);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.status).toBe(status);
    expect(answer.json).toMatchObject({ type: `urn:gangway:error:${code}`, status, code, retryable: false });
    for (const member of ["title", "detail"]) expect(answer.json[member]).toEqual(expect.any(String));
    if (status === 405) expect(answer.headers.get("allow")).toMatch(/^(GET|POST)$/);
  });

  test("also where we are at fault, without a word about how", async () => {
    const gangway = await openGangway();
    gangway.store.visits.findPolled = () => Promise.reject(new Error(`near "${EMAIL}": syntax error`));
    const answer = await gangway.call("GET", `/v1/user/signup/tracking/${UNKNOWN}/status`);
    expect([answer.status, answer.json.code, answer.json.retryable]).toEqual([500, "internal", true]);
    expect(answer.text).not.toContain("syntax");
    const line = gangway.logs.find(({ event }) => event === "internal_error");
    expect(line?.fields.trace).toMatch(/^Error\n\s+at /);
  });
});

describe("health", () => {
  test("is the process's, readiness is the database's", async () => {
    const gangway = await openGangway();
    expect((await gangway.call("GET", "/healthz")).json).toEqual({ status: "ok" });
    expect((await gangway.call("GET", "/readyz")).json).toEqual({ status: "ok" });
    gangway.store.ping = () => Promise.reject(new Error("gone"));
    expect((await gangway.call("GET", "/healthz")).status).toBe(200);
    const unready = await gangway.call("GET", "/readyz");
    expect([unready.status, unready.json.status, unready.json.code]).toEqual([503, 503, "internal"]);
  });

  test("closing lets requests in flight finish and refuses others", async () => {
    const gangway = await openGangway();
    const inFlight = gangway.invite();
    const closing = gangway.close();
    expect((await gangway.call("GET", "/healthz")).status).toBe(503);
    expect((await inFlight).status).toBe("Inactive");
    await closing;
    await expect(gangway.store.ping()).rejects.toThrow();
  });
});

describe("the log", () => {
  test("has one line per request, with the route's template", async () => {
    const gangway = await openGangway();
    const { trackingReference: reference } = await gangway.invite();
    await gangway.call("GET", `/v1/user/signup/tracking/${reference}?email=${EMAIL}`);
    await gangway.call("GET", `/${EMAIL}`);
    expect(gangway.logs.map(({ event, fields }) => [event, fields])).toEqual([
      ["provider_call", { provider: "verifime", method: "POST", route: INVITE, status: 200, ms: 0 }],
      ["request", { method: "POST", route: INVITE, organisation: "HARBOUR", reference, status: 201, ms: 0 }],
      [
        "request",
        {
          method: "GET",
          route: "/v1/user/signup/tracking/:ref",
          organisation: "HARBOUR",
          reference,
          status: 200,
          ms: 0,
        },
      ],
      ["request", { method: "GET", status: 404, code: "not_found", ms: 0 }],
    ]);
  });
});

describe("on a real port", () => {
  const headers = { "x-api-key": API_KEY, "content-type": "application/json" };

  test("a whole visit, from the invite to Completed", async () => {
    const gangway = await openGangway();
    const url = await listen(gangway);
    const post = async (path: string, body: unknown) =>
      readAnswer(await fetch(url + path, { method: "POST", headers, body: JSON.stringify(body) }));
    const { json: invite } = await post(INVITE, { email: EMAIL, code: "HARBOUR" });
    const visit = `/v1/user/signup/tracking/${invite.trackingReference}`;
    expect((await post(`${visit}/code`, {})).status).toBe(202);
    const active = await post(`${visit}/activate`, { code: gangway.mailedCode() });
    expect(active.json.status).toBe("Active");
    gangway.upstream.statuses.set(invite.trackingReference, "Completed");
    const status = await readAnswer(await fetch(`${url}${visit}/status`));
    expect(status.json).toEqual({ status: "Completed", progress: "submitted" });
    const head = await fetch(`${url}/healthz`, { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
  });

  test.each([
    ["that says so", false],
    ["that says nothing of its length", true],
  ])("10 MB of body %s is refused", async (_name, streamed) => {
    const gangway = await openGangway();
    const url = await listen(gangway);
    const chunk = new Uint8Array(64 * 1024).fill(0x20);
    let left = 160;
    const stream = new ReadableStream({
      pull(controller) {
        if (left === 0) return controller.close();
        left -= 1;
        controller.enqueue(chunk);
      },
    });
    const body = streamed ? stream : new Uint8Array(10 * 1024 * 1024).fill(0x20);
    const init = { method: "POST", headers, body, duplex: "half" } as RequestInit;
    const answer = await readAnswer(await fetch(url + INVITE, init));
    expect([answer.status, answer.json.code]).toEqual([413, "payload_too_large"]);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  test("64 kB is a body", async () => {
    const gangway = await openGangway();
    const url = await listen(gangway);
    const sent = JSON.stringify({ email: EMAIL, code: "HARBOUR" }).padEnd(64 * 1024, " ");
    expect((await fetch(url + INVITE, { method: "POST", headers, body: sent })).status).toBe(201);
    expect((await fetch(url + INVITE, { method: "POST", headers, body: `${sent} ` })).status).toBe(413);
  });
});

describe("a host's assets", () => {
  const script = () =>
    new Response("export {}", {
      headers: { "content-type": "text/javascript", "cache-control": "max-age=60" },
    });

  test("are served as the host made them, and only where no route is", async () => {
    const asset = async (request: Request) =>
      new URL(request.url).pathname === "/gangway.js" ? script() : null;
    const gangway = await openGangway({ host: { asset } });
    const found = await gangway.call("GET", "/gangway.js");
    expect([found.status, found.text, found.headers.get("cache-control")]).toEqual([
      200,
      "export {}",
      "max-age=60",
    ]);
    expect(found.headers.get("cross-origin-resource-policy")).toBeNull();
    expect((await gangway.call("POST", "/gangway.js")).status).toBe(404);
    expect((await gangway.call("GET", "/other.js")).json.code).toBe("not_found");
  });
});
