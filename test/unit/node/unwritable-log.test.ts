/** A proxy whose log can't be written: `/dev/full` refuses every write, as a full disk does, and a full pipe none. */
import { expect, test } from "vitest";
import { blankDatabase } from "../../databases/test-database.js";
import { serve } from "./support/gangway-process.js";
import { openHarbour, PARTNER } from "./support/harbour.js";

test("on a full disk it goes on answering, counts the lines that it drops, and ends on SIGTERM", async () => {
  const { url } = await blankDatabase();
  const { configFile } = await openHarbour(url);
  const proxy = await serve(configFile, { log: "full" });
  const options = { headers: PARTNER, body: { email: "jane@example.com", code: "HARBOUR" } };
  for (let turn = 0; turn < 3; turn += 1) {
    expect((await proxy.call("POST", "/v1/user/invite", options)).status).toBe(201);
  }
  const dropped = async () => {
    const { text } = await proxy.call("GET", "/metrics");
    return Number(/^gangway_log_lines_dropped_total (\d+)$/m.exec(text)?.[1]);
  };
  // An invite is at least two lines: the provider's call and the request.
  await expect.poll(dropped).toBeGreaterThanOrEqual(6);
  const began = performance.now();
  expect(await proxy.end("SIGTERM")).toBe(0);
  expect(performance.now() - began).toBeLessThan(10_000);
});

test("with a reader that stalls it goes on answering, and ends on SIGTERM", async () => {
  const { url } = await blankDatabase();
  const { configFile } = await openHarbour(url);
  const proxy = await serve(configFile, { log: "stalled" });
  // Far more than the 64 kB that a pipe holds.
  for (let turn = 0; turn < 100; turn += 1) {
    const calls = Array.from({ length: 10 }, () => proxy.call("GET", "/v1/visits"));
    for (const { status } of await Promise.all(calls)) expect(status).toBe(401);
  }
  const began = performance.now();
  expect(await proxy.end("SIGTERM")).toBe(0);
  expect(performance.now() - began).toBeLessThan(10_000);
});
