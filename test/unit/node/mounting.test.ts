/** The proxy in a partner's own server, over real HTTP. */
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import express from "express";
import Koa from "koa";
import { afterAll, describe, expect, onTestFinished, test, vi } from "vitest";
import {
  createGangway,
  type NodeGangway,
  type NodeGangwayOptions,
} from "../../../src/node/create-gangway.js";
import { nodeHandler } from "../../../src/node/node-handler.js";
import type { GangwayConfigInput } from "../../../src/proxy/config-schema.js";
import { API_KEY, KEY_1, ORIGIN } from "../proxy/support/open-gangway.js";
import {
  riskAssessment,
  startVerifime,
  type VerifimeUpstream,
  WEBHOOK_SECRET,
  webhookInit,
} from "../proxy/support/verifime-upstream.js";
import { MOUNTS, type Mounted } from "./support/mounts.js";

const PUBLIC_URL = "https://www.harbour.example/onboarding";
const INVITE = "/v1/user/invite";

const scripts = mkdtempSync(join(tmpdir(), "gangway-scripts-"));
writeFileSync(join(scripts, "gangway.js"), "console.log('the widget');");
afterAll(() => rmSync(scripts, { recursive: true }));

async function open(
  members: Partial<GangwayConfigInput> = {},
  options: NodeGangwayOptions = {},
): Promise<{ gangway: NodeGangway; upstream: VerifimeUpstream }> {
  const upstream = await startVerifime();
  const gangway = createGangway(
    {
      publicUrl: PUBLIC_URL,
      database: "sqlite::memory:",
      encryptionKeys: [KEY_1],
      organisations: [
        {
          code: "HARBOUR",
          name: "Harbour",
          apiKeys: [API_KEY],
          allowedOrigins: [ORIGIN],
          browserInvites: true,
          authentication: "none",
          provider: {
            id: "verifime",
            baseUrl: upstream.baseUrl,
            code: "VMCODE1234",
            secrets: [WEBHOOK_SECRET],
          },
        },
      ],
      ...members,
    },
    { env: {}, log: () => {}, scripts, ...options },
  );
  onTestFinished(gangway.close);
  return { gangway, upstream };
}

async function openMounted(mount: (gangway: NodeGangway) => Promise<Mounted>, members = {}) {
  const { gangway, upstream } = await open(members);
  const server = await mount(gangway);
  onTestFinished(server.close);
  return { gangway, upstream, server, call: callerOf(`${server.url}/onboarding`) };
}

/** Calls as a page does. */
function callerOf(base: string) {
  return async (path: string, init: RequestInit = {}) => {
    const headers = { origin: ORIGIN, "content-type": "application/json", connection: "close" };
    const response = await fetch(base + path, { ...init, headers: { ...headers, ...init.headers } });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: () => JSON.parse(text) };
  };
}

const invite = (headers: Record<string, string> = {}): RequestInit => ({
  method: "POST",
  headers,
  body: JSON.stringify({ email: "jane@example.com", code: "HARBOUR" }),
});

/** The statuses of calls in a row, as how many there were of each. */
async function countStatuses(count: number, call: (index: number) => Promise<{ status: number }>) {
  const counts: Record<number, number> = {};
  // The limits are of a minute, and none may end meanwhile.
  vi.useFakeTimers({ toFake: ["Date"] });
  try {
    for (let index = 0; index < count; index += 1) {
      const { status } = await call(index);
      counts[status] = (counts[status] ?? 0) + 1;
    }
  } finally {
    vi.useRealTimers();
  }
  return counts;
}

describe.each(Object.entries(MOUNTS))("mounted in %s", (_name, mount) => {
  test("it serves a visit, and leaves other paths to the host", async () => {
    const { upstream, server, call } = await openMounted(mount);

    const script = await call("/gangway.js");
    expect([script.status, script.text]).toEqual([200, "console.log('the widget');"]);
    expect(await (await fetch(`${server.url}/about`)).text()).toBe("about Harbour");
    expect((await fetch(`${server.url}/elsewhere/gangway.js`)).status).toBe(404);
    expect((await call("/nothing")).status).toBe(404);
    const preflight = await call(INVITE, { method: "OPTIONS" });
    expect([preflight.status, preflight.headers.get("access-control-allow-methods")]).toEqual([
      204,
      "GET,POST",
    ]);

    const invited = await call(INVITE, invite());
    expect(invited.status, invited.text).toBe(201);
    const { trackingReference, qrCodeUrl } = invited.json();
    expect(qrCodeUrl).toContain(`${PUBLIC_URL}/v1/qr/`);
    const qr = await call(qrCodeUrl.slice(PUBLIC_URL.length));
    expect([qr.status, qr.headers.get("content-type")]).toEqual([200, "image/svg+xml"]);
    const visit = `/v1/user/signup/tracking/${trackingReference}`;
    expect((await call(`${visit}/activate`, { method: "POST", body: "{}" })).json().status).toBe("Active");
    expect((await call(`${visit}/status`)).json().status).toBe("Active");

    const [sent] = upstream.calls.filter(({ route }) => route === "invite");
    // Spaces that no parser keeps: the signature is of these bytes.
    const event = JSON.stringify(riskAssessment(sent?.body.referenceData), null, 3);
    const signed = webhookInit(event);
    const webhook = await call("/v1/webhooks/verifime/HARBOUR", signed);
    expect([webhook.status, webhook.text]).toEqual([200, `{"received":true}`]);
    const forged = await call("/v1/webhooks/verifime/HARBOUR", { ...signed, body: `${event} ` });
    expect(forged.status).toBe(401);
  });

  test("the limit holds for the connection's address, whatever strangers write", async () => {
    const { call } = await openMounted(mount);
    const statuses = await countStatuses(8, (index) =>
      call(INVITE, invite({ "x-forwarded-for": `203.0.113.${index}`, forwarded: `for=203.0.113.${index}` })),
    );
    expect(statuses).toEqual({ 201: 5, 429: 3 });
  });
});

