/** Two proxies on one SQLite file, as real processes. */
import { expect, test } from "vitest";
import { blankDatabase } from "../../databases/test-database.js";
import { serve } from "./support/gangway-process.js";
import { openHarbour, PARTNER } from "./support/harbour.js";

test("two proxies write at once, one is killed, and no acknowledged write is lost", async () => {
  const { url, query } = await blankDatabase();
  const { configFile } = await openHarbour(url);
  const [one, other] = await Promise.all([serve(configFile), serve(configFile)]);
  const acknowledged: string[] = [];
  let broken = 0;
  const invites = Array.from({ length: 80 }, async (_, number) => {
    const proxy = number % 2 === 0 ? one : other;
    const body = { email: `customer-${number}@example.com`, code: "HARBOUR" };
    try {
      const { status, json } = await proxy.call("POST", "/v1/user/invite", { headers: PARTNER, body });
      // No answer says that the file is in use.
      expect(status, JSON.stringify(json)).toBe(201);
      acknowledged.push(json.trackingReference);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      broken += 1;
    }
    if (acknowledged.length === 20) other.process.kill("SIGKILL");
  });
  await Promise.all(invites);
  expect(broken).toBeGreaterThan(0);
  expect(broken).toBeLessThanOrEqual(40);

  const rows = await query<{ reference: string }>("select reference from visits");
  const references = rows.map(({ reference }) => reference);
  expect(new Set(references).size).toBe(references.length);
  expect(acknowledged.filter((reference) => !references.includes(reference))).toEqual([]);
  expect(await query("pragma integrity_check")).toEqual([{ integrity_check: "ok" }]);

  // The remaining proxy can use the file, and so can a new one.
  const third = await serve(configFile);
  for (const proxy of [one, third]) {
    const answer = await proxy.call("GET", `/v1/visits/${acknowledged[0]}`, { headers: PARTNER });
    expect(answer.status).toBe(200);
  }
}, 30_000);
