/** Code of a partner's server that compiles, with the types that it gets back. */

import { createServer } from "node:http";
import {
  ConfigError,
  type ConfigFault,
  createGangway as createProxy,
  defineProvider,
  type ErrorCode,
  everyProvider,
  type Gangway,
  type GangwayConfig,
  type GangwayConfigInput,
  GangwayError,
  type GangwayHost,
  type LogEvent,
  openStore,
  type ParsedConfig,
  type ProviderState,
  parseConfig,
  readAnswer,
  SharedSqliteDialect,
  type Store,
  secret,
  type WebhookFailure,
  WebhookNotSent,
  webAddress,
} from "gangway-server";
import { createClient, type VisitAnswer, type WebhookEvent } from "gangway-server/client";
import {
  createGangway,
  type HostInfo,
  jsonLog,
  type NodeGangway,
  nodeHandler,
  readConfig,
  type StartedGangway,
  startGangway,
} from "gangway-server/node";
import { providerSuite, type SuiteCase } from "gangway-server/provider-suite";
import {
  ConnectionDropped,
  connectSandbox,
  createSandbox,
  createWebhookInbox,
  type Sandbox,
  type SandboxServer,
  startSandbox,
} from "gangway-server/sandbox";
import Database from "libsql";
import * as z from "zod";

/** Compiles only where two types are identical. */
type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : ["not", A, "but", B];
const same = <A, B>(_same: Same<A, B>): void => {};

// The configuration as it is written: members with a default may be left out.
const config: GangwayConfigInput = {
  publicUrl: "https://onboarding.partner.example",
  encryptionKeys: ["env:GANGWAY_KEY"],
  organisations: [
    {
      code: "ORGCODE123",
      name: "Harbour Bank",
      provider: {
        id: "verifime",
        baseUrl: "env:VERIFIME_URL",
        code: "env:VERIFIME_CODE",
        secrets: ["env:VERIFIME_SECRET"],
        activatePath: false,
        riskPolicy: { LOW: "approved" },
      },
    },
    {
      code: "ORGCODE456",
      name: "Harbour Broker",
      logoUrl: null,
      apiKeys: [
        "env:HARBOUR_API_KEY",
        { key: "env:HARBOUR_DESK_KEY", scopes: ["read"], name: "desk", expiresAt: "2027-06-30T00:00:00Z" },
      ],
      allowedOrigins: ["https://www.harbour.example"],
      browserInvites: true,
      authentication: "token",
      customerTokenSecrets: ["env:HARBOUR_JWT_SECRET"],
      collect: ["firstName", "familyName", "dateOfBirth"],
      showOutcome: true,
      retentionDays: 365,
      minimumAge: 18,
      singleName: true,
      country: "AU",
      provider: {
        id: "veriff",
        baseUrl: "env:VERIFF_URL",
        apiKey: "env:VERIFF_KEY",
        secrets: ["env:VERIFF_SECRET"],
        launchKinds: ["frame", "link"],
        timeoutSeconds: 5,
      },
      webhooks: [{ url: "https://www.harbour.example/hooks", secrets: ["env:HARBOUR_HOOK_SECRET"] }],
    },
  ],
  database: "sqlite::memory:",
  mail: { smtp: "env:SMTP_URL", from: "onboarding@partner.example" },
  metrics: { token: "env:METRICS_TOKEN" },
  trustedProxies: 1,
  limits: { email: { count: 5, seconds: 600 } },
  allowPrivateWebhooks: false,
};

// On Node.
const onNode: NodeGangway = createGangway(config, {
  env: process.env,
  log: jsonLog("warn"),
  addressOf: (request) => request.headers.get("X-Real-IP"),
  onWarning: ({ path, message }) => console.warn(path, message),
});
await onNode.ready;
// In a server of the partner's own.
createServer(nodeHandler(onNode, { prefix: "/onboarding" }));
const info: HostInfo = { remoteAddress: "203.0.113.7", prefix: "/onboarding" };
same<ReturnType<typeof onNode.fetch>, Promise<Response>>(true);
onNode.fetch(new Request("https://onboarding.partner.example/healthz"), info);
onNode.fetch(new Request("https://onboarding.partner.example/healthz"), { params: Promise.resolve({}) });
const read: ParsedConfig = await readConfig("gangway.config.json");
const started: StartedGangway = await startGangway({ config: read.config, port: 0, hostname: "127.0.0.1" });
same<typeof started.url, string>(true);
await started.close();

