/** A provider that the host adds: routes of its own, notes about each visit, and webhooks that nothing proves. */
import { expect, test } from "vitest";
import * as z from "zod";
import { GangwayError } from "../../../src/contract/errors.js";
import { defineProvider } from "../../../src/providers/define-provider.js";
import type { Provider, ProviderRoute } from "../../../src/providers/provider.js";
import { everyProvider } from "../../../src/providers/provider-config.js";
import { parseConfig } from "../../../src/proxy/parse-config.js";
import { API_KEY, KEY_1, openGangway, PUBLIC_URL } from "./support/open-gangway.js";

const event = z.object({ id: z.string(), session: z.string(), decision: z.literal("approved") });

const ROUTES: readonly ProviderRoute[] = [
  {
    method: "GET",
    path: "/screens/:session",
    security: { kind: "handler" },
    handle: async ({ params }, visits) => {
      const visit = await visits.find(params.session ?? "");
      if (!visit) throw new GangwayError("not_found", "There is no such screen.");
      return new Response(`<p>${JSON.stringify(visit.state)}</p>`, {
        headers: { "content-type": "text/html", "content-security-policy": "default-src 'self'" },
      });
    },
  },
  {
    method: "POST",
    path: "/screens/:session",
    security: { kind: "handler" },
    handle: async ({ request, params }, visits) => {
      const { key, ...report } = (await request.json()) as { key?: string; outcome?: "approved" };
      const found = await visits.report(params.session ?? "", { providerStatus: "typed", ...report }, key);
      return Response.json({ found });
    },
  },
  {
    method: "POST",
    path: "/notes/:session",
    security: { kind: "handler" },
    handle: async ({ request, params }, visits) => {
      const found = await visits.replaceState(params.session ?? "", { note: await request.text() });
      return Response.json({ found });
    },
  },
  {
    method: "GET",
    path: "/fault",
    security: { kind: "handler" },
    handle: () => Promise.reject(new Error("Jane.Doe@example.com is in the message")),
  },
  {
    method: "GET",
    path: "/away",
    security: { kind: "none", reason: "it only leads to the desk's page" },
    handle: async () => Response.redirect("https://desk.example/"),
  },
];

interface Calls {
  states: Record<string, unknown>;
}

const desk = (calls: Calls, change: Partial<Provider> = {}) =>
  defineProvider({
    id: "front-desk",
    name: "Front Desk",
    config: z.strictObject({ id: z.literal("front-desk"), ...everyProvider }),
    create: () => ({
      id: "front-desk",
      launchKinds: ["frame", "link"],
      webhookSecurity: { kind: "none", reason: "the desk can sign nothing" },
      async createSession({ reference, routesUrl }) {
        const url = `${routesUrl}/screens/${reference}`;
        return {
          providerReference: reference,
          inviteUrl: url,
          frame: { url, origin: new URL(url).origin, allow: "geolocation", needs: ["geolocation"] },
          expiresAt: null,
          state: { opened: 0 },
        };
      },
      async activate(_, state) {
        calls.states.activate = state;
      },
      async readStatus(_, state) {
        calls.states.readStatus = state;
        return { providerStatus: "waiting", status: "Inactive" };
      },
      async erase({ state }) {
        calls.states.erase = state;
      },
      readWebhook(body) {
        const { id, session, decision } = event.parse(body);
        const subject = { by: "providerReference", value: session } as const;
        return [{ eventKey: id, subject, report: { providerStatus: decision, outcome: decision, at: 1 } }];
      },
      routes: ROUTES,
      ...change,
    }),
  });

async function openDesk(change: Partial<Provider> = {}) {
  const calls: Calls = { states: {} };
  const gangway = await openGangway({
    added: [desk(calls, change)],
    organisation: { provider: { id: "front-desk" } as never, authentication: "none" },
  });
  const { trackingReference = "" } = await gangway.invite({ externalRef: "customer-1" });
  const visit = () =>
    gangway.call("GET", `/v1/visits/${trackingReference}`, { headers: { "x-api-key": API_KEY } });
  const { providerReference } = (await visit()).json;
  const base = "/v1/providers/front-desk/HARBOUR";
  return { gangway, calls, visit, trackingReference, providerReference, base };
}

test("is invited to, shown and activated like any other", async () => {
  const { gangway, calls, visit, trackingReference, providerReference, base } = await openDesk();
  expect((await visit()).json).toMatchObject({ provider: "front-desk", launch: ["frame", "link"] });
  const path = `/v1/user/signup/tracking/${trackingReference}`;
  const url = `${PUBLIC_URL}${base}/screens/${providerReference}`;
  const { json } = await gangway.call("GET", path);
  expect(json).toMatchObject({
    provider: "front-desk",
    frame: { url, origin: PUBLIC_URL, allow: "geolocation", needs: ["geolocation"], name: "Front Desk" },
  });
  await gangway.call("POST", `${path}/activate`, { body: {} });
  expect(calls.states.activate).toEqual({ opened: 0 });
  gangway.clock.now += 2000;
  await gangway.call("GET", `${path}/status`);
  expect(calls.states.readStatus).toEqual({ opened: 0 });
});

