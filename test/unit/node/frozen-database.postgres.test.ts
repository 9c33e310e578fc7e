/** A PostgreSQL server that is frozen: its connections stay open, and nothing answers. */
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { type EmbeddedServer, startServer } from "../../databases/embedded-server.js";
import { type GangwayProcess, serve } from "./support/gangway-process.js";
import { openHarbour, PARTNER } from "./support/harbour.js";

const INVITE = { headers: PARTNER, body: { email: "jane@example.com", code: "HARBOUR" } };

/** A server that no other test would miss. */
async function startFreezable(): Promise<EmbeddedServer> {
  const server = await startServer();
  onTestFinished(async () => {
    server.thaw();
    await server.stop();
  });
  return server;
}

async function openFreezable(): Promise<{ server: EmbeddedServer; url: string; proxy: GangwayProcess }> {
  const server = await startFreezable();
  const url = server.urlOf("postgres");
  const { configFile } = await openHarbour(url);
  return { server, url, proxy: await serve(configFile) };
}

async function timed<T>(work: Promise<T>): Promise<{ result: T; seconds: number }> {
  const began = performance.now();
  return { result: await work, seconds: (performance.now() - began) / 1000 };
}

test("readiness says so in time, calls fail in time, and all is well afterwards", async () => {
  const { server, proxy } = await openFreezable();
  expect((await proxy.call("POST", "/v1/user/invite", INVITE)).status).toBe(201);
  server.freeze();
  const invite = timed(proxy.call("POST", "/v1/user/invite", INVITE));
  const ready = await timed(proxy.call("GET", "/readyz"));
  expect(ready.result.status).toBe(503);
  expect(ready.seconds).toBeLessThan(6);
  expect((await proxy.call("GET", "/healthz")).status).toBe(200);
  const { result, seconds } = await invite;
  expect(result.status).toBe(500);
  expect(seconds).toBeLessThan(16);
  server.thaw();
  await expect
    .poll(async () => (await proxy.call("GET", "/readyz")).status, { timeout: 10_000, interval: 200 })
    .toBe(200);
  expect((await proxy.call("POST", "/v1/user/invite", INVITE)).status).toBe(201);
}, 60_000);

test("SIGTERM ends the process in time", async () => {
  const { server, proxy } = await openFreezable();
  server.freeze();
  const invite = proxy.call("POST", "/v1/user/invite", INVITE).catch(() => "refused");
  const { result: code, seconds } = await timed(proxy.end("SIGTERM"));
  expect(code).toBe(0);
  // Five seconds longer than the provider's ten.
  expect(seconds).toBeLessThan(16);
  await invite;
}, 60_000);

test("a start beside it ends in time, and says why", async () => {
  const server = await startFreezable();
  const { configFile } = await openHarbour(server.urlOf("postgres"));
  server.freeze();
  const { result, seconds } = await timed(serve(configFile).catch((error: Error) => error.message));
  expect(result).toContain("PostgreSQL can't be reached");
  expect(seconds).toBeLessThan(12);
}, 60_000);

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
}, 60_000);

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
  await expect.poll(waits, { timeout: 10_000 }).toBe(1);
  server.freeze();
  const { result, seconds } = await timed(start);
  expect(result).toContain("PostgreSQL doesn't answer");
  // Ten seconds between two questions, and five for the answer.
  expect(seconds).toBeLessThan(20);
}, 60_000);

test("a connection that is cut off in a query fails that query alone", async () => {
  const { url, proxy } = await openFreezable();
  const blocker = new pg.Client(url);
  await blocker.connect();
  onTestFinished(() => blocker.end());
  await blocker.query("begin");
  await blocker.query("lock table visits in access exclusive mode");
  const invite = proxy.call("POST", "/v1/user/invite", INVITE);
  const waiting =
    "select pid from pg_stat_activity where wait_event_type = 'Lock' and application_name = 'gangway'";
  const waits = async () => (await blocker.query(waiting)).rows.length;
  await expect.poll(waits, { timeout: 15_000 }).toBeGreaterThan(0);
  await blocker.query(waiting.replace("select pid", "select pg_terminate_backend(pid)"));
  await blocker.query("rollback");
  expect((await invite).status).toBe(500);
  expect((await proxy.call("POST", "/v1/user/invite", INVITE)).status).toBe(201);
}, 30_000);
