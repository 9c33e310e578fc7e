/** Providers that send what no row can hold: it is bounded, and the rest of the message counts. */
import { describe, expect, test } from "vitest";
import { PROVIDER_IDS, type ProviderId } from "../../../src/contract/providers.js";
import {
  approval,
  createFakeProviders,
  type FakeAnswer,
  PROVIDER_CONFIGS,
  signedWebhook,
} from "./support/fake-providers.js";
import { API_KEY, EMAIL, ORIGIN, openGangway } from "./support/open-gangway.js";

const headers = { "x-api-key": API_KEY };

async function openVisit(provider: ProviderId, answerOf?: FakeAnswer) {
  const gangway = await openGangway({
    organisation: { provider: PROVIDER_CONFIGS[provider] },
    host: { fetch: createFakeProviders(answerOf) },
  });
  const { trackingReference = "" } = await gangway.invite({ externalRef: "user_1", referenceData: "ours-1" });
  const readVisit = async () =>
    (await gangway.call("GET", `/v1/visits/${trackingReference}`, { headers })).json;
  const { providerReference } = await readVisit();
  return {
    gangway,
    readVisit,
    /** The value by which a webhook names the visit. */
    subject: provider === "verifime" ? await gangway.providerText(trackingReference) : providerReference,
    status: () =>
      gangway.call("GET", `/v1/user/signup/tracking/${trackingReference}/status`, {
        headers: { origin: ORIGIN },
      }),
    send: (body: unknown) =>
      gangway.call("POST", `/v1/webhooks/${provider}/HARBOUR`, signedWebhook(provider, body)),
  };
}

const outcomeOf = (provider: ProviderId) => (provider === "verifime" ? "assessed" : "approved");

/** Replaces texts of a webhook, however deep they are. */
function mapTexts(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === "string") return map(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, map));
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, mapTexts(member, map)]));
}

const nested = (levels: number) => `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`;

test.each([
  [28.7, 28],
  [1e12, null],
  [-1, null],
  [151, null],
  ["twenty", null],
])("an age of %s is no reason to refuse a verdict", async (sent, kept) => {
  const { gangway, readVisit, send, status, subject } = await openVisit("verifa");
  const event = approval("verifa", subject);
  Object.assign(event.data as object, { result: { extracted_age: sent } });
  expect((await send(event)).status).toBe(200);
  expect((await status()).status).toBe(200);
  expect((await readVisit()).outcome).toBe("approved");
  const { json } = await gangway.call("GET", "/api/v1/identities/user_1", { headers });
  expect(json).toMatchObject({ status: "approved", extracted_age: kept });
});

test("a date of birth long ago or yet to come gives no age", async () => {
  for (const year of ["0001", "9999"]) {
    const { gangway, send, subject } = await openVisit("veriff");
    const event = approval("veriff", subject);
    Object.assign(event.verification as object, { person: { dateOfBirth: `${year}-01-01` } });
    expect((await send(event)).status).toBe(200);
    const { json } = await gangway.call("GET", "/api/v1/identities/user_1", { headers });
    expect(json).toMatchObject({ status: "approved", extracted_age: null });
  }
});

describe.each(PROVIDER_IDS)("%s", (provider) => {
  test("may have U+0000 in any text", async () => {
    const { readVisit, send, subject } = await openVisit(provider);
    const dotted = (text: string) =>
      text === subject ? text : `${text.slice(0, 3)}\u0000${text.slice(3)}\u0000`;
    const { json, status } = await send(mapTexts(approval(provider, subject), dotted));
    expect({ status, json }).toEqual({ status: 200, json: { received: true } });
    expect((await readVisit()).outcome).toBe(outcomeOf(provider));
  });

  test("may have texts of 6 kB, also those that tell its events apart", async () => {
    const { gangway, readVisit, send, subject } = await openVisit(provider);
    const event = approval(provider, subject);
    // Random, because PostgreSQL compresses what repeats itself before its index sees it.
    const long = Array.from({ length: 170 }, () => crypto.randomUUID()).join("");
    const members: Record<ProviderId, () => void> = {
      verifime: () => void Object.assign(event, { eventId: long, customerName: long }),
      veriff: () => void Object.assign(event.verification as object, { attemptId: long, reasonCode: long }),
      vx: () => void Object.assign(event, { journey: { stops: [{ timestamp: long, detail: long }] } }),
      verifa: () =>
        void Object.assign(event, {
          idempotency_key: long,
          data: { ...(event.data as object), identity_id: long },
        }),
    };
    members[provider]();
    expect((await send(event)).status).toBe(200);
    expect((await send(event)).status).toBe(200);
    expect((await readVisit()).outcome).toBe(outcomeOf(provider));
    expect(gangway.logs.filter(({ event }) => event === "webhook_repeated")).toHaveLength(1);
  });

  test.each([100, 8000, 100_000])("may not send a webhook of %i levels", async (levels) => {
    const { send, subject } = await openVisit(provider);
    const event = JSON.stringify({ ...approval(provider, subject), riskLabels: "…" });
    const { status, json } = await send(event.replace('"…"', nested(levels)));
    expect({ status, code: json.code }).toEqual({ status: 400, code: "invalid_request" });
  });

  test.each([100, 8000, 100_000])("may not answer a status with %i levels", async (levels) => {
    let deep = false;
    const { gangway, status } = await openVisit(provider, (_host, method, path) =>
      deep && method === "GET" && path.length > 10 ? new Response(nested(levels)) : undefined,
    );
    deep = true;
    gangway.clock.now += 2000;
    expect((await status()).status).toBe(200);
    expect(gangway.logs.find(({ event }) => event === "provider_status_failed")?.fields.code).toBe(
      "provider_response_invalid",
    );
  });

  test("may not name a session in 6 kB", async () => {
    let long = false;
    const { gangway } = await openVisit(provider, (host, method) => {
      if (!long || method !== "POST" || host.startsWith("auth.")) return undefined;
      const id = crypto.randomUUID().repeat(170);
      const link = "https://screen.example/v";
      return Response.json({
        id,
        capture_url: link,
        request_id: id,
        link,
        trackingReference: id,
        inviteUrl: link,
        verification: { id, url: link },
      });
    });
    long = true;
    const { json } = await gangway.call("POST", "/v1/user/invite", {
      headers,
      body: { email: EMAIL, code: "HARBOUR" },
    });
    expect(json.code).toBe("provider_response_invalid");
  });
});

test("VerifiMe's faults and the wait that it asks for are bounded", async () => {
  let answer: (() => Response) | undefined;
  const { gangway } = await openVisit("verifime", (_host, method) =>
    method === "POST" ? answer?.() : undefined,
  );
  const invite = () =>
    gangway.call("POST", "/v1/user/invite", { headers, body: { email: EMAIL, code: "HARBOUR" } });
  const fault = { path: "", name: "email", resultName: "InvalidEmail", message: "no" };
  answer = () =>
    Response.json({ validationResults: Array.from({ length: 9000 }, () => fault) }, { status: 400 });
  const refused = await invite();
  expect(refused.json.validationResults).toHaveLength(50);
  expect(refused.text.length).toBeLessThan(60_000);
  answer = () => new Response("", { status: 429, headers: { "retry-after": "999999999" } });
  expect((await invite()).json.retryAfterSeconds).toBe(3600);
});
