/** A proxy that is asked to stop finishes the requests in flight. */
import { once } from "node:events";
import { Agent, request as httpRequest } from "node:http";
import type { Readable } from "node:stream";
import { expect, onTestFinished, test } from "vitest";
import { blankDatabase } from "../../databases/test-database.js";
import { serve } from "./support/gangway-process.js";
import { openHarbour, PARTNER } from "./support/harbour.js";

const INVITE = { headers: PARTNER, body: { email: "jane@example.com", code: "HARBOUR" } };

test("an invite that waits for a slow provider is answered, and then the process ends", async () => {
  const { url, query } = await blankDatabase();
  const { configFile, control } = await openHarbour(url);
  const proxy = await serve(configFile);
  await control("/_sandbox/faults", {
    provider: "verifime",
    route: "*",
    kind: "delay",
    value: 1500,
    times: 1,
  });
  const invite = proxy.call("POST", "/v1/user/invite", INVITE);
  await expect
    .poll(async () => ((await control("/_sandbox/requests")) as unknown[]).length, { timeout: 45_000 })
    .toBe(1);
  const ended = proxy.end("SIGTERM");
  // It no longer listens, but it answers the requests that it has accepted.
  await expect.poll(() => proxy.call("GET", "/healthz").catch(() => "refused")).toBe("refused");
  const { status, json } = await invite;
  expect(status).toBe(201);
  expect(await ended).toBe(0);
  expect(await query("select reference from visits")).toEqual([{ reference: json.trackingReference }]);
});

test("every request that was answered is in the log", async () => {
  const { url } = await blankDatabase();
  const { configFile } = await openHarbour(url);
  const proxy = await serve(configFile);
  const closed = once(proxy.process.stderr as Readable, "close");
  for (let turn = 0; turn < 5; turn += 1) {
    await Promise.all(Array.from({ length: 10 }, () => proxy.call("GET", "/v1/visits")));
  }
  expect(await proxy.end("SIGTERM")).toBe(0);
  await closed;
  expect(proxy.logged("request")).toHaveLength(50);
});

test("a connection kept alive doesn't delay the end", async () => {
  const { url } = await blankDatabase();
  const { configFile } = await openHarbour(url);
  const proxy = await serve(configFile);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => agent.destroy());
  /** Sends requests on one connection, one after the other, like a page that polls. */
  let connection: string | undefined;
  let keepAlive: string | undefined;
  const poll = () =>
    new Promise<void>((resolve) => {
      const sent = httpRequest(`${proxy.url}/healthz`, { agent }, (response) => {
        connection = response.headers.connection;
        keepAlive = String(response.headers["keep-alive"]);
        response.resume().once("end", resolve);
      });
      sent.once("error", () => resolve()).end();
    });
  await poll();
  expect(connection).not.toBe("close");
  // Load balancers keep idle connections for 60 s, and must be the ones to close them.
  expect(keepAlive).toBe("timeout=75");
  const began = performance.now();
  const ended = proxy.end("SIGTERM");
  let gone = false;
  void ended.then(() => {
    gone = true;
  });
  while (!gone) await poll();
  expect(await ended).toBe(0);
  expect(performance.now() - began).toBeLessThan(10_000);
});
