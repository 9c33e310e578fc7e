/**
 * What every provider has to keep to, whatever its words: its webhooks are proved, repeat-safe and order-safe, its
 * failures are told apart, and its secrets stay where they are. The webhooks are the sandbox's own, caught on their way.
 */
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type SandboxServer, startSandbox } from "../../src/node/sandbox-server.js";
import { type StartedGangway, startGangway } from "../../src/node/serve.js";
import { ConfigError, parseConfig } from "../../src/proxy/parse-config.js";
import { freePort } from "./free-port.js";

type Id = "verifime" | "veriff" | "vx" | "verifa";
const IDS: readonly Id[] = ["verifime", "veriff", "vx", "verifa"];
const API_KEY = "partner-key-in-the-suite";

interface Caught {
  headers: Record<string, string>;
  body: string;
}

interface Visit {
  trackingReference: string;
  providerReference: string;
  status: string;
  outcome: string | null;
}

let sandbox: SandboxServer;
let gangway: StartedGangway;
let receiver: Server;
let credentials: Record<Id, Record<string, unknown>>;
let caught: Caught[] = [];
const lines: string[] = [];

/** Header names that carry a proof, by provider. */
const PROOF: Record<Id, RegExp> = {
  verifime: /^x-verifime-signature$/,
  veriff: /^(x|vrf)-hmac-signature$/,
  vx: /^(x-vx-signature|authorization)$/,
  verifa: /^x-verifa-signature$/,
};

const HOP_BY_HOP = /^(host|connection|content-length|transfer-encoding|keep-alive|accept-encoding)$/;

const plain = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      HOP_BY_HOP.test(name) ? [] : [[name, String(value)]],
    ),
  );

async function call<T>(url: string, body?: unknown): Promise<T> {
  const answer = await fetch(url, {
    method: body === undefined ? "GET" : "POST",
    headers: { "content-type": "application/json", "x-api-key": API_KEY },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.status} ${text}`);
  return (text ? JSON.parse(text) : undefined) as T;
}

const control = (path: string, body: unknown) => call<unknown>(`${sandbox.url}/_sandbox/${path}`, body);
const read = (visit: Visit) => call<Visit>(`${gangway.url}/v1/visits/${visit.trackingReference}`);
const sessionOf = (id: Id, visit: Visit) =>
  id === "verifime" ? visit.trackingReference : visit.providerReference;

async function invite(id: Id): Promise<Visit> {
  const { trackingReference } = await call<Visit>(`${gangway.url}/v1/user/invite`, {
    email: "jane.contract@example.com",
    code: id.toUpperCase(),
    customerContext: { firstName: "Jane", familyName: "Smith", dateOfBirth: "1990-01-15" },
  });
  return call<Visit>(`${gangway.url}/v1/visits/${trackingReference}`);
}

/** Has the customer hand everything in and the provider decide, and returns the webhooks that it sent. */
async function decided(id: Id, visit: Visit): Promise<Caught[]> {
  const session = `${id}/${sessionOf(id, visit)}`;
  await control(`${session}/customer`, { does: "opens" });
  await control(`${session}/customer`, { does: "submits" });
  await control(`${session}/decide`, id === "verifime" ? { riskLevel: "LOW" } : { outcome: "declined" });
  await vi.waitFor(() => expect(caught.length).toBeGreaterThan(0));
  return [...caught];
}

const OUTCOME: Record<Id, string> = {
  verifime: "assessed",
  veriff: "declined",
  vx: "declined",
  verifa: "declined",
};

const deliver = (id: Id, { headers, body }: Caught) =>
  fetch(`${gangway.url}/v1/webhooks/${id}/${id.toUpperCase()}`, { method: "POST", headers, body });

const withProof = (id: Id, sent: Caught, change: (value: string) => string | null): Caught => ({
  ...sent,
  headers: Object.fromEntries(
    Object.entries(sent.headers).flatMap(([name, value]) => {
      const changed = PROOF[id].test(name) ? change(value) : value;
      return changed === null ? [] : [[name, changed]];
    }),
  ),
});

beforeAll(async () => {
  receiver = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (chunk: string) => {
      body += chunk;
    });
    request.on("end", () => {
      caught.push({ headers: plain(request.headers), body });
      response.writeHead(200).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, resolve));
  sandbox = await startSandbox({ port: 0, smtpPort: 0 });
  credentials = await call(`${sandbox.url}/_sandbox/credentials`);
  const port = await freePort();
  const { config } = parseConfig(configOf(port));
  gangway = await startGangway({ config, port, log: (...line) => lines.push(JSON.stringify(line)) });
});

/** An organisation per provider. VX sends its webhooks to the session's own address too: that one leads nowhere. */
function configOf(port: number, change: Partial<Record<Id, object>> = {}) {
  return {
    publicUrl: `http://localhost:${port}`,
    database: "sqlite::memory:",
    encryptionKeys: [Buffer.alloc(32, 2).toString("base64")],
    organisations: IDS.map((id) => ({
      code: id.toUpperCase(),
      name: "Harbour Bank",
      apiKeys: [API_KEY],
      authentication: "none",
      provider: { id, ...credentials[id], ...change[id] },
    })),
  };
}

