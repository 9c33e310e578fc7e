/**
 * Sends odd requests to every route, odd webhooks and odd answers of the providers. Nobody gets a 5xx, every error fits
 * `/openapi.json`, and neither answers nor the log show anything secret or personal. `npm run fuzz` sends as many as
 * one likes.
 */
import { expect, test } from "vitest";
import { PROVIDER_IDS } from "../../../src/contract/providers.js";
import type { GangwayConfigInput } from "../../../src/proxy/config-schema.js";
import { createRequests, type FuzzRequest, type Known } from "../../fuzz/generate-request.js";
import { mutatedText } from "../../fuzz/mutate.js";
import { createRandom } from "../../fuzz/random.js";
import { createFakeProviders, PROVIDER_CONFIGS } from "./support/fake-providers.js";
import { declaredRoutes, KEY_1, openGangway, PUBLIC_URL, type TestAnswer } from "./support/open-gangway.js";

const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 3000);
const SEED = Number(process.env.FUZZ_SEED ?? 1);
/** Sent at the same time. */
const BATCH = 4;

const CUSTOMER_SECRET = "customer-token-secret-of-this-organisation";
/** The email address of a visit that no request of the run can name. */
const SECRET_EMAIL = "zqhidden@example.com";
const SECRET_NAME = "Zqsurname";

const AUTHENTICATIONS = ["code", "none", "token"] as const;

const organisations: GangwayConfigInput["organisations"] = PROVIDER_IDS.map((id, index) => ({
  code: id.toUpperCase(),
  name: `Bank of ${id}`,
  apiKeys: [`api-key-of-${id}`],
  allowedOrigins: [`https://www.${id}.example`],
  browserInvites: true,
  authentication: AUTHENTICATIONS[index % AUTHENTICATIONS.length],
  customerTokenSecrets: [CUSTOMER_SECRET],
  provider: PROVIDER_CONFIGS[id],
  webhooks: [{ url: `https://hooks.${id}.example/`, secrets: [`whsec_${KEY_1}`] }],
}));

const SECRETS = [
  CUSTOMER_SECRET,
  KEY_1,
  "a-webhook-secret-of-the-provider",
  "vk_sandbox_key",
  "vx-client-secret",
];

function learn(known: Known, { path }: FuzzRequest, { json }: TestAnswer): void {
  if (typeof json !== "object" || json === null) return;
  const add = (to: string[], value: unknown) => {
    if (typeof value === "string" && !to.includes(value)) to.push(value);
  };
  add(known.references, json.trackingReference);
  add(known.tokens, json.visitToken);
  for (const id of PROVIDER_IDS) {
    if (json.provider === id)
      add(known.subjects.get(id) ?? [], id === "verifime" ? json.referenceData : json.providerReference);
  }
  if (path.startsWith("/api/v1/identities")) add(known.identities, json.id);
  for (const item of Array.isArray(json.data) ? json.data : []) {
    if (path.startsWith("/v1/webhooks")) add(known.deliveries, item.id);
    if (path.startsWith("/api/v1/identities")) add(known.identities, item.id);
  }
}

