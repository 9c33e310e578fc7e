/** Three proxies on one PostgreSQL, as real processes: they share all data, and nothing is lost with one that dies. */
import { createHmac, randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import type { GangwayConfigInput } from "../../../src/proxy/config-schema.js";
import { blankDatabase } from "../../databases/test-database.js";
import { signCustomerToken } from "../proxy/support/customer-token.js";
import { CUSTOMER_SECRET } from "../proxy/support/open-gangway.js";
import { riskAssessment } from "../proxy/support/verifime-upstream.js";
import { type ReceivedWebhook, refuseWith, startReceiver } from "../proxy/webhooks/webhook-receiver.js";
import { type GangwayProcess, serve } from "./support/gangway-process.js";
import { type Harbour, openHarbour, PARTNER } from "./support/harbour.js";
import { readProviderTexts } from "./support/provider-text.js";

const INVITE = "/v1/user/invite";

interface Harbours extends Harbour {
  proxies: GangwayProcess[];
  /** Returns a proxy: each one in turn. */
  proxy(turn: number): GangwayProcess;
}

type Members = Parameters<typeof openHarbour>;

async function openThree(members: Members[1] = {}, organisation: Members[2] = {}): Promise<Harbours> {
  const { url } = await blankDatabase();
  const harbour = await openHarbour(url, members, organisation);
  // All at once: each one tries to create the tables.
  const proxies = await Promise.all([1, 2, 3].map(() => serve(harbour.configFile)));
  return {
    ...harbour,
    proxies,
    proxy(turn) {
      const proxy = proxies[turn % proxies.length];
      if (!proxy) throw new Error("there is no proxy");
      return proxy;
    },
  };
}

async function allVisits(proxy: GangwayProcess): Promise<{ trackingReference: string; email: string }[]> {
  const visits = [];
  let after = "";
  for (;;) {
    const { json } = await proxy.call("GET", `/v1/visits?limit=100${after}`, { headers: PARTNER });
    visits.push(...json.data);
    if (!json.pagination.has_next) return visits;
    after = `&page[after]=${json.pagination.next_cursor}`;
  }
}

test("after one is killed, everything that it acknowledged is stored once", async () => {
  const { proxies, proxy } = await openThree();
  const [victim] = proxies;
  if (!victim) throw new Error("there is no proxy");
  const invites = 120;
  const acknowledged = new Map<string, string>();
  const broken: string[] = [];
  let doneByVictim = 0;
  const invite = async (turn: number, email: string) => {
    const headers = { ...PARTNER, "idempotency-key": email };
    return proxy(turn).call("POST", INVITE, { headers, body: { email, code: "HARBOUR" } });
  };
  const work = Array.from({ length: invites }, async (_, number) => {
    const email = `customer-${number}@example.com`;
    try {
      const { status, json } = await invite(number, email);
      expect(status).toBe(201);
      acknowledged.set(email, json.trackingReference);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      broken.push(email);
    }
    // In the middle of its work: few of its own requests are done, and most are not.
    if (number % proxies.length === 0) doneByVictim += 1;
    if (doneByVictim === 3) victim.process.kill("SIGKILL");
  });
  await Promise.all(work);
  expect(victim.process.killed).toBe(true);
  expect(broken.length).toBeGreaterThan(0);

  // Callers without an answer ask the other proxies: the call was done before, seems in progress, or is done now.
  for (const email of broken) {
    const { status, json } = await invite(1, email);
    expect([201, 409]).toContain(status);
    if (status === 201) acknowledged.set(email, json.trackingReference);
  }
  const visits = await allVisits(proxy(1));
  const references = visits.map(({ trackingReference }) => trackingReference);
  expect(new Set(references).size).toBe(references.length);
  for (const [email, reference] of acknowledged) {
    const own = visits.filter((visit) => visit.email === email);
    expect(
      own.map(({ trackingReference }) => trackingReference),
      email,
    ).toEqual([reference]);
  }
  expect(visits.length).toBeGreaterThanOrEqual(acknowledged.size);
}, 30_000);

test("guesses, limits, idempotency keys and webhooks are counted across all proxies", async () => {
  const { proxies, proxy, codeFor, config } = await openThree({
    limits: { email: { count: 100, seconds: 600 }, reference: { count: 9, seconds: 600 } },
  });
  const email = "jane@example.com";
  const body = { email, code: "HARBOUR", referenceData: "application-7" };

  // One idempotency key and nine calls at once make one visit.
  const headers = { ...PARTNER, "idempotency-key": "order-1" };
  const invited = await Promise.all(
    Array.from({ length: 9 }, (_, turn) => proxy(turn).call("POST", INVITE, { headers, body })),
  );
  const made = invited.filter(({ status }) => status === 201).map(({ json }) => json.trackingReference);
  expect(new Set(made).size).toBe(1);
  expect(invited.filter(({ status }) => status !== 201).map(({ json }) => json.code)).toEqual(
    Array(9 - made.length).fill("conflict"),
  );
  const visits = await allVisits(proxy(0));
  expect(visits.map(({ trackingReference }) => trackingReference)).toEqual([made[0]]);

  // Five guesses across all proxies; then the limit per reference.
  const visit = `/v1/user/signup/tracking/${made[0]}`;
  expect((await proxy(0).call("POST", `${visit}/code`)).status).toBe(202);
  const wrong = (await codeFor(email)) === "000000" ? "000001" : "000000";
  const guesses = await Promise.all(
    Array.from({ length: 12 }, (_, turn) =>
      proxy(turn).call("POST", `${visit}/activate`, { body: { code: wrong } }),
    ),
  );
  expect(tally(guesses.map(({ json }) => json.code))).toEqual({
    code_incorrect: 5,
    too_many_attempts: 4,
    rate_limited: 3,
  });

  // One event, sent nine times at once, takes effect once.
  const [text] = await readProviderTexts(config.database ?? "", [String(made[0])]);
  const event = JSON.stringify(riskAssessment(text));
  const webhooks = await Promise.all(
    Array.from({ length: 9 }, (_, turn) => assess(proxy(turn), config, event)),
  );
  expect(webhooks.map(({ status }) => status)).toEqual(Array(9).fill(200));
  const logged = (name: string) => proxies.flatMap((each) => each.logged(name)).length;
  await expect.poll(() => [logged("webhook_applied"), logged("webhook_repeated")]).toEqual([1, 8]);
}, 30_000);

test("no outgoing webhook is lost, repeated, or sent before an earlier one of its visit", async () => {
  const receiver = await startReceiver();
  const visits = 40;
  const { proxies, proxy, config, control } = await openThree(
    { allowPrivateWebhooks: true, limits: { address: { count: 1000, seconds: 60 } } },
    {
      customerTokenSecrets: [CUSTOMER_SECRET],
      webhooks: [{ url: receiver.url, secrets: [`whsec_${randomBytes(32).toString("base64")}`] }],
    },
  );
  // The first event of every tenth visit is refused once: its later events wait, whichever proxy repeats it.
  const taken: ReceivedWebhook[] = [];
  const refused = new Set<unknown>();
  receiver.answer = (webhook, response) => {
    const { referenceData } = webhook.data;
    if (String(referenceData).endsWith("7") && !refused.has(referenceData)) {
      refused.add(referenceData);
      return refuseWith(503)(webhook, response);
    }
    taken.push(webhook);
    return true;
  };

  // Each step of a visit goes to another proxy, all visits at once.
  const ok = async (answer: Promise<{ status: number }>) => expect((await answer).status).toBe(200);
  const references = await Promise.all(
    Array.from({ length: visits }, async (_, number) => {
      const referenceData = `application-${number}`;
      const email = `customer-${number}@example.com`;
      const claims = { sub: email, aud: "HARBOUR" };
      const customerToken = await signCustomerToken(claims, CUSTOMER_SECRET, Date.now());
      const body = { email, code: "HARBOUR", referenceData };
      const invited = await proxy(number).call("POST", INVITE, { headers: PARTNER, body });
      const { trackingReference: reference } = invited.json;
      const visit = `/v1/user/signup/tracking/${reference}`;
      await ok(proxy(number + 1).call("POST", `${visit}/activate`, { body: { customerToken } }));
      await control(`/_sandbox/verifime/${reference}/customer`, { does: "submits" });
      await ok(proxy(number + 2).call("GET", `${visit}/status`));
      const [text] = await readProviderTexts(config.database ?? "", [reference]);
      await ok(assess(proxy(number), config, JSON.stringify(riskAssessment(text))));
      return reference;
    }),
  );

  const types = ["visit.activated", "visit.completed", "visit.outcome"];
  await expect.poll(() => taken.length, { timeout: 20_000 }).toBe(visits * types.length);
  const pending = async () =>
    (await proxy(0).call("GET", "/v1/webhooks/deliveries?status=pending", { headers: PARTNER })).json.data;
  await expect.poll(pending).toEqual([]);
  for (const reference of references) {
    const own = taken.filter(({ data }) => data.trackingReference === reference);
    expect(
      own.map(({ type }) => type),
      reference,
    ).toEqual(types);
  }
  expect(new Set(taken.map(({ headers }) => headers["webhook-id"])).size).toBe(visits * types.length);
  expect(refused.size).toBe(4);
  expect(receiver.received).toHaveLength(taken.length + refused.size);
  // All proxies had a share in it.
  const sent = () => proxies.map((each) => each.logged("delivery_sent").length);
  await expect.poll(() => sent().reduce((sum, count) => sum + count)).toBe(taken.length);
  expect(Math.min(...sent())).toBeGreaterThan(0);
}, 60_000);

/** Builds VerifiMe's signed webhook about a visit. */
function assess(proxy: GangwayProcess, config: GangwayConfigInput, body: string) {
  const [harbour] = config.organisations;
  const [secret = ""] = (harbour?.provider as { secrets: string[] } | undefined)?.secrets ?? [];
  const signature = createHmac("sha256", secret).update(body).digest("hex");
  return proxy.call("POST", "/v1/webhooks/verifime/HARBOUR", {
    body,
    headers: { "x-verifime-signature": signature },
  });
}

function tally(words: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