// On any other platform.
try {
  const parsed = parseConfig(config, { GANGWAY_KEY: "…" });
  same<typeof parsed.config, GangwayConfig>(true);
  same<typeof parsed.warnings, ConfigFault[]>(true);
  // Defaults are filled in.
  same<(typeof parsed.config.organisations)[number]["authentication"], "code" | "token" | "none">(true);
  same<typeof parsed.config.trustedProxies, number>(true);
  for (const { provider } of parsed.config.organisations) {
    if (provider.id === "verifime") same<typeof provider.code, string>(true);
    if (provider.id === "veriff") same<typeof provider.apiKey, string>(true);
  }
  const store: Store = await openStore({
    dialect: new SharedSqliteDialect({ database: new Database("gangway.db") }),
    kind: "sqlite",
    encryptionKeys: parsed.config.encryptionKeys,
  });
  const host: GangwayHost = {
    store,
    sendMail: async ({ to, subject, text, html }) => console.log(to, subject, text, html),
    log: (level, event, { organisation, ms }) => {
      same<typeof event, LogEvent>(true);
      console.log(level, event, organisation, ms);
    },
    sendWebhook: async ({ url, headers, body, timeoutMs, allowPrivate }) => {
      if (!allowPrivate) throw new WebhookNotSent("address_refused");
      const signal = AbortSignal.timeout(timeoutMs);
      return fetch(url, { method: "POST", headers, body, signal, redirect: "manual" });
    },
  };
  const gangway: Gangway = createProxy(parsed.config, host);
  const answer: Response = await gangway.fetch(new Request("https://onboarding.partner.example/healthz"));
  console.log(answer.status);
  await gangway.deliver();
  await gangway.close();
} catch (error) {
  if (error instanceof ConfigError) same<typeof error.faults, readonly ConfigFault[]>(true);
  if (error instanceof GangwayError) same<typeof error.code, ErrorCode>(true);
  if (error instanceof WebhookNotSent) same<typeof error.failure, WebhookFailure>(true);
}

// An adapter of the partner's own, besides the providers that come with Gangway.
const northgate = defineProvider({
  id: "northgate",
  name: "Northgate",
  config: z.strictObject({
    id: z.literal("northgate"),
    ...everyProvider,
    baseUrl: webAddress,
    token: secret,
  }),
  create: ({ baseUrl, token }, { outbound, now }) => {
    same<typeof token, string>(true);
    return {
      id: "northgate",
      launchKinds: ["link"],
      webhookSecurity: { kind: "no-webhooks" },
      async createSession({ reference }) {
        const request = { method: "POST", url: `${baseUrl}/cases`, route: "/cases" } as const;
        const { id } = readAnswer("Northgate", await outbound(request), z.object({ id: z.string() }), now());
        return {
          providerReference: id,
          inviteUrl: `${baseUrl}/${id}`,
          frame: null,
          expiresAt: null,
          state: { reference },
        };
      },
      async readStatus(id, state) {
        same<typeof state, ProviderState | null>(true);
        return { providerStatus: id, status: "Active" };
      },
      readWebhook: () => [],
    };
  },
});
const added: NodeGangway = createGangway(
  {
    publicUrl: "https://onboarding.partner.example",
    encryptionKeys: ["env:GANGWAY_KEY"],
    organisations: [
      {
        code: "HARBOUR",
        name: "Harbour Bank",
        provider: { id: "northgate", baseUrl: "https://northgate.example", token: "env:NORTHGATE_TOKEN" },
      },
    ],
  },
  { providers: [northgate] },
);
await added.close();
const suite: SuiteCase[] = providerSuite({
  definition: northgate,
  config: { baseUrl: "https://northgate.example", token: "t" },
  decide: async ({ call, inviteUrl }) => {
    await call(inviteUrl);
    return [];
  },
  outcome: "approved",
});
for (const { name, run } of suite) await run().catch(() => console.log(name));

// The sandbox.
const sandbox: Sandbox = createSandbox({ baseUrl: "http://localhost:8788", random: () => 0.5 });
await sandbox
  .fetch(new Request("http://localhost:8788/"))
  .catch((error) => error instanceof ConnectionDropped);
await sandbox.receiveMail("Subject: Hello", ["jane@example.com"]);
const server: SandboxServer = await startSandbox({
  port: 0,
  smtpPort: 0,
  webhooks: [{ provider: "veriff", url: "http://localhost:8787/v1/webhooks/veriff/ORGCODE456" }],
});
same<typeof server.smtpUrl, string>(true);
await server.close();

// The client.
const client = createClient({
  url: "https://onboarding.partner.example",
  organisation: "ORGCODE123",
  apiKey: "harbour-api-key-1",
  webhookSecrets: ["whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="],
  customerTokenSecret: "harbour-customer-token-secret-32b",
});
const invited = await client.invite({ email: "jane@example.com", externalRef: "customer-7" });
same<typeof invited.inviteUrl, string>(true);
for await (const visit of client.visits.list({ outcome: "approved" })) same<typeof visit, VisitAnswer>(true);
for await (const { external_ref } of client.identities.list({ status: "rejected" })) {
  same<typeof external_ref, string | null>(true);
}
await client.identities.update("customer-7", { first_name: "Jane", phone: null });
const token = await client.customerToken({ sub: "customer-7" });
same<typeof token, string>(true);
const event: WebhookEvent = await client.webhooks.verify(new Request("https://www.harbour.example/hooks"));
if (event.type === "visit.outcome") same<typeof event.data.trackingReference, string>(true);
if (event.type === "identity.tag-added") same<typeof event.data.tag, string | null>(true);
if (event.type === "unknown") same<typeof event.name, string>(true);

// The test kit.
const connected = connectSandbox({ sandboxUrl: "http://localhost:8788", client });
await connected.decide(invited.trackingReference, "approved");
same<Awaited<ReturnType<typeof connected.codeFor>>, string>(true);
const inbox = createWebhookInbox({ client });
const outcome = await inbox.event("visit.outcome", ({ data }) => data.outcome === "approved");
same<typeof outcome.type, "visit.outcome">(true);
