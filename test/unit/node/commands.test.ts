/** `gangway migrate`, `backup` and `rotate-keys`, called as an operator calls them. */
import { existsSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { blankDatabase } from "../../databases/test-database.js";
import { KEY_1, KEY_2 } from "../proxy/support/open-gangway.js";
import { run, serve, writeConfig } from "./support/gangway-process.js";
import { openHarbour, PARTNER } from "./support/harbour.js";

const fileOf = (url: string) => url.slice("sqlite:".length);

test("migrate creates the tables once, however many processes run it at once", async () => {
  const { url, query } = await blankDatabase();
  const { configFile } = await openHarbour(url);
  const results = await Promise.all([1, 2, 3].map(() => run("migrate", "--config", configFile)));
  expect(results.map(({ code, stderr }) => [code, stderr.replace(/^warning: .*\n/gm, "")])).toEqual(
    Array(3).fill([0, ""]),
  );
  expect(await query("select 1 from visits")).toEqual([]);
  const again = await run("migrate", "--config", configFile);
  expect([again.code, again.stdout]).toEqual([0, "The database is up to date.\n"]);
});

test("backup copies a database in use completely", async () => {
  const { url } = await blankDatabase();
  const { configFile, config } = await openHarbour(url);
  const proxy = await serve(configFile);
  const invite = (number: number) =>
    proxy.call("POST", "/v1/user/invite", {
      headers: PARTNER,
      body: { email: `customer-${number}@example.com`, code: "HARBOUR" },
    });
  const before = await Promise.all([1, 2, 3].map(invite));
  const copy = join(dirname(fileOf(url)), "copy.db");
  const [backup, ...during] = await Promise.all([
    run("backup", "--config", configFile, "--to", copy),
    ...Array.from({ length: 10 }, (_, number) => invite(10 + number)),
  ]);
  expect([backup.code, backup.stdout]).toEqual([0, expect.stringContaining(copy)]);
  expect(during.map(({ status }) => status)).toEqual(Array(10).fill(201));
  expect((await stat(copy)).mode & 0o777).toBe(0o600);
  expect((await readdir(dirname(copy))).filter((name) => name.includes("unfinished"))).toEqual([]);

  const restored = await serve(await writeConfig({ ...config, database: `sqlite:${copy}` }));
  for (const { json } of before) {
    const path = `/v1/visits/${json.trackingReference}`;
    const { json: visit } = await restored.call("GET", path, { headers: PARTNER });
    expect(visit.email).toMatch(/^customer-\d@example\.com$/);
  }

  const overwriting = await run("backup", "--config", configFile, "--to", copy);
  expect([overwriting.code, overwriting.stderr]).toEqual([1, expect.stringContaining("exists already")]);
});

test.each([
  ["postgres://gangway@localhost/gangway", "use pg_dump"],
  ["sqlite::memory:", "in memory"],
  ["sqlite:/nowhere/gangway.db", "There is no database"],
])("backup of %s is refused, with the reason", async (database, reason) => {
  const { configFile } = await openHarbour(database);
  const to = join(dirname(configFile), "copy.db");
  const { code, stderr } = await run("backup", "--config", configFile, "--to", to);
  expect([code, stderr]).toEqual([1, expect.stringContaining(reason)]);
  expect(stderr).not.toContain("    at ");
  expect(existsSync(to)).toBe(false);
});

test("rotate-keys makes the old key unnecessary, beside a running proxy", async () => {
  const { url } = await blankDatabase();
  const { configFile, config } = await openHarbour(url);
  const old = await serve(configFile);
  const body = { email: "jane@example.com", code: "HARBOUR", externalRef: "customer-7" };
  const { json } = await old.call("POST", "/v1/user/invite", { headers: PARTNER, body });
  await old.end("SIGTERM");

  const both = await writeConfig({ ...config, encryptionKeys: [KEY_2, KEY_1] });
  const running = await serve(both);
  const rotation = await run("rotate-keys", "--config", both);
  expect([rotation.code, rotation.stdout]).toEqual([0, expect.stringContaining("1 in visits")]);
  expect((await run("rotate-keys", "--config", both)).stdout).toContain("already");
  const read = `/v1/visits/${json.trackingReference}`;
  expect((await running.call("GET", read, { headers: PARTNER })).json.email).toBe("jane@example.com");

  const alone = await serve(await writeConfig({ ...config, encryptionKeys: [KEY_2] }));
  expect((await alone.call("GET", read, { headers: PARTNER })).json.email).toBe("jane@example.com");
  const latest = await alone.call("POST", "/v1/visits/latest", {
    headers: PARTNER,
    body: { externalRef: "customer-7" },
  });
  expect(latest.json.trackingReference).toBe(json.trackingReference);

  const lost = await run("rotate-keys", "--config", configFile);
  expect([lost.code, lost.stderr]).toEqual([1, expect.stringContaining("Put the old key back")]);
});

test("a mistake in the arguments shows the usage of the command", async () => {
  const { code, stderr } = await run("backup", "--config", "gangway.config.json");
  expect([code, stderr]).toEqual([2, expect.stringContaining("--to is missing")]);
  expect(stderr).toContain("Usage: gangway backup --config");
});

test("serve refuses a database that is sealed under another key, with the reason", async () => {
  const { url } = await blankDatabase();
  const { configFile, config } = await openHarbour(url);
  const proxy = await serve(configFile);
  expect(await proxy.end("SIGTERM")).toBe(0);
  const wrong = await writeConfig({ ...config, encryptionKeys: [KEY_2] });
  const { code, stderr } = await run("serve", "--config", wrong, "--port", "0");
  expect(code).toBe(1);
  expect(stderr.replace(/^warning: .*\n/gm, "")).toMatch(
    /^The database is sealed under a key that is not among/,
  );
  expect(stderr).not.toMatch(/\n\s+at /);
});
