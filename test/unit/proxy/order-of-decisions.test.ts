/** A person's verdicts count in the order in which the provider gave them, whenever and however the proxy learns of them. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PROVIDER_IDS, type ProviderId } from "../../../src/contract/providers.js";
import { SANDBOX_KEY } from "../../../src/sandbox/verifa/account.js";
import { API_KEY } from "./support/open-gangway.js";
import { openWithSandbox, type SandboxedGangway } from "./support/open-with-sandbox.js";

test("reading an old visit doesn't bring its verdict back", async () => {
  const gangway = await openWithSandbox("verifa");
  const approved = await gangway.begin("customer-7");
  await gangway.decide(approved, { outcome: "approved" });
  await gangway.receiveAll();
  await gangway.deliver();
  gangway.clock.now += 60_000;
  const declined = await gangway.begin("customer-7");
  await gangway.decide(declined, { outcome: "declined" });
  await gangway.receiveAll();
  await gangway.deliver();
  gangway.clock.now += 60_000;
  await gangway.read(declined);
  const before = await gangway.identity("customer-7");
  expect(before).toMatchObject({ status: "rejected", latest_session_id: declined });
  gangway.clock.now += 60_000;
  await gangway.read(approved);
  expect(await gangway.identity("customer-7")).toMatchObject({
    status: "rejected",
    latest_session_id: declined,
    last_verified_at: before?.last_verified_at,
  });
});

test("a rejection right after a read of the approval counts", async () => {
  const gangway = await openWithSandbox("verifa");
  gangway.clock.now += 700;
  const approved = await gangway.begin("customer-7");
  await gangway.decide(approved, { outcome: "approved" });
  await gangway.receiveAll();
  await gangway.deliver();
  await gangway.read(approved);
  gangway.clock.now += 100;
  const declined = await gangway.begin("customer-7");
  await gangway.decide(declined, { outcome: "declined" });
  gangway.clock.now += 100;
  await gangway.decide(approved, { outcome: "declined" });
  await gangway.receiveAll();
  await gangway.deliver();
  expect(await gangway.read(approved)).toMatchObject({ outcome: "declined" });
  expect(await gangway.identity("customer-7")).toMatchObject({ status: "rejected" });
});

interface Decision {
  visit: number;
  verdict: "approved" | "declined";
  /** The provider's time, as precisely as the provider tells it. */
  at: number;
}

const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant("decides" as const),
      visit: fc.nat(2),
      approves: fc.boolean(),
      afterMs: fc.nat(2500),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ does: fc.constant("sends" as const), which: fc.nat(50), repeats: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("is read" as const), visit: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("waits" as const), ms: fc.nat(3000) }) },
);

interface StepsOfTime {
  /** The steps in which the provider names times. */
  precisionMs: number;
  leastWaitMs: number;
}

const MILLISECONDS: StepsOfTime = { precisionMs: 1, leastWaitMs: 1000 };

/** Providers with another precision. Of two verdicts in one second, only a read knows the later one. */
const STEPS_OF_TIME: Partial<Record<ProviderId, StepsOfTime>> = {
  verifa: { precisionMs: 1000, leastWaitMs: 1 },
};

/** Providers with several forms of webhooks. Of Verifa's, only one names the time. */
const FORMS: Partial<Record<ProviderId, readonly string[]>> = { verifa: ["nested", "flat"] };

const ROWS = PROVIDER_IDS.flatMap((id) => (FORMS[id] ?? [""]).map((form) => [id, form] as const));