test(
  `${REQUESTS} odd requests from seed ${SEED}`,
  async () => {
    const random = createRandom(SEED);
    const addresses = new WeakMap<Request, string>();
    const gangway = await openGangway({
      config: { organisations },
      host: {
        addressOf: (request) => addresses.get(request) ?? null,
        sendWebhook: async () => ({ status: random.chance(0.9) ? 200 : 500, headers: new Headers() }),
        fetch: createFakeProviders((_host, method) =>
          // A session that can't be created is answered with 502. A status that can't be read is no error.
          method === "GET" && random.chance(0.3)
            ? new Response(mutatedText({ status: "completed", verification: { status: "approved" } }, random))
            : undefined,
        ),
      },
    });
    const hidden = await gangway.call("POST", "/v1/user/invite", {
      headers: { "x-api-key": "api-key-of-veriff" },
      body: {
        email: SECRET_EMAIL,
        code: "VERIFF",
        customerContext: { familyName: SECRET_NAME },
      },
    });
    expect(hidden.status).toBe(201);

    const known: Known = {
      apiKeys: organisations.flatMap(({ apiKeys = [] }) =>
        apiKeys.map((entry) => (typeof entry === "string" ? entry : entry.key)),
      ),
      origins: organisations.flatMap(({ allowedOrigins = [] }) => allowedOrigins),
      references: [],
      subjects: new Map(PROVIDER_IDS.map((id) => [id, []])),
      identities: [],
      deliveries: [],
      tokens: [],
    };
    const nextRequest = createRequests(declaredRoutes(), known, random);
    const statuses = new Map<number, number>();

    async function send(fuzzed: FuzzRequest): Promise<TestAnswer> {
      const { method, path, headers, body, address } = fuzzed;
      const request = new Request(`${PUBLIC_URL}${path}`, {
        method,
        headers,
        ...(body === undefined ? {} : { body }),
      });
      addresses.set(request, address);
      // It checks every answer against `/openapi.json`.
      const response = await gangway.fetch(request);
      const text = await response.text();
      const isJson = /[/+]json\b/.test(response.headers.get("content-type") ?? "");
      const answer = {
        status: response.status,
        headers: response.headers,
        text,
        json: isJson && text !== "" ? JSON.parse(text) : undefined,
      };
      check(fuzzed, answer);
      return answer;
    }

    function check({ path, headers }: FuzzRequest, { status, headers: answered, text }: TestAnswer): void {
      expect(status, text).toBeLessThan(500);
      // The hosted page explains a link that isn't valid to the customer.
      const refusal = path.startsWith("/o/")
        ? /^(text\/html|application\/problem\+json)/
        : /^application\/problem\+json/;
      if (status >= 400) expect(answered.get("content-type"), text).toMatch(refusal);
      for (const secret of SECRETS) expect(text).not.toContain(secret);
      if (headers["x-api-key"] === "api-key-of-veriff") return;
      expect(text).not.toContain(SECRET_EMAIL);
      expect(text).not.toContain(SECRET_NAME);
    }

    for (let sent = 0; sent < REQUESTS; sent += BATCH) {
      const batch = Array.from({ length: Math.min(BATCH, REQUESTS - sent) }, nextRequest);
      const answers = await Promise.all(
        batch.map((request, index) =>
          send(request).catch((cause) => {
            const told = JSON.stringify(request).slice(0, 4000);
            throw new Error(`seed ${SEED}, request ${sent + index}: ${told}\n${cause}`, { cause });
          }),
        ),
      );
      answers.forEach((answer, index) => {
        const request = batch[index];
        if (request) learn(known, request, answer);
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      });
      gangway.clock.now += random.below(random.chance(0.02) ? 600_000 : 1500);
    }
    await gangway.deliver();

    const { logs, mails } = gangway;
    console.log(`answers by status: ${JSON.stringify(Object.fromEntries(statuses))}`);
    expect(logs.filter(({ event }) => event === "internal_error")).toEqual([]);
    const log = JSON.stringify(logs);
    expect(log).not.toMatch(/person-\d|customer-\d|Zq|zq/);
    for (const secret of [...SECRETS, ...known.apiKeys, ...known.tokens.slice(-100)])
      expect(log).not.toContain(secret);
    const codes = mails.flatMap(({ text }) => /\b\d{6}\b/.exec(text)?.[0] ?? []);
    expect(codes).not.toEqual([]);
    for (const code of codes) expect(log).not.toContain(`"${code}"`);
    // In so many lines, six digits in a row are also a part of some id.
    mails.length = 0;
    // Most of what was sent got behind the first checks.
    for (const status of [200, 201, 400, 401, 404])
      expect(statuses.get(status), `${status}`).toBeGreaterThan(REQUESTS / 200);
    expect(known.identities.length).toBeGreaterThan(0);
    expect(known.references.length).toBeGreaterThan(REQUESTS / 200);
  },
  600_000 + REQUESTS * 20,
);
