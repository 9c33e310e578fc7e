/**
 * Takes every provider through each of its statuses and outcomes, by HTTP alone. A real proxy runs against the sandbox,
 * is driven by control calls and read by the partner's API.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { PROVIDER_IDS, type ProviderId } from "../../src/contract/providers.js";
import type { Outcome, Status } from "../../src/contract/status.js";
import { type StartedGangway, startGangway } from "../../src/node/start-gangway.js";
import { type SandboxServer, startSandbox } from "../../src/node/start-sandbox.js";
import { parseConfig } from "../../src/proxy/parse-config.js";
import { freePort } from "./free-port.js";

const API_KEY = "partner-key";
const DAY = 24 * 60 * 60;

type Decided = "approved" | "declined" | "in_review";

interface Row {
  /** The status once the customer has opened the provider's screen. */
  opened: Status;
  /** The progress that the provider then tells; null where its words say nothing of the customer. */
  progress: "opened" | "in_progress" | null;
  /** The life of a link that nobody opens; null where it doesn't end. */
  expiresAfterSeconds: number | null;
  /** Decisions of the sandbox, each with the outcome that it leads to; null where the provider gives no verdict. */
  outcomes: Record<Decided, Outcome> | null;
  /** The link of a resubmission; null where the provider asks for none. */
  resubmission: "by the same link" | "by a new link" | null;
}

const VERDICTS = { approved: "approved", declined: "declined", in_review: "in_review" } as const;

const ROWS: Record<ProviderId, Row> = {
  verifime: {
    // The customer hasn't authenticated.
    opened: "Inactive",
    progress: null,
    expiresAfterSeconds: null,
    outcomes: null,
    resubmission: null,
  },
  veriff: {
    opened: "Active",
    progress: "in_progress",
    expiresAfterSeconds: 7 * DAY,
    outcomes: VERDICTS,
    resubmission: "by the same link",
  },
  vx: {
    // The customer has landed in the session, and done nothing yet.
    opened: "Inactive",
    progress: "opened",
    expiresAfterSeconds: 365 * DAY,
    outcomes: VERDICTS,
    resubmission: null,
  },
  verifa: {
    opened: "Active",
    progress: "in_progress",
    expiresAfterSeconds: 20 * 60,
    outcomes: VERDICTS,
    resubmission: "by a new link",
  },
};

/** One row of a table for each provider that has what it is about. */
const rowsOf = <Cell>(cell: (row: Row) => readonly Cell[]): [ProviderId, Cell][] =>
  PROVIDER_IDS.flatMap((id) => cell(ROWS[id]).map((value): [ProviderId, Cell] => [id, value]));

interface Visit {
  trackingReference: string;
  providerReference: string;
  status: string;
  ended: string | null;
  outcome: string | null;
  providerStatus: string | null;
  riskLevel: string | null;
  inviteUrl: string;
}

let sandbox: SandboxServer;
let gangway: StartedGangway;

