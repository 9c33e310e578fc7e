/** Three proxies on one PostgreSQL, as real processes: what one of them knows, all know, and one that dies takes nothing with it. */
import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { blankDatabase } from "../../databases/test-database.js";
import { riskAssessment } from "../proxy/support/verifime-upstream.js";
import { type GangwayProcess, serve } from "./support/gangway-process.js";
import { type Harbour, openHarbour, PARTNER } from "./support/harbour.js";

const INVITE = "/v1/user/invite";

interface Harbours extends Harbour {
  proxies: GangwayProcess[];
  /** Each in its turn. */
  proxy(turn: number): GangwayProcess;
}

async function openThree(members: Parameters<typeof openHarbour>[1] = {}): Promise<Harbours> {
  const { url } = await blankDatabase();
  const harbour = await openHarbour(url, members);
  // All at once: each wants to make the tables.
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

test("one is killed amid its work: what was acknowledged is there, once", async () => {
  const { proxies, proxy } = await openThree();
  const [victim] = proxies;
  if (!victim) throw new Error("there is no proxy");
  const invites = 120;
  const acknowledged = new Map<string, string>();
  const broken: string[] = [];
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
    // Amid its work: some of what it was asked for is done, and some is not.
    if (acknowledged.size === 20) victim.process.kill("SIGKILL");
  });
  await Promise.all(work);
  expect(victim.process.killed).toBe(true);
  expect(broken.length).toBeGreaterThan(0);

  // Those who got no answer ask again, at the others: done before, under way as far as anybody knows, or done now.
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

test("guesses, limits, idempotency keys and webhooks are counted over all of them", async () => {
  const { proxies, proxy, codeFor, config } = await openThree({
    limits: { email: { count: 100, seconds: 600 }, reference: { count: 9, seconds: 600 } },
  });
  const email = "jane@example.com";
  const body = { email, code: "HARBOUR", referenceData: "application-7" };

  // One key, nine calls at once: one visit.
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

  // Five guesses in all, wherever they are made; then the limit per reference.
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

  // One event, nine times at once: it takes effect once.
  const [harbour] = config.organisations;
  const [secret = ""] = (harbour?.provider as { secrets: string[] } | undefined)?.secrets ?? [];
  const event = JSON.stringify(riskAssessment("application-7"));
  const signature = createHmac("sha256", secret).update(event).digest("hex");
  const webhooks = await Promise.all(
    Array.from({ length: 9 }, (_, turn) =>
      proxy(turn).call("POST", "/v1/webhooks/verifime/HARBOUR", {
        body: event,
        headers: { "x-verifime-signature": signature },
      }),
    ),
  );
  expect(webhooks.map(({ status }) => status)).toEqual(Array(9).fill(200));
  const logged = (name: string) => proxies.flatMap((each) => each.logged(name)).length;
  await expect.poll(() => [logged("webhook_applied"), logged("webhook_repeated")]).toEqual([1, 8]);
}, 30_000);

function tally(words: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
