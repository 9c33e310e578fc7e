/** The test kit as a partner uses it: `gangway-server/sandbox`, against a running sandbox and proxy. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { expect, onTestFinished, test } from "vitest";
import { createClient } from "../../../src/client/create-client.js";
import { PROVIDER_IDS, type ProviderId } from "../../../src/contract/providers.js";
import { startGangway } from "../../../src/node/start-gangway.js";
import { startSandbox } from "../../../src/node/start-sandbox.js";
import { parseConfig } from "../../../src/proxy/parse-config.js";
import { type ConnectedSandbox, connectSandbox } from "../../../src/test-kit/connect-sandbox.js";
import { createWebhookInbox, type WebhookInbox } from "../../../src/test-kit/webhook-inbox.js";
import { freePort } from "../../suites/free-port.js";

const KEY = "harbour-api-key-1";
const SECRET = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

interface Bench {
  client: ReturnType<typeof createClient>;
  sandbox: ConnectedSandbox;
  inbox: WebhookInbox;
  hooksUrl: string;
  proxyUrl: string;
}

async function openBench(provider: ProviderId): Promise<Bench> {
  const server = await startSandbox({ port: 0, smtpPort: 0 });
  onTestFinished(server.close);
  const credentials = await (await fetch(`${server.url}/_sandbox/credentials`)).json();
  const proxyPort = await freePort();
  const proxyUrl = `http://localhost:${proxyPort}`;
  const client = createClient({
    url: proxyUrl,
    apiKey: KEY,
    organisation: "HARBOUR",
    webhookSecrets: [SECRET],
  });
  const inbox = createWebhookInbox({ client });
  const hooks = createServer(getRequestListener(inbox.receive));
  await new Promise<void>((resolve) => hooks.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void hooks.close());
  const hooksUrl = `http://127.0.0.1:${(hooks.address() as AddressInfo).port}/`;
  const { config } = parseConfig({
    publicUrl: proxyUrl,
    database: "sqlite::memory:",
    encryptionKeys: ["MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="],
    mail: { smtp: server.smtpUrl, from: "onboarding@harbour.example" },
    allowPrivateWebhooks: true,
    organisations: [
      {
        code: "HARBOUR",
        name: "Harbour Bank",
        apiKeys: [KEY],
        provider: { id: provider, ...credentials[provider] },
        webhooks: [{ url: hooksUrl, secrets: [SECRET] }],
      },
    ],
  });
  const proxy = await startGangway({ config, port: proxyPort, scripts: false, log: () => {} });
  onTestFinished(proxy.close);
  await fetch(`${server.url}/_sandbox/webhooks`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ provider, url: `${proxyUrl}/v1/webhooks/${provider}/HARBOUR` }),
  });
  return { client, sandbox: connectSandbox({ sandboxUrl: server.url, client }), inbox, hooksUrl, proxyUrl };
}

test.each(PROVIDER_IDS)("a whole visit with %s", async (provider) => {
  const { client, sandbox, inbox, proxyUrl } = await openBench(provider);
  const { trackingReference: ref } = await client.invite({
    email: "Jane@example.com",
    externalRef: "customer-7",
  });
  const visit = `${proxyUrl}/v1/user/signup/tracking/${ref}`;
  const post = (path: string, body: object) =>
    fetch(`${visit}/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  await post("code", {});
  const code = await sandbox.codeFor("jane@example.com");
  expect((await post("activate", { code })).status).toBe(200);

  await sandbox.open(ref);
  await sandbox.submit(ref);
  await sandbox.decide(ref, provider === "verifime" ? "LOW" : "approved");
  const expected = provider === "verifime" ? "assessed" : "approved";
  const { data } = await inbox.event("visit.outcome", (event) => event.data.outcome === expected);
  expect(data).toMatchObject({ trackingReference: ref, externalRef: "customer-7" });
  expect(inbox.events.map(({ type }) => type)).toContain("visit.activated");
  expect((await sandbox.requests()).length).toBeGreaterThan(0);
});

test("what can't be had is said", async () => {
  const { client, inbox, hooksUrl, sandbox } = await openBench("veriff");
  const impatient = createWebhookInbox({ client, timeoutSeconds: 0 });
  await expect(impatient.event("visit.ended")).rejects.toThrow("There was no visit.ended among the webhooks");
  await expect(sandbox.decide("00000000-0000-4000-8000-000000000000", "approved")).rejects.toThrow();
  const { trackingReference } = await client.invite({ email: "jane@example.com" });
  await expect(sandbox.decide(trackingReference, "perhaps")).rejects.toThrow(/answered 400/);
  const forged = await fetch(hooksUrl, { method: "POST", body: "{}" });
  expect([forged.status, inbox.events]).toEqual([401, []]);
  await sandbox.reset();
  expect(await sandbox.mails()).toEqual([]);
});