describe.each(ROWS)("%s %s", (id, form) => {
  test.each([-90_000, 0, 90_000])(
    "verdicts in any order, repeated, read and delayed, with a clock that is %i ms ahead",
    { timeout: 120_000 },
    async (skewMs) => {
      const provider = id === "verifime" ? { riskPolicy: { LOW: "approved", HIGH: "declined" } } : {};
      const gangway = await openWithSandbox(id, { skewMs, provider });
      if (form !== "") {
        const headers = { "x-api-key": SANDBOX_KEY };
        const body = JSON.stringify({ payload: form });
        const path = "/api/v1/webhooks/sandbox-style";
        expect((await gangway.callProvider(path, { method: "PATCH", headers, body })).status).toBe(200);
      }
      const { precisionMs, leastWaitMs } = STEPS_OF_TIME[id] ?? MILLISECONDS;
      let run = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 16 }), async (steps) => {
          run += 1;
          // Every provider allows some sessions a minute.
          gangway.clock.now += 60_000;
          const customer = `customer-${run}`;
          gangway.kept.length = 0;
          const visits = [await gangway.begin(customer), await gangway.begin(customer)];
          visits.push(await gangway.claim(customer));
          const given: Decision[] = [];
          for (const one of steps) {
            if (one.does === "decides") {
              gangway.clock.now += Math.max(leastWaitMs, one.afterMs);
              const verdict = one.approves ? "approved" : "declined";
              const at = Math.floor((gangway.clock.now + skewMs) / precisionMs) * precisionMs;
              given.push({ visit: one.visit, verdict, at });
              const riskLevel = one.approves ? "LOW" : "HIGH";
              await gangway.decide(
                visits[one.visit] ?? "",
                id === "verifime" ? { riskLevel } : { outcome: verdict },
              );
            } else if (one.does === "sends" && gangway.kept.length > 0) {
              const place = one.which % gangway.kept.length;
              const [webhook] = one.repeats ? gangway.kept.slice(place) : gangway.kept.splice(place, 1);
              if (webhook) await gangway.receive(webhook);
            } else if (one.does === "is read") await gangway.read(visits[one.visit] ?? "");
            else if (one.does === "waits") {
              gangway.clock.now += one.ms;
              await gangway.deliver();
            }
          }
          const patch = { headers: { "x-api-key": API_KEY }, body: { externalRef: customer } };
          await gangway.call("PATCH", `/v1/visits/${visits[2]}`, patch);
          for (const webhook of gangway.kept.splice(0).reverse()) await gangway.receive(webhook);
          for (let second = 0; second < 3; second += 1) {
            await gangway.deliver();
            gangway.clock.now += 1000;
          }
          await gangway.deliver();

          const last = visits.map((_, visit) => given.findLast((decision) => decision.visit === visit));
          const stored = await Promise.all(visits.map((visit) => gangway.store.visits.find(visit)));
          expect(stored.map((visit) => visit?.outcome ?? null)).toEqual(
            last.map((decision) => decision?.verdict ?? null),
          );
          const newest = last.reduce(
            (latest, decision) => (decision && (!latest || decision.at >= latest.at) ? decision : latest),
            undefined,
          );
          const identity = await gangway.identity(customer);
          expect(identity && [identity.status, identity.latest_session_id]).toEqual(
            newest ? [newest.verdict === "approved" ? "approved" : "rejected", visits[newest.visit]] : null,
          );
          expectNothingTakenBack(gangway, visits, given, customer);
        }),
        { numRuns: 8 },
      );
    },
  );
});

/** Every event tells of a verdict that is at least as late as those of the events before it. */
function expectNothingTakenBack(
  { events }: SandboxedGangway,
  visits: readonly string[],
  given: readonly Decision[],
  customer: string,
): void {
  for (const [number, reference] of visits.entries()) {
    const verdicts = given.filter(({ visit }) => visit === number).map(({ verdict }) => verdict);
    let place = 0;
    for (const { type, data } of events) {
      if (type !== "visit.outcome" || data.trackingReference !== reference) continue;
      const next = verdicts.indexOf(data.outcome as Decision["verdict"], place);
      expect(next, `${data.outcome} after ${verdicts.slice(0, place)}`).not.toBe(-1);
      place = next + 1;
    }
  }
  const times = events
    .filter(({ type, data }) => type.startsWith("identity.") && data.external_ref === customer)
    .map(({ data }) => Date.parse(String(data.last_verified_at)));
  expect(times).toEqual(times.toSorted((a, b) => a - b));
}
