/** Three proxies on one PostgreSQL, as real processes, which share all data. */
import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import type { GangwayConfigInput } from "../../../src/proxy/config-schema.js";
import { blankDatabase } from "../../databases/test-database.js";
import { riskAssessment } from "../proxy/support/verifime-upstream.js";
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

async function openThree(members: Members[1] = {}): Promise<Harbours> {
  const { url } = await blankDatabase();
  const harbour = await openHarbour(url, members);
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

test("guesses, limits, idempotency keys and webhooks are counted across all proxies", async () => {
  const { proxies, proxy, codeFor, config, control } = await openThree({
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

  // One event of a visit that has begun, sent nine times at once, takes effect once.
  await control(`/_sandbox/verifime/${made[0]}/customer`, { does: "leaves" });
  const begun = await proxy(0).call("GET", `/v1/visits/${made[0]}`, { headers: PARTNER });
  expect(begun.json.status).toBe("Active");
  const [text] = await readProviderTexts(config.database ?? "", [String(made[0])]);
  const event = JSON.stringify(riskAssessment(text));
  const webhooks = await Promise.all(
    Array.from({ length: 9 }, (_, turn) => assess(proxy(turn), config, event)),
  );
  expect(webhooks.map(({ status }) => status)).toEqual(Array(9).fill(200));
  const logged = (name: string) => proxies.flatMap((each) => each.logged(name)).length;
  await expect.poll(() => [logged("webhook_applied"), logged("webhook_repeated")]).toEqual([1, 8]);
});

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
