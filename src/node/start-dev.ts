/** `gangway dev`: sandbox, proxy and a page with the widget, each on an origin of its own. Everything is in memory. */
import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { html } from "hono/html";
import type { ProviderId } from "../contract/providers.js";
import type { AnyGangwayConfig } from "../proxy/config-schema.js";
import { parseConfig } from "../proxy/parse-config.js";
import { startGangway } from "./start-gangway.js";
import { startSandbox } from "./start-sandbox.js";

export interface DevOptions {
  provider: ProviderId;
  /** Port numbers; 0 takes a free one. */
  pagePort: number;
  proxyPort: number;
  sandboxPort: number;
  smtpPort: number;
}

export interface DevServers {
  pageUrl: string;
  proxyUrl: string;
  sandboxUrl: string;
  /** The organisation's, for calls as the partner's server. */
  apiKey: string;
  close: () => Promise<void>;
}

const ORGANISATION = "HARBOUR";

/** Rejects where a port is in use. Then nothing is left running. */
export async function startDev(options: DevOptions): Promise<DevServers> {
  const started: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const stop of started.splice(0).reverse()) await stop();
  };
  try {
    const sandbox = await startSandbox({ port: options.sandboxPort, smtpPort: options.smtpPort });
    started.push(sandbox.close);

    // The page's address is an allowed origin of the proxy, and the proxy's address stands in the page.
    const pages = createServer();
    const pageUrl = await listen(pages, options.pagePort);
    started.push(async () => {
      pages.closeAllConnections();
      pages.close();
    });

    const apiKey = secret();
    const proxyPort = options.proxyPort || (await freePort());
    const proxyUrl = `http://localhost:${proxyPort}`;
    const { provider } = options;
    const config = await devConfig({
      provider,
      apiKey,
      proxyUrl,
      pageUrl,
      sandboxUrl: sandbox.url,
      smtpUrl: sandbox.smtpUrl,
    });
    const proxy = await startGangway({ config, port: proxyPort, hostname: "127.0.0.1", log: () => {} });
    started.push(proxy.close);
    await control(sandbox.url, "webhooks", {
      provider,
      url: `${proxyUrl}/v1/webhooks/${provider}/${ORGANISATION}`,
    });
    pages.on("request", getRequestListener(createPage(proxyUrl, sandbox.url).fetch));
    return { pageUrl, proxyUrl, sandboxUrl: sandbox.url, apiKey, close };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Addresses {
  provider: ProviderId;
  apiKey: string;
  proxyUrl: string;
  pageUrl: string;
  sandboxUrl: string;
  smtpUrl: string;
}

async function devConfig({
  provider,
  apiKey,
  proxyUrl,
  pageUrl,
  sandboxUrl,
  smtpUrl,
}: Addresses): Promise<AnyGangwayConfig> {
  const credentials = (await control(sandboxUrl, "credentials")) as Record<ProviderId, object>;
  return parseConfig({
    publicUrl: proxyUrl,
    database: "sqlite::memory:",
    encryptionKeys: [secret()],
    mail: { smtp: smtpUrl, from: "onboarding@harbour.example" },
    allowPrivateWebhooks: true,
    // Every visit of a trial comes from one address.
    limits: { invite: { count: 600, seconds: 60 } },
    organisations: [
      {
        code: ORGANISATION,
        name: "Harbour Bank",
        apiKeys: [apiKey],
        allowedOrigins: [pageUrl],
        browserInvites: true,
        collect: ["firstName", "familyName", "dateOfBirth"],
        provider: { id: provider, ...credentials[provider] },
      },
    ],
  }).config;
}

/** A page with the widget, written as a partner writes it. */
function createPage(proxyUrl: string, sandboxUrl: string): Hono {
  const app = new Hono();
  app.get("/", (context) =>
    context.html(html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Gangway</title>
    <link rel="icon" href="data:," />
    <script type="module" src="${proxyUrl}/gangway.js"></script>
    <style>
      body { margin: 2rem 1rem; font: 1rem/1.5 system-ui, sans-serif; }
      main { max-width: 30rem; margin: 0 auto; }
    </style>
  </head>
  <body>
    <main>
      <gangway-onboarding endpoint="${proxyUrl}" organisation="${ORGANISATION}">
        <p>The form needs JavaScript, and the proxy at ${proxyUrl}.</p>
      </gangway-onboarding>
      <p>
        Mails arrive in <a href="${sandboxUrl}/">the sandbox</a>, where you can also decide how a check ends.
      </p>
    </main>
  </body>
</html>`),
  );
  return app;
}

function secret(): string {
  return randomBytes(32).toString("base64");
}

/** Calls the sandbox's control. */
async function control(sandboxUrl: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`${sandboxUrl}/_sandbox/${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`The sandbox answered ${response.status} to ${path}.`);
  return response.json();
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      resolve(`http://localhost:${(server.address() as AddressInfo).port}`);
    });
  });
}

/** A port that nothing listens on: the proxy's address has to be known before it starts. */
async function freePort(): Promise<number> {
  const server = createServer();
  const url = await listen(server, 0);
  await new Promise((resolve) => server.close(resolve));
  return Number(new URL(url).port);
}
