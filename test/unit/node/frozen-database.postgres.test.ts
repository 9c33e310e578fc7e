/** A PostgreSQL server that is frozen: its connections stay open, and nothing answers. */
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import type { EmbeddedServer } from "../../databases/embedded-server.js";
import { type GangwayProcess, serve } from "./support/gangway-process.js";
import { openHarbour, PARTNER } from "./support/harbour.js";
import { startFreezable } from "./support/start-freezable.js";
import { timed } from "./support/timed.js";

const INVITE = { headers: PARTNER, body: { email: "jane@example.com", code: "HARBOUR" } };

async function openFreezable(): Promise<{ server: EmbeddedServer; url: string; proxy: GangwayProcess }> {
  const server = await startFreezable();
  const url = server.urlOf("postgres");
  const { configFile } = await openHarbour(url);
  return { server, url, proxy: await serve(configFile) };
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
    .poll(async () => (await proxy.call("GET", "/readyz")).status, { timeout: 45_000, interval: 200 })
    .toBe(200);
  expect((await proxy.call("POST", "/v1/user/invite", INVITE)).status).toBe(201);
});

test("SIGTERM ends the process in time", async () => {
  const { server, proxy } = await openFreezable();
  server.freeze();
  const invite = proxy.call("POST", "/v1/user/invite", INVITE).catch(() => "refused");
  const { result: code, seconds } = await timed(proxy.end("SIGTERM"));
  expect(code).toBe(0);
  // Five seconds longer than the provider's ten.
  expect(seconds).toBeLessThan(16);
  await invite;
});

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
  await expect.poll(waits, { timeout: 45_000 }).toBeGreaterThan(0);
  await blocker.query(waiting.replace("select pid", "select pg_terminate_backend(pid)"));
  await blocker.query("rollback");
  expect((await invite).status).toBe(500);
  expect((await proxy.call("POST", "/v1/user/invite", INVITE)).status).toBe(201);
});
