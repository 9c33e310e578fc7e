/** A start of the proxy beside a PostgreSQL server that is frozen, or that another process keeps busy. */
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { serve } from "./support/gangway-process.js";
import { openHarbour } from "./support/harbour.js";
import { startFreezable } from "./support/start-freezable.js";
import { timed } from "./support/timed.js";

test("a start beside it ends in time, and says why", async () => {
  const server = await startFreezable();
  const { configFile } = await openHarbour(server.urlOf("postgres"));
  server.freeze();
  const { result, seconds } = await timed(serve(configFile).catch((error: Error) => error.message));
  expect(result).toContain("PostgreSQL can't be reached");
  expect(seconds).toBeLessThan(12);
});

test("a start waits for another process that migrates for long", async () => {
  const server = await startFreezable();
  const url = server.urlOf("postgres");
  const { configFile } = await openHarbour(url);
  const blocker = new pg.Client(url);
  await blocker.connect();
  onTestFinished(() => blocker.end());
  await blocker.query("select pg_advisory_lock(3853314791062309107)");
  const start = serve(configFile);
  const longWaits = async () =>
    (
      await blocker.query(
        "select 1 from pg_stat_activity where wait_event = 'advisory' and query_start < clock_timestamp() - interval '12 s'",
      )
    ).rows.length;
  // Longer than any other query may take.
  await expect.poll(longWaits, { timeout: 30_000, interval: 250 }).toBe(1);
  await blocker.query("select pg_advisory_unlock_all()");
  expect((await (await start).call("GET", "/readyz")).status).toBe(200);
});

test("a start that it interrupts ends in time, and says why", async () => {
  const server = await startFreezable();
  const url = server.urlOf("postgres");
  const { configFile } = await openHarbour(url);
  // The lock that each migration takes, as another process that migrates.
  const blocker = new pg.Client(url);
  blocker.on("error", () => {});
  await blocker.connect();
  await blocker.query("select pg_advisory_lock(3853314791062309107)");
  const start = serve(configFile).catch((error: Error) => error.message);
  const waits = async () =>
    (await blocker.query("select 1 from pg_stat_activity where wait_event = 'advisory'")).rows.length;
  await expect.poll(waits, { timeout: 45_000 }).toBe(1);
  server.freeze();
  const { result, seconds } = await timed(start);
  expect(result).toContain("PostgreSQL doesn't answer");
  // Ten seconds between two questions, and five for the answer.
  expect(seconds).toBeLessThan(20);
});
