/** Mistakes on a partner's server that the compiler refuses, as in `browser/invalid.ts`. */

import {
  createGangway as createProxy,
  defineProvider,
  type everyProvider,
  type GangwayConfig,
  type GangwayConfigInput,
  type GangwayHost,
  type Provider as ProviderAdapter,
  type ProviderReport,
  type ProviderRoute,
  parseConfig,
} from "gangway-server";
import { createClient, type GangwayClient, type WebhookEvent } from "gangway-server/client";
import { createGangway, readConfig, startGangway } from "gangway-server/node";
import { createSandbox, startSandbox } from "gangway-server/sandbox";
import * as z from "zod";

type Organisation = GangwayConfigInput["organisations"][number];
type Provider = Organisation["provider"];
declare const input: GangwayConfigInput;
declare const config: GangwayConfig;
declare const host: GangwayHost;
declare const client: GangwayClient;
declare const event: WebhookEvent;
declare const organisation: Organisation;
declare const secrets: string[];
declare const verifime: Extract<Provider, { id: "verifime" }>;
declare const address: { baseUrl: string };
declare const adapter: ProviderAdapter;
declare const unproved: Omit<ProviderAdapter, "webhookSecurity">;
declare const northgate: z.ZodObject<{ id: z.ZodLiteral<"northgate"> } & typeof everyProvider>;

// The configuration.

// TS2345: nothing works without it
createGangway({});
// TS2561: a misspelt member: `organisations`
createGangway({ ...input, organizations: [] });
// TS2322: a text
createGangway({ ...input, publicUrl: new URL("https://onboarding.partner.example") });
// TS2322: several, so that they can rotate
createGangway({ ...input, encryptionKeys: "env:GANGWAY_KEY" });
// TS2741: from whom?
createGangway({ ...input, mail: { smtp: "env:SMTP_URL" } });
// TS2322: a number
createGangway({ ...input, trustedProxies: "1" });
// TS2322: nobody is authenticated so
export const authentication: Organisation = { ...organisation, authentication: "password" };
// TS2322: no such scope
export const scoped: Organisation = { ...organisation, apiKeys: [{ key: "env:KEY", scopes: ["admin"] }] };
// TS2322: no such field can be asked for
export const collect: Organisation = { ...organisation, collect: ["surname"] };
// TS2322: whole addresses
export const origins: Organisation = { ...organisation, allowedOrigins: [/harbour/] };
// TS2741: what is it signed with?
export const webhooks: Organisation = { ...organisation, webhooks: [{ url: "https://www.harbour.example" }] };
// TS2322: no such provider
export const unknown: Provider = { id: "acme", ...address, secrets };
// TS2353: another provider's member
export const foreign: Provider = { id: "verifime", ...address, apiKey: "env:VERIFF_KEY", secrets };
// TS2322: no such way to open a screen
export const launch: Provider = { id: "veriff", ...address, apiKey: "k", secrets, launchKinds: ["popup"] };
// TS2322: no such outcome
verifime.riskPolicy = { LOW: "fine" };

// An adapter.

// TS2741: are its webhooks proved? `{ kind: "none", reason }` says that they aren't
export const silent: ProviderAdapter = unproved;
// TS2322: why not?
export const unexplained: ProviderAdapter["webhookSecurity"] = { kind: "none" };
// TS2741: who proves the callers of its route?
export const route: ProviderRoute = { method: "GET", path: "/screens", handle: async () => new Response() };
// TS2322: why may anybody call it?
export const openRoute: ProviderRoute["security"] = { kind: "none" };
// TS2322: no such outcome
export const report: ProviderReport = { providerStatus: "seen", outcome: "fine" };
// TS2322: another id than its configuration's
defineProvider({ id: "southgate", name: "Southgate", config: northgate, create: () => adapter });
// TS2322: none of the members that every provider has
defineProvider({ id: "a", name: "A", config: z.strictObject({ id: z.literal("a") }), create: () => adapter });
// TS2322: a provider that nobody has handed over
createGangway({ ...input, organisations: [{ ...organisation, provider: { id: "northgate" } }] });

// The proxy.

// TS2554: outside Node it needs its host
createProxy(config);
// TS2345: a configuration that nobody has checked
createProxy(input, host);
// TS2741: without a store
createProxy(config, { sendMail: host.sendMail, log: host.log });
// TS2345: a request, not its address
createGangway(input).fetch("https://onboarding.partner.example/healthz");
// TS2339: `ready` is Node's
createProxy(config, host).ready;
// TS2322: an environment is text
createGangway(input, { env: { GANGWAY_KEY: 42 } });
// TS2339: what is wrong is thrown
parseConfig(input).faults;
// TS2339: a promise
readConfig("gangway.config.json").config;
// TS2741: on which port?
startGangway({ config });
// TS2561: nothing that could hold personal data is logged
host.log("info", "request", { email: "jane@example.com" });
// TS2345: no such event
host.log("info", "something", {});

// The sandbox.

// TS2741: where can it be reached?
createSandbox({});
// TS2741: its mail needs a port too
startSandbox({ port: 0 });
// TS2322: no such provider
createSandbox({ ...address, webhooks: [{ provider: "acme", url: "http://localhost:8787" }] });

// The client.

// TS2741: which proxy?
createClient({ apiKey: "harbour-api-key-1" });
// TS2353: the client has no such call of a page
client.invite({ email: "jane@example.com", visitToken: "…" });
// TS2820: a misspelt outcome
client.visits.list({ outcome: "aproved" });
// TS2561: `external_ref`
client.identities.create({ external_ref: "customer-7", externalRef: "customer-7" });
// TS2339: only once its type is known
event.data.outcome;
// TS2367: no such event
if (event.type === "visit.finished") client.webhooks.endpoints();
