/**
 * A proxy for one test, on a database of its own. Only the test moves its clock; its mail and its log are kept. Every
 * answer must fit the proxy's own description, and at the end no log line may hold anything personal or secret.
 */
import { expect, onTestFinished } from "vitest";
import { openDialect } from "../../../../src/node/open-dialect.js";
import type { ProviderDefinition } from "../../../../src/providers/define-provider.js";
import type { AnyGangwayConfig, GangwayConfigInput } from "../../../../src/proxy/config-schema.js";
import { createRoutes } from "../../../../src/proxy/create-routes.js";
import { createServices } from "../../../../src/proxy/create-services.js";
import { createGangway, type Gangway } from "../../../../src/proxy/gangway.js";
import type { GangwayHost, LogEvent, LogFields, MailMessage } from "../../../../src/proxy/host.js";
import { createMetrics } from "../../../../src/proxy/metrics/metrics.js";
import { parseConfig } from "../../../../src/proxy/parse-config.js";
import type { Route } from "../../../../src/proxy/routing/route.js";
import { createConfiguredEndpoints } from "../../../../src/proxy/webhooks/configured-endpoints.js";
import { openStore } from "../../../../src/records/open-store.js";
import type { Store } from "../../../../src/records/store.js";
import { privateDatabase } from "../../../databases/test-database.js";
import { type CheckAnswer, createCheckAnswer, type OpenApiDocument } from "./documented.js";
import { startVerifime, type VerifimeUpstream, WEBHOOK_SECRET } from "./verifime-upstream.js";

export const PUBLIC_URL = "https://onboarding.harbour.example";
export const ORIGIN = "https://www.harbour.example";
export const OTHER_ORIGIN = "https://www.quay.example";
export const API_KEY = "harbour-api-key-1";
export const CUSTOMER_SECRET = "harbour-customer-token-secret-32b";
export const EMAIL = "Jane.Doe@example.com";
export const KEY_1 = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
export const KEY_2 = "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXphYmNkZWY=";

type OrganisationInput = GangwayConfigInput["organisations"][number];

export interface Overrides {
  config?: Partial<GangwayConfigInput>;
  /** Members of the first organisation, `HARBOUR`. */
  organisation?: Partial<OrganisationInput>;
  /** Members of its provider's configuration. */
  provider?: Record<string, unknown>;
  host?: Partial<GangwayHost>;
  /** Providers besides those that come with Gangway. */
  added?: readonly ProviderDefinition[];
  upstream?: VerifimeUpstream;
  clock?: Clock;
  /** As in the config: one that several proxies share. */
  database?: string;
}

export interface Clock {
  now: number;
}

export interface LogLine {
  level: string;
  event: LogEvent;
  fields: LogFields;
}

export interface TestGangway extends Gangway {
  upstream: VerifimeUpstream;
  store: Store;
  mails: MailMessage[];
  logs: LogLine[];
  clock: Clock;
  /** Sends a request to the proxy; a body that is no string is sent as JSON. */
  call(method: string, path: string, options?: CallOptions): Promise<TestAnswer>;
  /** Invites with the API key. */
  invite(body?: Record<string, unknown>): Promise<Record<string, string>>;
  /** The code in the last mail. */
  mailedCode(): string;
  /** The text by which VerifiMe's webhooks name a visit. */
  providerText(reference?: string): Promise<string>;
}

export interface CallOptions {
  body?: unknown;
  headers?: Record<string, string>;
}

export interface TestAnswer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers member by member.
  json: any;
  text: string;
}

/** @param url as in the config's `database`; an empty one of its own without it. */
export async function openTestStore(url?: string, encryptionKeys = [KEY_1]): Promise<Store> {
  return openStore({ ...openDialect(url ?? (await privateDatabase())), encryptionKeys });
}

export async function openGangway(overrides: Overrides = {}): Promise<TestGangway> {
  const upstream = overrides.upstream ?? (await startVerifime());
  const clock = overrides.clock ?? { now: Date.parse("2026-11-20T12:00:00.000Z") };
  const { config } = parseConfig(
    configInput(upstream.baseUrl, overrides),
    {},
    {
      providers: overrides.added,
    },
  );
  const store = await openTestStore(overrides.database, config.encryptionKeys);
  const mails: MailMessage[] = [];
  const logs: LogLine[] = [];
  const proxy = createGangway(config, {
    store,
    sendMail: async (message) => void mails.push(message),
    log: (level, event, fields) => void logs.push({ level, event, fields }),
    now: () => clock.now,
    addressOf: () => "203.0.113.7",
    providers: overrides.added,
    ...overrides.host,
  });
  const gangway: Gangway = {
    ...proxy,
    async fetch(request, info) {
      const response = await proxy.fetch(request, info);
      await (await checkAnswer(config, overrides.added))(request, response.clone());
      return response;
    },
  };
  const call = async (method: string, path: string, { body, headers }: CallOptions = {}) =>
    readAnswer(
      await gangway.fetch(
        new Request(`${PUBLIC_URL}${path}`, {
          method,
          headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
          ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
        }),
      ),
    );
  onTestFinished(async () => {
    await gangway.close();
    expectNoSecrets(logs, mails);
  });
  return {
    ...gangway,
    upstream,
    store,
    mails,
    logs,
    clock,
    call,
    async invite(body = {}) {
      const answer = await call("POST", "/v1/user/invite", {
        headers: { "x-api-key": API_KEY },
        body: { email: EMAIL, code: "HARBOUR", ...body },
      });
      expect(answer.status, answer.text).toBe(201);
      return answer.json;
    },
    async providerText(reference = "") {
      return (await store.visits.find(reference))?.invite.providerText ?? "";
    },
    mailedCode() {
      const [code] = /\b\d{6}\b/.exec(mails.at(-1)?.text ?? "") ?? [];
      if (!code) throw new Error("no code was mailed");
      return code;
    },
  };
}

