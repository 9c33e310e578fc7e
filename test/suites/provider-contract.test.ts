/** The providers that come with Gangway, each in the suite that adapters from outside are held to, against the sandbox. */
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { PROVIDER_IDS, type ProviderId } from "../../src/contract/providers.js";
import type { Outcome } from "../../src/contract/status.js";
import { providerSuite } from "../../src/entry/server/provider-suite.js";
import type { SuiteVisit, SuiteWebhook } from "../../src/provider-suite/suite-options.js";
import { PROVIDERS } from "../../src/providers/registry.js";
import { createSandbox } from "../../src/sandbox/sandbox.js";

interface Row {
  /** The body of the sandbox's `decide` call, and the outcome that it leads to. */
  decision: object;
  outcome: Outcome;
  /** Matches the decision's word in a webhook. */
  word: RegExp;
}

const ROWS: Record<ProviderId, Row> = {
  verifime: {
    decision: { riskLevel: "LOW" },
    outcome: "assessed",
    word: /(?<="assessmentStatus":")[^"]+/,
  },
  veriff: { decision: { outcome: "declined" }, outcome: "declined", word: /(?<="status":")declined/ },
  vx: {
    decision: { outcome: "declined" },
    outcome: "declined",
    word: /(?<="reference":"[^"]*","status":")FAIL/,
  },
  verifa: { decision: { outcome: "declined" }, outcome: "declined", word: /(?<="event":"session\.)declined/ },
};

const SANDBOX_URL = "https://sandbox.suite.example";
const RECEIVER = "https://receiver.suite.example/";
let caught: SuiteWebhook[] = [];

const sandbox = createSandbox({
  baseUrl: SANDBOX_URL,
  async fetch(url, { headers, body }) {
    // VX sends its webhooks to the session's own address too: that one leads nowhere.
    if (url === RECEIVER) {
      caught.push({ headers: Object.fromEntries(new Headers(headers)), body: String(body) });
    }
    return new Response();
  },
});

async function control<T>(path: string, body?: unknown): Promise<T> {
  const response = await sandbox.fetch(
    new Request(`${SANDBOX_URL}/_sandbox/${path}`, {
      ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
      headers: { "content-type": "application/json" },
    }),
  );
  expect(response.ok, path).toBe(true);
  return (await response.json()) as T;
}

/** Has the customer hand everything in and the provider decide, and returns the webhooks that it sent. */
async function decide(id: ProviderId, { providerReference }: SuiteVisit): Promise<SuiteWebhook[]> {
  const session = `${id}/${providerReference}`;
  caught = [];
  await control(`${session}/customer`, { does: "opens" });
  await control(`${session}/customer`, { does: "submits" });
  await control(`${session}/decide`, ROWS[id].decision);
  await vi.waitFor(() => expect(caught.some(({ body }) => ROWS[id].word.test(body))).toBe(true), {
    timeout: 45_000,
  });
  return [...caught];
}

const credentials = await control<Record<ProviderId, Record<string, unknown>>>("credentials");

beforeEach(async () => {
  await control("reset", {});
  for (const provider of PROVIDER_IDS) await control("webhooks", { provider, url: RECEIVER });
});
afterAll(() => sandbox.close());

describe.each(PROVIDER_IDS)("%s", (id) => {
  const { outcome, word } = ROWS[id];
  const suite = providerSuite({
    definition: PROVIDERS[id],
    config: credentials[id],
    fetch: (url, init) => sandbox.fetch(new Request(url, init)),
    decide: (visit) => decide(id, visit),
    outcome,
    withUnknownWord: (body) => body.replace(word, "levitated"),
  });
  for (const { name, run } of suite) it(name, run);
});