async function call<T>(url: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> {
  const answer = await fetch(url, {
    method: body === undefined ? "GET" : "POST",
    headers: { "content-type": "application/json", "x-api-key": API_KEY, ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${text}`);
  return (text ? JSON.parse(text) : undefined) as T;
}

const control = (path: string, body: unknown) => call<unknown>(`${sandbox.url}/_sandbox/${path}`, body);
const advance = (seconds: number) => control("clock", { advanceSeconds: seconds });
const sessionOf = (id: ProviderId, visit: Visit) =>
  id === "verifime" ? visit.trackingReference : visit.providerReference;
const customer = (id: ProviderId, visit: Visit, does: string) =>
  control(`${id}/${sessionOf(id, visit)}/customer`, { does });
const decide = (id: ProviderId, visit: Visit, body: unknown) =>
  control(`${id}/${sessionOf(id, visit)}/decide`, body);
const read = (visit: Visit) => call<Visit>(`${gangway.url}/v1/visits/${visit.trackingReference}`);

async function invite(code: string): Promise<Visit> {
  const { trackingReference } = await call<Visit>(`${gangway.url}/v1/user/invite`, {
    email: `jane-${crypto.randomUUID()}@example.com`,
    code,
    externalRef: crypto.randomUUID(),
    customerContext: { firstName: "Jane", familyName: "Smith", dateOfBirth: "1990-01-15" },
  });
  return call<Visit>(`${gangway.url}/v1/visits/${trackingReference}`);
}

/** Waits until the partner's API says so: a status read goes upstream at most once a second. */
const becomes = (visit: Visit, expected: Partial<Visit>) =>
  vi.waitFor(async () => expect(await read(visit)).toMatchObject(expected), {
    timeout: 45_000,
    interval: 100,
  });

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, smtpPort: 0 });
  const credentials = await call<Record<ProviderId, object>>(`${sandbox.url}/_sandbox/credentials`);
  const port = await freePort();
  const organisation = (id: ProviderId, more: object = {}) => ({
    code: id.toUpperCase(),
    name: "Harbour Bank",
    apiKeys: [API_KEY],
    authentication: "none",
    provider: { id, ...credentials[id], ...more },
  });
  const { config } = parseConfig({
    publicUrl: `http://localhost:${port}`,
    database: "sqlite::memory:",
    encryptionKeys: [Buffer.alloc(32, 1).toString("base64")],
    organisations: [
      ...PROVIDER_IDS.map((id) => organisation(id)),
      {
        ...organisation("verifime", {
          riskPolicy: { LOW: "approved", HIGH: "declined", MEDIUM: "in_review" },
        }),
        code: "POLICY",
      },
    ],
  });
  gangway = await startGangway({ config, port, scripts: false, log: () => {} });
});

afterAll(async () => {
  await gangway.close();
  await sandbox.close();
});

beforeEach(async () => {
  await control("reset", {});
  for (const id of [...PROVIDER_IDS, "policy"]) {
    const provider = id === "policy" ? "verifime" : id;
    await control("webhooks", {
      provider,
      url: `${gangway.url}/v1/webhooks/${provider}/${id.toUpperCase()}`,
    });
  }
});

describe("status", () => {
  it.each(rowsOf(({ opened }) => [opened]))(
    "%s: Inactive when invited, %s when opened, Completed when handed in",
    async (id, opened) => {
      const visit = await invite(id.toUpperCase());
      expect(visit).toMatchObject({ status: "Inactive", outcome: null, ended: null });
      await customer(id, visit, "opens");
      await becomes(visit, { status: opened });
      await customer(id, visit, "submits");
      await becomes(visit, { status: "Completed" });
    },
  );

  it.each(rowsOf(({ expiresAfterSeconds }) => (expiresAfterSeconds === null ? [] : [expiresAfterSeconds])))(
    "%s: a visit that is never opened has expired after %d s",
    async (id, seconds) => {
      const visit = await invite(id.toUpperCase());
      await advance(seconds + 1);
      await becomes(visit, { ended: "expired", status: "Inactive" });
    },
  );

  it("verifa: a link that has run out is opened anew for a customer who comes back", async () => {
    const visit = await invite("VERIFA");
    await advance(20 * 60 + 1);
    await becomes(visit, { ended: "expired" });
    const active = await call<{ inviteUrl: string }>(
      `${gangway.url}/v1/user/signup/tracking/${visit.trackingReference}/activate`,
      {},
    );
    expect(active.inviteUrl).not.toBe(visit.inviteUrl);
    await becomes(visit, { ended: null, status: "Active", inviteUrl: active.inviteUrl });
    await customer("verifa", visit, "submits");
    await decide("verifa", visit, { outcome: "approved" });
    await becomes(visit, { status: "Completed", outcome: "approved" });
  });

  it("veriff: a visit that is opened and left is abandoned after seven days", async () => {
    const visit = await invite("VERIFF");
    await customer("veriff", visit, "opens");
    await becomes(visit, { status: "Active" });
    await advance(7 * DAY + 1);
    await becomes(visit, { ended: "abandoned", outcome: "abandoned", status: "Active" });
  });
});

describe("progress", () => {
  it.each(PROVIDER_IDS)(
    "%s: the page learns it from the provider, never from our own activation",
    async (id) => {
      const visit = await invite(id.toUpperCase());
      const page = `${gangway.url}/v1/user/signup/tracking/${visit.trackingReference}`;
      const told = async () => (await call<{ progress?: string }>(`${page}/status`)).progress ?? null;
      await call(`${page}/activate`, {});
      await becomes(visit, { status: "Active" });
      expect(await told()).toBeNull();
      await customer(id, visit, "opens");
      await vi.waitFor(async () => expect(await told()).toBe(ROWS[id].progress), {
        timeout: 45_000,
        interval: 100,
      });
      await customer(id, visit, "submits");
      await vi.waitFor(async () => expect(await told()).toBe("submitted"), {
        timeout: 45_000,
        interval: 100,
      });
    },
  );
});

describe("outcome", () => {
  it.each(
    rowsOf(({ outcomes }) => Object.entries(outcomes ?? {})).map(([id, pair]) => [id, ...pair] as const),
  )("%s: decided %s is %s", async (id, outcome, expected) => {
    const visit = await invite(id.toUpperCase());
    await customer(id, visit, "opens");
    await customer(id, visit, "submits");
    await becomes(visit, { status: "Completed" });
    await decide(id, visit, { outcome });
    await becomes(visit, { status: "Completed", outcome: expected });
  });

  it.each(rowsOf(({ resubmission }) => (resubmission ? [resubmission] : [])))(
    "%s: a resubmission is the same visit, %s, and may still be approved",
    async (id, way) => {
      const visit = await invite(id.toUpperCase());
      await customer(id, visit, "opens");
      await customer(id, visit, "submits");
      await decide(id, visit, { outcome: "resubmission_requested" });
      await advance(5 * 60 + 1);
      await becomes(visit, { outcome: "resubmission_requested" });
      const { inviteUrl } = await read(visit);
      expect(inviteUrl === visit.inviteUrl).toBe(way === "by the same link");
      expect((await fetch(inviteUrl)).status).toBe(200);
      expect((await read(visit)).inviteUrl).toBe(inviteUrl);
      await customer(id, visit, "opens");
      await customer(id, visit, "submits");
      await decide(id, visit, { outcome: "approved" });
      await becomes(visit, { outcome: "approved", status: "Completed" });
    },
  );

  it("verifime: a risk level is no verdict", async () => {
    const visit = await invite("VERIFIME");
    await customer("verifime", visit, "submits");
    await decide("verifime", visit, { riskLevel: "LOW" });
    await becomes(visit, { outcome: "assessed", riskLevel: "LOW", status: "Completed" });
  });

  it.each([
    ["LOW", "approved"],
    ["MEDIUM", "in_review"],
    ["HIGH", "declined"],
    ["EXTREME", "assessed"],
  ])("verifime: %s is %s by the organisation's risk policy", async (riskLevel, outcome) => {
    const visit = await invite("POLICY");
    await customer("verifime", visit, "submits");
    await decide("verifime", visit, { riskLevel });
    await becomes(visit, { outcome, riskLevel });
  });
});

describe("a provider that is switched off", () => {
  it.each(PROVIDER_IDS)(
    "%s: the last known status is served, and the visit goes on when it is back",
    async (id) => {
      const visit = await invite(id.toUpperCase());
      await control("faults", { provider: id, route: "*", kind: "status", value: 503, times: 3 });
      await customer(id, visit, "submits");
      const status = () =>
        call<{ status: string }>(`${gangway.url}/v1/user/signup/tracking/${visit.trackingReference}/status`);
      expect(await status()).toBeDefined();
      await expect(
        call(`${gangway.url}/v1/user/invite`, { email: "sam@example.com", code: id.toUpperCase() }),
      ).rejects.toThrow(/provider_unavailable/);
      await control("faults", { provider: id, route: "*", kind: "status", value: 503, times: 1 });
      await vi.waitFor(async () => expect(await status()).toMatchObject({ status: "Completed" }), {
        timeout: 45_000,
        interval: 250,
      });
    },
    20_000,
  );
});