/** Returns every route, as declared. They can't be run: nothing behind them is opened. */
export function declaredRoutes(): Route[] {
  const { config } = parseConfig(configInput("https://verifime.example", {}));
  const store = {} as Store;
  const host: GangwayHost = { store, sendMail: async () => {}, log: () => {} };
  const services = createServices(config, host, Date.now, (work) => work);
  const metrics = createMetrics({
    readCounts: () => Promise.reject(new Error("not counted")),
    now: Date.now,
  });
  const endpoints = createConfiguredEndpoints([]);
  return createRoutes({ ...services, metrics, endpoints }, config.publicUrl);
}

/** One for each set of added providers: nothing else in a config changes the description. */
const checks = new Map<string, Promise<CheckAnswer>>();

/**
 * Checks answers against the proxy's own description, which comes from a second proxy. The second proxy has a store of
 * its own. With the tested proxy's store, it would deliver that proxy's webhooks.
 */
function checkAnswer(config: AnyGangwayConfig, providers: Overrides["added"]): Promise<CheckAnswer> {
  const key = (providers ?? []).map(({ id }) => id).join();
  const known = checks.get(key);
  if (known) return known;
  const check = (async () => {
    const store = await openTestStore(undefined, config.encryptionKeys);
    const beside = createGangway(config, { store, sendMail: async () => {}, log: () => {}, providers });
    const response = await beside.fetch(new Request(`${PUBLIC_URL}/openapi.json`));
    const document = (await response.json()) as OpenApiDocument;
    await beside.close();
    return createCheckAnswer(document);
  })();
  checks.set(key, check);
  return check;
}

export async function readAnswer(response: Response): Promise<TestAnswer> {
  const text = await response.text();
  const isJson = /[/+]json\b/.test(response.headers.get("content-type") ?? "");
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: isJson ? JSON.parse(text) : undefined,
  };
}

/** A six-digit code that is not this one. */
export function wrongCode(code: string): string {
  return String((Number(code) + 1) % 1_000_000).padStart(6, "0");
}

function configInput(baseUrl: string, { config, organisation, provider }: Overrides): GangwayConfigInput {
  const verifime: OrganisationInput["provider"] = {
    id: "verifime",
    baseUrl,
    code: "VMCODE1234",
    secrets: [WEBHOOK_SECRET],
  };
  return {
    publicUrl: PUBLIC_URL,
    encryptionKeys: [KEY_1],
    mail: { smtp: "smtp://localhost", from: "onboarding@harbour.example" },
    organisations: [
      {
        code: "HARBOUR",
        name: "Harbour & Sons",
        apiKeys: [API_KEY, "harbour-api-key-2"],
        allowedOrigins: [ORIGIN],
        browserInvites: true,
        customerTokenSecrets: ["old-customer-secret", CUSTOMER_SECRET],
        provider: { ...verifime, ...provider } as OrganisationInput["provider"],
        ...organisation,
      },
      {
        code: "QUAY",
        name: "Quay",
        apiKeys: ["quay-api-key"],
        allowedOrigins: [OTHER_ORIGIN],
        provider: verifime,
      },
    ],
    ...config,
  };
}

function expectNoSecrets(logs: readonly LogLine[], mails: readonly MailMessage[]): void {
  const text = JSON.stringify(logs);
  expect(text).not.toMatch(/@/);
  expect(text).not.toMatch(/eyJ[\w-]+\./);
  const codes = mails.flatMap(({ text: mail }) => /\b\d{6}\b/.exec(mail) ?? []);
  const secrets = [
    API_KEY,
    "quay-api-key",
    WEBHOOK_SECRET,
    CUSTOMER_SECRET,
    KEY_1,
    "Jane",
    "Smith",
    ...codes,
  ];
  for (const secret of secrets) expect(text).not.toContain(secret);
}