test("has routes that find the visit and replace its state", async () => {
  const { gangway, base, providerReference, trackingReference } = await openDesk();
  const screen = `${base}/screens/${providerReference}`;
  expect((await gangway.call("GET", screen)).text).toBe('<p>{"opened":0}</p>');
  const noted = await gangway.call("POST", `${base}/notes/${providerReference}`, { body: "seen" });
  expect(noted.json).toEqual({ found: true });
  expect((await gangway.call("GET", screen)).text).toBe('<p>{"note":"seen"}</p>');
  expect((await gangway.call("GET", `${base}/screens/another`)).status).toBe(404);
  expect((await gangway.call("POST", `${base}/notes/another`, { body: "seen" })).json).toEqual({
    found: false,
  });
  const lines = gangway.logs.filter(({ fields }) => fields.route?.startsWith("/v1/providers/"));
  expect(lines[0]?.fields).toMatchObject({
    route: "/v1/providers/front-desk/:organisation/screens/:session",
    organisation: "HARBOUR",
    reference: trackingReference,
    status: 200,
  });
  expect(JSON.stringify(lines)).not.toContain(`screens/${providerReference}`);
});

test("has routes that report as a webhook does: once, to the outbox and the identity", async () => {
  const { gangway, visit, base, providerReference } = await openDesk();
  const report = (body: object) => gangway.call("POST", `${base}/screens/${providerReference}`, { body });
  const approved = {
    key: "e-1",
    status: "Completed",
    outcome: "approved",
    at: 5,
    person: { firstName: "Jane" },
  };
  expect((await report(approved)).json).toEqual({ found: true });
  expect((await visit()).json).toMatchObject({
    status: "Completed",
    outcome: "approved",
    providerStatus: "typed",
  });
  expect((await report({ ...approved, outcome: "declined", at: 9 })).json).toEqual({ found: true });
  expect((await visit()).json).toMatchObject({ outcome: "approved" });
  const identity = await gangway.store.identities.find("HARBOUR", "customer-1");
  expect(identity?.extractedData).toMatchObject({ first_name: "Jane" });
  expect(gangway.logs.map((line) => line.event)).toContain("webhook_repeated");
});

test("has routes with headers, limits and problem documents like all others", async () => {
  const { gangway, base, providerReference } = await openDesk();
  const screen = await gangway.call("GET", `${base}/screens/${providerReference}`);
  expect(screen.headers.get("x-content-type-options")).toBe("nosniff");
  expect(screen.headers.get("content-security-policy")).toBe("default-src 'self'");
  const away = await gangway.call("GET", `${base}/away`);
  expect([away.status, away.headers.get("cache-control")]).toEqual([302, "no-store"]);

  const refused = await gangway.call("POST", `${base}/away`, { body: {} });
  expect([refused.status, refused.headers.get("allow"), refused.json.code]).toEqual([
    405,
    "GET",
    "not_found",
  ]);
  const large = await gangway.call("POST", `${base}/notes/${providerReference}`, {
    body: "x".repeat(70_000),
  });
  expect([large.status, large.json.code]).toEqual([413, "payload_too_large"]);
  const state = await gangway.call("POST", `${base}/notes/${providerReference}`, {
    body: "x".repeat(17_000),
  });
  expect([state.status, state.json.code]).toEqual([502, "provider_response_invalid"]);
  const fault = await gangway.call("GET", `${base}/fault`);
  expect([fault.status, fault.json.code]).toEqual([500, "internal"]);
  expect((await gangway.call("GET", "/v1/providers/front-desk/OTHER/away")).json.code).toBe(
    "unknown_organisation",
  );
  expect((await gangway.call("GET", `${base}/nowhere`)).json.code).toBe("not_found");
});

test("may send webhooks that nothing proves and have open routes, once the operator has been warned", async () => {
  const { gangway, visit, providerReference } = await openDesk();
  const body = { id: "e-1", session: providerReference, decision: "approved" };
  expect((await gangway.call("POST", "/v1/webhooks/front-desk/HARBOUR", { body })).status).toBe(200);
  expect((await visit()).json).toMatchObject({ outcome: "approved" });
  const { warnings } = parseConfig(
    {
      publicUrl: PUBLIC_URL,
      encryptionKeys: ["env:KEY"],
      organisations: [{ code: "A", name: "A", authentication: "none", provider: { id: "front-desk" } }],
    },
    { KEY: KEY_1 },
    { providers: [desk({ states: {} })] },
  );
  expect(warnings).toEqual([
    {
      path: "organisations[0].provider",
      message: "takes webhooks that nothing proves: the desk can sign nothing",
    },
    {
      path: "organisations[0].provider",
      message: "answers anybody at GET /away: it only leads to the desk's page",
    },
  ]);
});

test("may send no webhooks at all", async () => {
  const { gangway, visit, providerReference } = await openDesk({ webhookSecurity: { kind: "no-webhooks" } });
  const body = { id: "e-1", session: providerReference, decision: "approved" };
  expect((await gangway.call("POST", "/v1/webhooks/front-desk/HARBOUR", { body })).json.code).toBe(
    "not_found",
  );
  expect((await visit()).json).toMatchObject({ outcome: null });
});

test("erases with its notes, though the visit has lost them", async () => {
  const { gangway, calls, base, providerReference } = await openDesk();
  const approved = { status: "Completed", outcome: "approved", at: 5 };
  await gangway.call("POST", `${base}/screens/${providerReference}`, { body: approved });
  const headers = { "x-api-key": API_KEY };
  expect((await gangway.call("DELETE", "/api/v1/identities/customer-1/data", { headers })).status).toBe(200);
  expect(calls.states.erase).toEqual({ opened: 0 });
  expect((await gangway.call("GET", `${base}/screens/${providerReference}`)).status).toBe(404);
});

test("must have been handed over, and must know its own id", async () => {
  const organisation = { provider: { id: "front-desk" } as never };
  const added = [desk({ states: {} })];
  await expect(openGangway({ added, organisation, host: { providers: [] } })).rejects.toMatchObject({
    code: "invalid_configuration",
    message: expect.stringContaining('"front-desk"'),
  });
  await expect(openDesk({ id: "other" })).rejects.toMatchObject({ code: "invalid_configuration" });
});