afterAll(async () => {
  await gangway.close();
  await sandbox.close();
  receiver.closeAllConnections();
  receiver.close();
});

beforeEach(async () => {
  await control("reset", {});
  const url = `http://localhost:${(receiver.address() as AddressInfo).port}/`;
  for (const id of IDS) await control("webhooks", { provider: id, url });
  caught = [];
});

describe.each(IDS)("%s: webhooks", (id) => {
  it("are believed with a valid proof, once, however often they come", async () => {
    const visit = await invite(id);
    const sent = await decided(id, visit);
    for (const webhook of [...sent, ...sent]) expect((await deliver(id, webhook)).status).toBe(200);
    expect((await read(visit)).outcome).toBe(OUTCOME[id]);
  });

  it("lead to the same end in any order", async () => {
    const visit = await invite(id);
    const sent = await decided(id, visit);
    for (const webhook of sent.toReversed()) expect((await deliver(id, webhook)).status).toBe(200);
    expect((await read(visit)).outcome).toBe(OUTCOME[id]);
  });

  it.each<[string, (value: string) => string | null]>([
    ["none", () => null],
    ["an empty one", () => ""],
    [
      "one for another body",
      (value) => value.replace(/[0-9a-f](?=[^0-9a-f]*$)/i, (last) => (last === "0" ? "1" : "0")),
    ],
    ["nonsense", () => "Basic nonsense"],
  ])("are refused with %s for a proof, and change nothing", async (_, change) => {
    const visit = await invite(id);
    const sent = await decided(id, visit);
    for (const webhook of sent) {
      const answer = await deliver(id, withProof(id, webhook, change));
      expect(answer.status).toBe(401);
      expect(await answer.json()).toMatchObject({ code: "unauthorised" });
    }
    // One byte more than what was signed. (Basic credentials say nothing about the body.)
    const [first] = sent;
    if (first && id !== "vx")
      expect((await deliver(id, { ...first, body: `${first.body} ` })).status).toBe(401);
  });

  it("about a visit of somebody else's are acknowledged, and logged", async () => {
    const visit = await invite(id);
    const sent = await decided(id, visit);
    await gangway.close();
    const port = await freePort();
    gangway = await startGangway({
      config: parseConfig(configOf(port)).config,
      port,
      log: (...line) => lines.push(JSON.stringify(line)),
    });
    const before = lines.length;
    for (const webhook of sent) expect((await deliver(id, webhook)).status).toBe(200);
    expect(lines.slice(before).join("\n")).toMatch(/webhook_unmatched|webhook_ignored/);
  });

  it("are not accepted under an empty secret: the configuration is refused", () => {
    const empty =
      id === "vx"
        ? { webhookAuth: { hmac: { header: "X-VX-Signature", secrets: [""] } } }
        : { secrets: [""] };
    expect(() => parseConfig(configOf(1, { [id]: empty }))).toThrow(ConfigError);
  });
});

describe.each(IDS)("%s: failures are told apart", (id) => {
  const problem = async (): Promise<string> => {
    const answer = await fetch(`${gangway.url}/v1/user/invite`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-api-key": API_KEY },
      body: JSON.stringify({ email: "jane.contract@example.com", code: id.toUpperCase() }),
    });
    return ((await answer.json()) as { code: string }).code;
  };

  it.each<[string, object, string]>([
    ["no answer", { kind: "drop" }, "provider_unavailable"],
    ["a server that is out of order", { kind: "status", value: 503 }, "provider_unavailable"],
    ["a refusal", { kind: "status", value: 403 }, "provider_rejected"],
    [
      "a request to slow down",
      { kind: "status", value: 429, headers: { "Retry-After": "7" } },
      "rate_limited",
    ],
    ["a body that can't be read", { kind: "garbage" }, "provider_response_invalid"],
    [
      "a redirect",
      { kind: "status", value: 302, headers: { Location: "http://127.0.0.1:9/" } },
      "provider_rejected",
    ],
  ])("%s", async (_, fault, code) => {
    await control("faults", { provider: id, route: "*", times: 5, ...fault });
    expect(await problem()).toBe(code);
  });
});

it("no log line holds a secret, a key, a token or anything of the customer's", async () => {
  for (const id of IDS) await decided(id, await invite(id));
  const text = lines.join("\n");
  expect(lines.length).toBeGreaterThan(50);
  const secrets = JSON.stringify(credentials).match(/"[^"]{16,}"/g) ?? [];
  for (const secret of secrets
    .map((quoted) => quoted.slice(1, -1))
    .filter((each) => !each.startsWith("http"))) {
    expect(text).not.toContain(secret);
  }
  expect(text).not.toContain(API_KEY);
  expect(text).not.toMatch(/jane\.contract|Jane|Smith|1990-01-15|Bearer/);
});
