/** Starts the servers of the demo. The journeys in `test/journey` start it too, on ports of their own. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { PROVIDER_IDS, type ProviderId } from "gangway-server";
import { type GangwayConfigInput, type Log, parseConfig, startGangway } from "gangway-server/node";
import { startSandbox } from "gangway-server/sandbox";
import { createPhoneServer } from "./phone-server.js";
import { createSiteServer } from "./site-server.js";

export interface DemoOptions {
  /** Port numbers; 0 takes a free one. */
  sitePort: number;
  proxyPort: number;
  sandboxPort: number;
  smtpPort: number;
  phonePort: number;
  /** Makes a fresh secret: 32 bytes in base64. */
  secret: () => string;
  /** Part of each organisation's config, in place of the demo's own. */
  organisation?: Partial<GangwayConfigInput["organisations"][number]>;
  /** The database of the proxy. Default: in memory. */
  database?: string;
  /** Receives the proxy's log. Default: the log is dropped. */
  log?: Log;
}

export interface Demo {
  siteUrl: string;
  proxyUrl: string;
  sandboxUrl: string;
  phoneUrl: string;
  /** The proxy alone, for journeys in which it goes away. */
  restartProxy: () => Promise<void>;
  stopProxy: () => Promise<void>;
  close: () => Promise<void>;
}

type ProviderConfig = GangwayConfigInput["organisations"][number]["provider"];

/** One organisation per provider, so that a visitor can compare them. A real partner has one. */
const organisationFor = (provider: ProviderId): string => `HARBOUR-${provider.toUpperCase()}`;

export async function startDemo(options: DemoOptions): Promise<Demo> {
  const sandbox = await startSandbox({ port: options.sandboxPort, smtpPort: options.smtpPort });
  const credentials = (await (await fetch(`${sandbox.url}/_sandbox/credentials`)).json()) as Record<
    ProviderId,
    Omit<ProviderConfig, "id">
  >;

  // The site's address is an allowed origin of the proxy, and the proxy's address stands in the site's pages.
  const site = createServer();
  const siteUrl = await listen(site, options.sitePort);
  const phone = createServer();
  const phoneUrl = await listen(phone, options.phonePort);

  const proxyPort = options.proxyPort || (await freePort());
  const proxyUrl = `http://localhost:${proxyPort}`;
  const apiKey = options.secret();
  const tokenSecret = options.secret();
  const webhookSecret = `whsec_${options.secret()}`;
  const config: GangwayConfigInput = {
    publicUrl: proxyUrl,
    database: options.database ?? "sqlite::memory:",
    encryptionKeys: [options.secret()],
    mail: { smtp: sandbox.smtpUrl, from: "onboarding@harbour.example" },
    allowPrivateWebhooks: true,
    // Every visitor of a demo comes from one address.
    limits: { invite: { count: 600, seconds: 60 } },
    organisations: PROVIDER_IDS.map((provider) => ({
      code: organisationFor(provider),
      name: "Harbour Bank",
      privacyUrl: `${siteUrl}/`,
      helpUrl: "mailto:help@harbour.example",
      colors: { primary: "#0b3d5c" },
      apiKeys: [apiKey],
      allowedOrigins: [siteUrl],
      browserInvites: true,
      authentication: "code" as const,
      customerTokenSecrets: [tokenSecret],
      collect: ["firstName", "familyName", "dateOfBirth"] as const,
      singleName: true,
      minimumAge: 18,
      provider: {
        id: provider,
        ...credentials[provider],
        ...(provider === "veriff" ? { creationsPerMinute: 600 } : {}),
      } as ProviderConfig,
      webhooks: [{ url: `${siteUrl}/hooks`, secrets: [webhookSecret] }],
      ...options.organisation,
    })),
  };
  const startProxy = () =>
    startGangway({ config: parseConfig(config).config, port: proxyPort, log: options.log ?? (() => {}) });
  let proxy = await startProxy();

  const siteServer = createSiteServer({
    proxyUrl,
    sandboxUrl: sandbox.url,
    phoneUrl,
    organisationFor,
    apiKey,
    tokenSecret,
    webhookSecret,
  });
  site.on("request", getRequestListener(siteServer.fetch));
  const phoneServer = createPhoneServer({ siteUrl, proxyUrl, sandboxUrl: sandbox.url, phoneUrl });
  phone.on("request", getRequestListener(phoneServer.fetch));

  for (const provider of PROVIDER_IDS) {
    await fetch(`${sandbox.url}/_sandbox/webhooks`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        provider,
        url: `${proxyUrl}/v1/webhooks/${provider}/${organisationFor(provider)}`,
      }),
    });
  }

  return {
    siteUrl,
    proxyUrl,
    sandboxUrl: sandbox.url,
    phoneUrl,
    stopProxy: () => proxy.close(),
    restartProxy: async () => {
      proxy = await startProxy();
    },
    close: async () => {
      for (const server of [site, phone]) {
        server.closeAllConnections();
        server.close();
      }
      await proxy.close();
      await sandbox.close();
    },
  };
}

/** Starts to listen, and returns the address. */
async function listen(server: Server, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, resolve);
  });
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

/** A port that nothing listens on: the proxy's address has to be known before it starts. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
