/** A process is killed among a thousand incoming webhooks: each one that it acknowledged is stored once. */
import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { blankDatabase } from "../../databases/test-database.js";
import { riskAssessment } from "../proxy/support/verifime-upstream.js";
import { type GangwayProcess, serve } from "./support/gangway-process.js";
import { openHarbour, PARTNER } from "./support/harbour.js";
import { readProviderTexts } from "./support/provider-text.js";

const VISITS = 20;
const WEBHOOKS = 1000;
const AT_ONCE = 25;

test("every webhook acknowledged before the kill has taken effect, and a repeat changes nothing", async () => {
  const { url, query } = await blankDatabase();
  const { configFile, config } = await openHarbour(url);
  const [harbour] = config.organisations;
  const [secret = ""] = (harbour?.provider as { secrets: string[] } | undefined)?.secrets ?? [];
  const first = await serve(configFile);
  const references: string[] = [];
  for (let number = 0; number < VISITS; number += 1) {
    const body = { email: `customer-${number}@example.com`, code: "HARBOUR" };
    const invited = await first.call("POST", "/v1/user/invite", { headers: PARTNER, body });
    expect(invited.status).toBe(201);
    references.push(invited.json.trackingReference);
  }
  const texts = await readProviderTexts(url, references);
  // The newest report about each visit says HIGH, whichever arrives last.
  const events = Array.from({ length: WEBHOOKS }, (_, number) => ({
    id: `event-${number}`,
    body: JSON.stringify(
      riskAssessment(texts[number % VISITS], {
        eventId: `event-${number}`,
        riskLevel: number >= WEBHOOKS - VISITS ? "HIGH" : "LOW",
        eventTimestamp: new Date(1_790_000_000_000 + number * 1000).toISOString(),
      }),
    ),
  }));
  const send = (proxy: GangwayProcess, body: string) =>
    proxy.call("POST", "/v1/webhooks/verifime/HARBOUR", {
      body,
      headers: { "x-verifime-signature": createHmac("sha256", secret).update(body).digest("hex") },
    });

  const acknowledged = new Set<string>();
  const waiting = [...events];
  let broken = 0;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let event = waiting.shift(); event && broken < AT_ONCE; event = waiting.shift()) {
        try {
          expect((await send(first, event.body)).status).toBe(200);
          acknowledged.add(event.id);
        } catch (error) {
          if (!(error instanceof TypeError)) throw error;
          broken += 1;
        }
        if (acknowledged.size === WEBHOOKS / 2) first.process.kill("SIGKILL");
      }
    }),
  );
  expect(acknowledged.size).toBeGreaterThanOrEqual(WEBHOOKS / 2);
  expect(broken).toBeGreaterThan(0);

  const known = async () =>
    (await query<{ event_key: string }>("select event_key from webhook_events")).map((row) => row.event_key);
  const after = await known();
  expect([...acknowledged].filter((id) => !after.includes(id))).toEqual([]);

  // The provider repeats every webhook without an answer, and some with one.
  const second = await serve(configFile);
  for (const { body } of events.filter(({ id }, number) => !acknowledged.has(id) || number % 10 === 0)) {
    expect((await send(second, body)).status).toBe(200);
  }
  const all = await known();
  expect(all.toSorted()).toEqual(events.map(({ id }) => id).toSorted());
  const { json } = await second.call("GET", "/v1/visits?limit=100", { headers: PARTNER });
  expect(json.data.map(({ riskLevel }: { riskLevel: string }) => riskLevel)).toEqual(
    Array(VISITS).fill("HIGH"),
  );
}, 60_000);
