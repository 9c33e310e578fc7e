/** Every route refuses callers as its declaration says, because the declaration is what runs. */
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { API_KEY_SCOPES } from "../../../src/contract/api-key-scopes.js";
import { defineRoute, type Route } from "../../../src/proxy/routing/route.js";
import { SECURITY, type SecurityName } from "../../../src/proxy/routing/security.js";
import { API_KEY, declaredRoutes, OTHER_ORIGIN, openGangway } from "./support/open-gangway.js";

interface Refusal {
  caller: string;
  headers?: Record<string, string>;
  status: number;
  code: string;
}

const STRANGE_KEY = { "x-api-key": "nobody's" };
const OTHER_KEY = { "x-api-key": "quay-api-key" };

const withoutKey: Refusal = { caller: "nobody", status: 401, code: "unauthorised" };
const strangeKey: Refusal = {
  caller: "an unknown key",
  headers: STRANGE_KEY,
  status: 401,
  code: "unauthorised",
};
const otherPage: Refusal = {
  caller: "a page of another organisation",
  headers: { origin: OTHER_ORIGIN },
  status: 403,
  code: "origin_not_allowed",
};

const REFUSALS: Record<SecurityName, Refusal[]> = {
  public: [],
  organisationPage: [otherPage],
  visitPage: [otherPage],
  visitStatusPage: [otherPage],
  visitPageOrToken: [otherPage],
  inviter: [otherPage, strangeKey, { ...strangeKey, caller: "another's key", headers: OTHER_KEY }],
  qrImage: [otherPage, { caller: "nobody", status: 401, code: "unauthorised" }],
  apiKey: [
    withoutKey,
    strangeKey,
    {
      caller: "another's key",
      headers: { ...OTHER_KEY, "x-organisation": "HARBOUR" },
      status: 400,
      code: "invalid_request",
    },
  ],
  visitApiKey: [
    withoutKey,
    strangeKey,
    { caller: "another's key", headers: OTHER_KEY, status: 404, code: "unknown_reference" },
  ],
  identityApiKey: [
    withoutKey,
    strangeKey,
    { caller: "another's key", headers: OTHER_KEY, status: 404, code: "not_found" },
  ],
  providerSignature: [{ caller: "nobody", status: 401, code: "unauthorised" }],
  // The built-in providers have no routes of their own: `outside-provider.test.ts` tests this one.
  providerRoute: [],
  metricsReader: [{ caller: "another machine", status: 401, code: "unauthorised" }],
};

const routes = declaredRoutes();
const nameOf = ({ method, path }: Route) => `${method} ${path}`;

const kinds = Object.keys(SECURITY).filter((name) => name !== "providerRoute");

test.each(kinds)("%s is the security of at least one route", (name) => {
  expect(routes.filter(({ security }) => security === name)).not.toEqual([]);
});

const calls = routes.flatMap((route) =>
  REFUSALS[route.security].map((refusal) => ({ name: nameOf(route), route, ...refusal })),
);

test.each(calls)("$name refuses $caller: $status $code", async ({ route, headers = {}, status, code }) => {
  const gangway = await openGangway();
  const path = await pathOf(route, gangway);
  const answer = await gangway.call(route.method, path, { headers, ...bodyOf(route) });
  expect([answer.status, answer.json.code]).toEqual([status, code]);
  expect(SECURITY[route.security].refusals).toContain(code);
  expect(gangway.mails).toEqual([]);
});

const keyed = routes.filter(({ scope }) => scope !== undefined);

test("every route that a key lets in declares the scope that the key needs", () => {
  const byKey = routes.filter(({ security }) =>
    (SECURITY[security].schemes as readonly string[]).includes("apiKey"),
  );
  expect(keyed).toEqual(byKey);
  expect(new Set(keyed.map(({ scope }) => scope))).toEqual(new Set(API_KEY_SCOPES));
});

test.each(keyed.map((route) => ({ name: nameOf(route), route })))(
  "$name refuses a key with all scopes but its own: 403, and names the missing one",
  async ({ route }) => {
    const { scope } = route;
    const gangway = await openGangway({
      organisation: {
        apiKeys: [
          API_KEY,
          { key: "nearly-all-scopes", scopes: API_KEY_SCOPES.filter((name) => name !== scope) },
        ],
      },
    });
    const path = await pathOf(route, gangway);
    const headers = { "x-api-key": "nearly-all-scopes" };
    const answer = await gangway.call(route.method, path, { headers, ...bodyOf(route) });
    expect([answer.status, answer.json.code, answer.json.retryable]).toEqual([403, "unauthorised", false]);
    expect(answer.json.detail).toContain(`"${scope}"`);
    // A visit or an identity that doesn't exist is refused alike: such a key learns nothing.
    const missing = route.path.replace(/:\w+(\{[^}]*\})?/g, "0f8fad5b-d9cb-469f-a165-70867728950e");
    expect(await gangway.call(route.method, missing, { headers, ...bodyOf(route) })).toMatchObject({
      status: 403,
      text: answer.text,
    });
  },
);