test("a trusted proxy tells the address", async () => {
  const { call } = await openMounted(MOUNTS["Express 5"] as never, { trustedProxies: 1 });
  const from = (address: string) => () =>
    call(INVITE, invite({ "x-forwarded-for": `198.51.100.1, ${address}` }));
  expect(await countStatuses(7, from("203.0.113.1"))).toEqual({ 201: 5, 429: 2 });
  expect(await countStatuses(1, from("203.0.113.2"))).toEqual({ 201: 1 });
});

describe("without an address", () => {
  test("pages are refused, and the answer says what is missing", async () => {
    const { gangway } = await open();
    const request = () => new Request(`${PUBLIC_URL}${INVITE}`, withPage(invite()));
    expect(await countStatuses(75, () => gangway.fetch(request(), { params: {} }))).toEqual({ 500: 75 });
    const refusal = await (await gangway.fetch(request())).json();
    expect(refusal).toMatchObject({ code: "invalid_configuration", retryable: false });
    expect(refusal.detail).toContain("fetch(request, { remoteAddress })");
    expect(refusal.detail).toContain("trustedProxies");
  });

  test("the organisation's server may invite: its calls have no such limit", async () => {
    const { gangway } = await open();
    const init = withPage(invite({ "x-api-key": API_KEY }));
    expect((await gangway.fetch(new Request(`${PUBLIC_URL}${INVITE}`, init))).status).toBe(201);
  });

  test.each<[string, (address: string) => object]>([
    ["remoteAddress", (address) => ({ remoteAddress: address })],
    ["Deno.serve", (address) => new DenoInfo(address)],
    ["@hono/node-server", (address) => ({ incoming: { socket: { remoteAddress: address } } })],
    ["Bun.serve", (address) => new BunServer(address)],
  ])("%s tells it", async (_name, infoOf) => {
    const { gangway } = await open();
    const from = (address: string) => () =>
      gangway.fetch(new Request(`${PUBLIC_URL}${INVITE}`, withPage(invite())), infoOf(address));
    expect(await countStatuses(7, from("203.0.113.1"))).toEqual({ 201: 5, 429: 2 });
    expect(await countStatuses(1, from("203.0.113.2"))).toEqual({ 201: 1 });
  });
});

