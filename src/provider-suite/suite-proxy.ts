/** A proxy with the adapter under test: in this process, on a database in memory, with its log and answers kept. */
import assert from "node:assert/strict";
import { openDialect } from "../node/open-dialect.js";
import { createGangway } from "../proxy/gangway.js";
import { parseConfig } from "../proxy/parse-config.js";
import { openStore } from "../records/open-store.js";
import type { ProviderSuiteOptions, SuiteVisit, SuiteWebhook } from "./suite-options.js";

export const PUBLIC_URL = "https://onboarding.suite.example";
const API_KEY = "partner-key-in-the-suite";
const ORGANISATION = "SUITE";

/** The customer of every visit. */
const CUSTOMER = {
  email: "jane.contract@example.com",
  customerContext: { firstName: "Jane", familyName: "Smith", dateOfBirth: "1990-01-15" },
};
/** Words that only the customer's data and credentials have. */
export const PERSONAL = /jane\.contract|Jane|Smith|1990-01-15/;

type Upstream = NonNullable<ProviderSuiteOptions["fetch"]>;

export interface SuiteProxy {
  /** Lines of the log, each as JSON. */
  readonly lines: string[];
  /** Bodies of the proxy's answers. */
  readonly answers: string[];
  /** The adapter's calls. */
  readonly calls: (RequestInit & { url: string })[];
  /** Answers the adapter's calls from now on. */
  answerWith(upstream: Upstream): void;
  /** Invites the customer of every visit, or one who is known by other details. */
  invite(customerContext?: Record<string, string>): Promise<SuiteVisit>;
  /** An invite that is expected to fail. */
  refusedInvite(): Promise<Record<string, unknown>>;
  read(visit: SuiteVisit): Promise<Record<string, unknown>>;
  deliver(webhook: SuiteWebhook): Promise<Response>;
  close(): Promise<void>;
}

/** The whole configuration around the adapter's. */
export function suiteConfig({ definition, config }: ProviderSuiteOptions) {
  return {
    publicUrl: PUBLIC_URL,
    database: "sqlite::memory:",
    encryptionKeys: [Buffer.alloc(32, 2).toString("base64")],
    organisations: [
      {
        code: ORGANISATION,
        name: "Harbour Bank",
        apiKeys: [API_KEY],
        authentication: "none",
        provider: { id: definition.id, ...config },
      },
    ],
  };
}

/** A provider that comes with Gangway need not be added, and can't be. */
export function addedProviders({ definition }: ProviderSuiteOptions, installed: Record<string, unknown>) {
  return installed[definition.id] === definition ? [] : [definition];
}

export async function openSuiteProxy(
  options: ProviderSuiteOptions,
  providers: ProviderSuiteOptions["definition"][],
): Promise<SuiteProxy> {
  const { config } = parseConfig(suiteConfig(options), {}, { providers });
  const { database, encryptionKeys } = config;
  const [lines, answers, calls]: [string[], string[], SuiteProxy["calls"]] = [[], [], []];
  let upstream: Upstream = options.fetch ?? (() => Promise.reject(new Error("The adapter calls nobody.")));
  const gangway = createGangway(config, {
    store: await openStore({ ...openDialect(database), encryptionKeys }),
    sendMail: async () => {},
    log: (...line) => lines.push(JSON.stringify(line)),
    providers,
    fetch: (url, init) => {
      calls.push({ ...init, url });
      return upstream(url, init);
    },
  });

  async function call(url: string, init: RequestInit = {}): Promise<Response> {
    const response = await gangway.fetch(new Request(new URL(url, PUBLIC_URL), init));
    answers.push(await response.clone().text());
    return response;
  }

  const asPartner = (body?: unknown): RequestInit => ({
    method: body === undefined ? "GET" : "POST",
    headers: { "content-type": "application/json", "x-api-key": API_KEY },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const invite = (customerContext: Record<string, string> = CUSTOMER.customerContext) =>
    call("/v1/user/invite", asPartner({ ...CUSTOMER, customerContext, code: ORGANISATION }));

  async function ok(response: Response): Promise<Record<string, unknown>> {
    assert.ok(response.ok, `${response.status} ${await response.clone().text()}`);
    return (await response.json()) as Record<string, unknown>;
  }

  const readVisit = async (reference: string) => ok(await call(`/v1/visits/${reference}`, asPartner()));

  return {
    lines,
    answers,
    calls,
    answerWith(next) {
      upstream = next;
    },
    async invite(customerContext) {
      const { trackingReference } = await ok(await invite(customerContext));
      const visit = await readVisit(String(trackingReference));
      return {
        trackingReference: String(trackingReference),
        providerReference: String(visit.providerReference),
        inviteUrl: String(visit.inviteUrl),
        call,
      };
    },
    async refusedInvite() {
      const response = await invite();
      assert.ok(!response.ok, "the invite went through");
      return (await response.json()) as Record<string, unknown>;
    },
    read: ({ trackingReference }) => readVisit(trackingReference),
    deliver: ({ headers, body }) =>
      call(`/v1/webhooks/${options.definition.id}/${ORGANISATION}`, { method: "POST", headers, body }),
    close: () => gangway.close(),
  };
}