test("a caller is refused before its body is read", async () => {
  const gangway = await openGangway();
  for (const { route, headers = {}, status, name } of calls) {
    // An invite names its organisation in its body.
    if (!route.body || route.security === "inviter") continue;
    const answer = await gangway.call(route.method, await pathOf(route, gangway), {
      headers: { ...headers, "content-type": "text/plain" },
      body: "not JSON",
    });
    expect([name, answer.status]).toEqual([name, status]);
  }
});

test("the routes that are open to everybody are these", async () => {
  const open = routes.filter(({ security }) => REFUSALS[security].length === 0);
  expect(open.map(nameOf)).toEqual([
    "GET /o/:ref",
    "GET /healthz",
    "GET /readyz",
    "GET /openapi.json",
    "GET /docs",
  ]);
  const gangway = await openGangway();
  const { trackingReference = "" } = await gangway.invite();
  for (const { method, path } of open) {
    expect((await gangway.call(method, path.replace(":ref", trackingReference))).status).toBe(200);
  }
});

/** Returns the path of something that exists, so that only the caller can be the reason for a refusal. */
async function pathOf({ path }: Route, gangway: Awaited<ReturnType<typeof openGangway>>): Promise<string> {
  const { trackingReference = "" } = await gangway.invite();
  const identity = await gangway.call("POST", "/api/v1/identities", {
    headers: { "x-api-key": API_KEY },
    body: { external_ref: "customer-7", upsert: true },
  });
  const params: Record<string, string> = {
    ref: trackingReference,
    file: `${trackingReference}.svg`,
    code: "HARBOUR",
    organisation: "HARBOUR",
    provider: "verifime",
    identity: identity.json.id,
    id: "delivery_1",
    tag: "vip",
  };
  return path.replace(/:(\w+)(\{[^}]*\})?/g, (_match, name: string) => params[name] ?? "");
}

function bodyOf({ body, rawBody }: Route): { body?: unknown } {
  const example = body?.example ?? rawBody?.example;
  if (typeof example !== "object" || example === null) return {};
  return { body: "code" in example && "email" in example ? { ...example, code: "HARBOUR" } : example };
}

describe("a declaration", () => {
  const declared = {
    method: "GET",
    path: "/v1/example",
    id: "readExample",
    tag: "operation",
    summary: "Read an example",
    answers: { 200: { description: "It.", schema: z.object({ id: z.string() }) } },
    errors: [],
  } as const;

  test("doesn't compile without security, or with one that nobody runs", () => {
    // @ts-expect-error: no security
    const open = () => defineRoute({ ...declared, handle: ({ answer }) => answer(200, { id: "a" }) });
    const unknown = () =>
      defineRoute({
        ...declared,
        // @ts-expect-error: no such security
        security: "insider",
        handle: ({ answer }) => answer(200, { id: "a" }),
      });
    const complete = () =>
      defineRoute({ ...declared, security: "public", handle: ({ answer }) => answer(200, { id: "a" }) });
    for (const define of [open, unknown, complete]) expect(define).not.toThrow();
  });

  test("doesn't compile with a key and no scope, or with a scope and no key", () => {
    const keyless = () =>
      defineRoute({
        ...declared,
        security: "public",
        // @ts-expect-error: nobody checks it
        scope: "read",
        handle: ({ answer }) => answer(200, { id: "a" }),
      });
    const unscoped = () =>
      // @ts-expect-error: no scope
      defineRoute({ ...declared, security: "apiKey", handle: ({ answer }) => answer(200, { id: "a" }) });
    const complete = () =>
      defineRoute({
        ...declared,
        security: "apiKey",
        scope: "read",
        handle: ({ answer }) => answer(200, { id: "a" }),
      });
    for (const define of [keyless, unscoped, complete]) expect(define).not.toThrow();
  });

  test("doesn't compile with an answer of another status or shape", () => {
    const otherStatus = () =>
      defineRoute({
        ...declared,
        security: "public",
        // @ts-expect-error: 404 is not declared
        handle: ({ answer }) => answer(404, { id: "a" }),
      });
    const otherShape = () =>
      defineRoute({
        ...declared,
        security: "public",
        // @ts-expect-error: id is a string
        handle: ({ answer }) => answer(200, { id: 7 }),
      });
    for (const define of [otherStatus, otherShape]) expect(define).not.toThrow();
  });
});
