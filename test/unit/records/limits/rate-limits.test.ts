/** The limit of events in any minute, which keeps us below a provider's cap on new sessions. */
import fc from "fast-check";
import { expect, it, onTestFinished } from "vitest";
import { openDialect } from "../../../../src/node/open-dialect.js";
import { openStore } from "../../../../src/records/open-store.js";
import { privateDatabase } from "../../../databases/test-database.js";

const KEYS = [Buffer.alloc(32, 7).toString("base64")];

async function openRateLimits() {
  const store = await openStore({ ...openDialect(await privateDatabase()), encryptionKeys: KEYS });
  onTestFinished(() => store.close());
  return store.rateLimits;
}

it("allows no more events in any 60 seconds, and announces the next free moment correctly", async () => {
  const pauses = fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 60 });
  const rateLimits = await openRateLimits();
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(pauses, fc.integer({ min: 1, max: 5 }), async (waits, most) => {
      runs += 1;
      const key = `veriff:${runs}`;
      const granted: number[] = [];
      let now = 1_700_000_000_000;
      for (const wait of waits) {
        now += wait;
        const seconds = await rateLimits.takeFromMinute(key, most, now);
        if (seconds === 0) granted.push(now);
        expect(granted.filter((at) => at > now - 60_000).length).toBeLessThanOrEqual(most);
        if (seconds === 0) continue;
        expect(seconds).toBeLessThanOrEqual(66);
        now += seconds * 1000;
        expect(await rateLimits.takeFromMinute(key, most, now)).toBe(0);
        granted.push(now);
      }
    }),
    { numRuns: 25 },
  );
});

it("keeps two integrations apart", async () => {
  const rateLimits = await openRateLimits();
  expect(await rateLimits.takeFromMinute("veriff:a", 1, 1_000_000)).toBe(0);
  expect(await rateLimits.takeFromMinute("veriff:a", 1, 1_000_000)).toBeGreaterThan(0);
  expect(await rateLimits.takeFromMinute("veriff:b", 1, 1_000_000)).toBe(0);
});