/** As in Deno, an accessor. */
class DenoInfo {
  readonly #address: string;
  constructor(address: string) {
    this.#address = address;
  }
  get remoteAddr() {
    return { transport: "tcp", hostname: this.#address, port: 1 };
  }
}

/** As in Bun, a method that needs its object. */
class BunServer {
  readonly #address: string;
  constructor(address: string) {
    this.#address = address;
  }
  requestIP(_request: Request) {
    return { address: this.#address, family: "IPv4", port: 1 };
  }
}

function withPage(init: RequestInit): RequestInit {
  return { ...init, headers: { origin: ORIGIN, "content-type": "application/json", ...init.headers } };
}

describe("sub-paths of a fetch host", () => {
  test.each([
    ["that of publicUrl", "https://www.harbour.example/api/onboarding", "/api/onboarding", {}],
    ["that of publicUrl, removed by the host", "https://www.harbour.example/api/onboarding", "", {}],
    ["a prefix", "https://www.harbour.example/onboarding", "/api", { prefix: "/api" }],
    [
      "a prefix with slashes",
      "https://www.harbour.example/onboarding",
      "/v1/gangway",
      { prefix: "v1/gangway/" },
    ],
  ])("%s", async (_name, publicUrl, path, info) => {
    const { gangway } = await open({ publicUrl });
    const get = async (address: string) =>
      (await gangway.fetch(new Request(`http://localhost${path}${address}`), info)).status;
    expect(
      await Promise.all(["/gangway.js", "/v1/organisations/HARBOUR", "/healthz", "/nothing"].map(get)),
    ).toEqual([200, 200, 200, 404]);
  });
});

describe("after a body parser", () => {
  async function openExpress(parser: express.Handler) {
    return openMounted(async (gangway) => {
      const app = express();
      app.use(parser, nodeHandler(gangway, { prefix: "/onboarding" }));
      return listening(app);
    });
  }

  test("the parsed body of a call is used, and a webhook is refused with what to do", async () => {
    const { call } = await openExpress(express.json());
    expect((await call(INVITE, invite())).status).toBe(201);
    const broken = await call(INVITE, { method: "POST", body: `{"email":1,"code":"HARBOUR"}` });
    expect([broken.status, broken.json().code]).toEqual([400, "invalid_request"]);
    const webhook = await call("/v1/webhooks/verifime/HARBOUR", webhookInit(riskAssessment("nobody")));
    expect([webhook.status, webhook.json().code]).toEqual([500, "invalid_configuration"]);
    expect(webhook.json().detail).toContain("before the parser");
  });

  test.each([
    ["express.raw()", express.raw({ type: "*/*" })],
    ["express.text()", express.text({ type: "*/*" })],
  ])("%s has kept the bytes", async (_name, parser) => {
    const { call } = await openExpress(parser);
    expect((await call(INVITE, invite())).status).toBe(201);
    const webhook = await call("/v1/webhooks/verifime/HARBOUR", webhookInit(riskAssessment("nobody")));
    expect(webhook.status, webhook.text).toBe(200);
  });

  test("a body that was read and not kept is refused with what to do", async () => {
    const { call } = await openMounted((gangway) => {
      const app = new Koa();
      const handle = nodeHandler(gangway, { prefix: "/onboarding" });
      app.use(async (context, next) => {
        for await (const _chunk of context.req);
        return next();
      });
      app.use((context) => {
        context.respond = false;
        return handle(context.req, context.res);
      });
      return listening(app.callback());
    });
    const refusal = await call(INVITE, invite());
    expect([refusal.status, refusal.json().code]).toEqual([500, "invalid_configuration"]);
    expect((await call("/healthz")).status).toBe(200);
  });

  test("so is a request that a fetch host has read", async () => {
    const { gangway } = await open();
    const request = new Request(`${PUBLIC_URL}${INVITE}`, withPage(invite()));
    await request.json();
    const refusal = await gangway.fetch(request, { remoteAddress: "203.0.113.1" });
    expect([refusal.status, (await refusal.json()).code]).toEqual([500, "invalid_configuration"]);
  });
});

async function listening(listener: Parameters<typeof createServer>[1]): Promise<Mounted> {
  const server = createServer(listener as never);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

describe("bare node:http, without next", () => {
  test("answers 404 elsewhere", async () => {
    const { server } = await openMounted((gangway) =>
      listening(nodeHandler(gangway, { prefix: "/onboarding" })),
    );
    const statusOf = async (path: string) => (await fetch(server.url + path)).status;
    expect(await statusOf("/onboarding/healthz")).toBe(200);
    expect(await statusOf("/onboarding/nothing")).toBe(404);
    expect(await statusOf("/healthz")).toBe(404);
    expect(await statusOf("//")).toBe(404);
  });
});

describe("at the root of a host", () => {
  test("the host keeps every path that isn't the proxy's", async () => {
    const { gangway, server } = await openMounted(
      async (gangway) => {
        const app = express();
        app.use(nodeHandler(gangway));
        app.use((request, response) => void response.send(`${request.method} ${request.path}`));
        return listening(app);
      },
      { publicUrl: "https://www.harbour.example" },
    );
    const read = async (path: string, init?: RequestInit) => (await fetch(server.url + path, init)).text();
    expect(await read("/gangway.js")).toContain("the widget");
    expect(await read("/healthz")).toContain("ok");
    expect(await read("/v1/accounts", { method: "POST", body: "{}" })).toBe("POST /v1/accounts");
    expect(await read("/", { method: "OPTIONS" })).toBe("OPTIONS /");
    await gangway.close();
    expect(await read("/about")).toBe("GET /about");
    expect((await fetch(`${server.url}/healthz`)).status).toBe(503);
  });

  test("the host learns why the proxy couldn't start", async () => {
    const { gangway } = await open({ database: "sqlite:/dev/null/gangway.db" });
    const failure = gangway.ready.catch((error: unknown) => error);
    const app = express();
    let reason: unknown;
    app.use(nodeHandler(gangway));
    app.use(((error, _request, response, _next) => {
      reason = error;
      response.sendStatus(503);
    }) satisfies express.ErrorRequestHandler);
    const server = await listening(app);
    onTestFinished(server.close);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(503);
    expect(reason).toBe(await failure);
    expect(reason).toBeInstanceOf(Error);
  });
});

describe("close()", () => {
  test("answers what is in flight, and may be called again", async () => {
    const { gangway, upstream, server, call } = await openMounted(MOUNTS["Express 5"] as never);
    const answer = upstream.answers.invite;
    const held = new Promise<() => void>((resolve) => {
      upstream.answers.invite = (...call) => resolve(() => answer(...call));
    });
    const inFlight = call(INVITE, invite());
    const release = await held;
    const closed = Promise.all([server.close(), gangway.close()]);
    release();
    expect((await inFlight).status).toBe(201);
    await closed;
    await gangway.close();
    expect((await gangway.fetch(new Request(`${PUBLIC_URL}/healthz`))).status).toBe(503);
  });
});
