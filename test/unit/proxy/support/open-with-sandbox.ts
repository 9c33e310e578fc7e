/**
 * A proxy on a simulated provider, both on the test's clock. The provider's webhooks are kept, so that a test delivers them
 * when, in whatever order and as often as it wants.
 */
import { expect, onTestFinished } from "vitest";
import type { ProviderId } from "../../../../src/contract/providers.js";
import { createSandbox } from "../../../../src/sandbox/sandbox.js";
import {
  API_KEY,
  type Clock,
  EMAIL,
  ORIGIN,
  type Overrides,
  openGangway,
  type TestGangway,
} from "./open-gangway.js";

export interface KeptWebhook {
  url: string;
  init: RequestInit;
}

export interface PartnerEvent {
  type: string;
  data: Record<string, unknown>;
}

export interface SandboxedGangway extends TestGangway {
  /** Webhooks that the provider has sent and the proxy hasn't received, oldest first. */
  kept: KeptWebhook[];
  /** Hands one to the proxy. */
  receive(webhook: KeptWebhook): Promise<void>;
  /** Hands all of them to the proxy, in their order. */
  receiveAll(): Promise<void>;
  /** Calls `/_sandbox/…`. */
  control(path: string, body: unknown): Promise<void>;
  /** Calls the provider's own API. */
  callProvider(path: string, init: RequestInit): Promise<Response>;
  /** Plays the customer on the provider's screen. */
  customer(reference: string, does: "opens" | "submits" | "leaves"): Promise<void>;
  decide(reference: string, decision: Record<string, unknown>): Promise<void>;
  /** Invites with the API key. @returns the tracking reference. */
  begin(externalRef?: string, members?: Record<string, unknown>): Promise<string>;
  /** Invites as a page does, which claims the external reference. @returns the tracking reference. */
  claim(externalRef: string): Promise<string>;
  /** Reads a visit with the API key, which reads its status from the provider. */
  read(reference: string): Promise<Record<string, unknown>>;
  /** Null: there is none. */
  identity(externalRef: string): Promise<Record<string, unknown> | null>;
  /** The partner's webhooks, as they were delivered. */
  events: PartnerEvent[];
  /** Calls of the provider's API by the proxy, such as `GET /verifa/api/v1/sessions/…`. */
  calls: string[];
  /** The provider's secret for webhooks. */
  webhookSecret: string;
  /** Opens another proxy beside this one, for a test with a `database` that both share. */
  another(): Promise<SandboxedGangway>;
}

const SANDBOX_URL = "http://localhost:8788";
const KEY = { "x-api-key": API_KEY };

export interface SandboxOverrides extends Overrides {
  /** Milliseconds by which the provider's clock is ahead of the proxy's. */
  skewMs?: number;
}

export async function openWithSandbox(
  id: ProviderId,
  { skewMs = 0, ...overrides }: SandboxOverrides = {},
): Promise<SandboxedGangway> {
  const clock: Clock = overrides.clock ?? { now: Date.parse("2026-11-20T12:00:00.000Z") };
  const kept: KeptWebhook[] = [];
  const calls: string[] = [];
  const events: PartnerEvent[] = [];
  const sandbox = createSandbox({
    baseUrl: SANDBOX_URL,
    now: () => clock.now + skewMs,
    async fetch(url, init) {
      kept.push({ url, init });
      return new Response(null, { status: 204 });
    },
  });
  onTestFinished(() => sandbox.close());
  const atSandbox = async (path: string, body?: unknown) => {
    const answer = await sandbox.fetch(
      new Request(`${SANDBOX_URL}/_sandbox/${path}`, {
        method: body === undefined ? "GET" : "POST",
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
    const text = await answer.text();
    expect(answer.status, text).toBe(200);
    return JSON.parse(text);
  };
  const credentials = await atSandbox("credentials");
  const provider = { id, ...credentials[id], ...overrides.provider };
  const proxyOverrides: Overrides = {
    ...overrides,
    clock,
    organisation: {
      authentication: "none",
      provider,
      webhooks: [{ url: "https://partner.example/hooks", secrets: ["a-secret-of-the-partner-32-bytes"] }],
      ...overrides.organisation,
    },
    host: {
      async sendWebhook({ body }) {
        events.push(JSON.parse(body));
        return { status: 204, headers: new Headers() };
      },
      async fetch(url, init) {
        calls.push(`${init.method} ${new URL(url).pathname}`);
        return sandbox.fetch(new Request(url, init));
      },
      ...overrides.host,
    },
  };
  const address = `https://onboarding.harbour.example/v1/webhooks/${id}/HARBOUR`;
  if (id !== "vx") await atSandbox("webhooks", { provider: id, url: address });
  async function open(): Promise<SandboxedGangway> {
    const gangway = await openGangway(proxyOverrides);
    const sessionOf = async (reference: string) =>
      id === "verifime" ? reference : (await gangway.store.visits.find(reference))?.providerReference;

    const opened: SandboxedGangway = {
      ...gangway,
      kept,
      events,
      calls,
      webhookSecret: credentials[id].secrets?.[0] ?? "",
      another: open,
      async receive({ url, init }) {
        const { signal: _, ...plain } = init;
        expect((await gangway.fetch(new Request(url, plain))).status).toBe(200);
      },
      async receiveAll() {
        for (const webhook of kept.splice(0)) await opened.receive(webhook);
      },
      callProvider: (path, init) => sandbox.fetch(new Request(`${SANDBOX_URL}/${id}${path}`, init)),
      control: (path, body) => atSandbox(path, body),
      customer: async (reference, does) =>
        atSandbox(`${id}/${await sessionOf(reference)}/customer`, { does }),
      decide: async (reference, decision) =>
        atSandbox(`${id}/${await sessionOf(reference)}/decide`, decision),
      async begin(externalRef, members = {}) {
        const { trackingReference = "" } = await gangway.invite({
          ...(externalRef === undefined ? {} : { externalRef }),
          ...members,
        });
        return trackingReference;
      },
      async claim(externalRef) {
        const body = { email: EMAIL, code: "HARBOUR", externalRef };
        const answer = await gangway.call("POST", "/v1/user/invite", { headers: { origin: ORIGIN }, body });
        expect(answer.status, answer.text).toBe(201);
        return answer.json.trackingReference;
      },
      async read(reference) {
        const answer = await gangway.call("GET", `/v1/visits/${reference}`, { headers: KEY });
        expect(answer.status, answer.text).toBe(200);
        return answer.json;
      },
      async identity(externalRef) {
        const answer = await gangway.call("GET", `/api/v1/identities/${externalRef}`, { headers: KEY });
        return answer.status === 404 ? null : answer.json;
      },
    };
    return opened;
  }
  return open();
}
