/** A running proxy reads its configuration again on SIGHUP. */
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { blankDatabase } from "../../databases/test-database.js";
import { type GangwayProcess, serve } from "../node/support/gangway-process.js";
import { type Harbour, openHarbour, PARTNER } from "../node/support/harbour.js";
import { KEY_2, ORIGIN } from "./support/open-gangway.js";

const PAGES = { allowedOrigins: [ORIGIN] };

type OrganisationMembers = Partial<Harbour["config"]["organisations"][number]>;

/** Writes the configuration anew with other members of its organisation. */
async function rewrite({ config, configFile }: Harbour, members: OrganisationMembers): Promise<void> {
  const organisations = config.organisations.map((organisation) => ({ ...organisation, ...members }));
  await writeFile(configFile, JSON.stringify({ ...config, organisations }));
}

/** Reloads and waits for the log line with this event. */
async function reload(proxy: GangwayProcess, event = "config_reloaded"): Promise<void> {
  const before = proxy.logged(event).length;
  proxy.process.kill("SIGHUP");
  await expect.poll(() => proxy.logged(event).length).toBe(before + 1);
}

async function nameOf(proxy: GangwayProcess): Promise<string> {
  const { json } = await proxy.call("GET", "/v1/organisations/HARBOUR", { headers: { origin: ORIGIN } });
  return json.organisation.name;
}

interface Endpoint {
  url: string;
  /** The external references of the identities that webhooks reported so far, in their order of arrival. */
  received: string[];
  /** Lets the webhooks that wait for an answer have it. Resolves with their number. */
  answer(): number;
}

/** A partner's endpoint, which answers when the test says so. */
async function openEndpoint(): Promise<Endpoint> {
  const received: string[] = [];
  const waiting: (() => void)[] = [];
  const server = createServer(async (request, response) => {
    const chunks = await request.toArray();
    const { data } = JSON.parse(Buffer.concat(chunks).toString());
    received.push(data.external_ref);
    waiting.push(() => response.writeHead(204).end());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    received,
    answer() {
      const answered = waiting.splice(0);
      for (const release of answered) release();
      return answered.length;
    },
  };
}

test("no request and no webhook is lost while the configuration is reloaded many times", async () => {
  const { url, query } = await blankDatabase();
  const endpoint = await openEndpoint();
  const webhooks = [{ url: endpoint.url, secrets: ["whsec_c2VjcmV0LW9mLXRoZS1oYXJib3Vy"] }];
  const harbour = await openHarbour(url, { allowPrivateWebhooks: true }, { ...PAGES, webhooks });
  const proxy = await serve(harbour.configFile);
  const customers: string[] = [];
  let reloading = true;
  /** Invites one customer after the other, and makes an identity of each, which sends a webhook. */
  async function invite(name: string): Promise<void> {
    for (let number = 1; reloading; number += 1) {
      const external_ref = `${name}-${number}`;
      const body = { email: `${external_ref}@example.com`, code: "HARBOUR" };
      const invited = await proxy.call("POST", "/v1/user/invite", { headers: PARTNER, body });
      expect(invited.status, invited.text).toBe(201);
      const identity = { headers: PARTNER, body: { external_ref } };
      const created = await proxy.call("POST", "/api/v1/identities", identity);
      expect(created.status, created.text).toBe(201);
      customers.push(external_ref);
    }
  }
  const running = Promise.all(["ann", "ben", "cat"].map(invite));
  let answeredWhileOld = 0;
  for (let round = 1; round <= 10; round += 1) {
    const [delivered, invited] = [endpoint.received.length, customers.length];
    await expect.poll(() => endpoint.received.length).toBeGreaterThan(delivered);
    await expect.poll(() => customers.length).toBeGreaterThan(invited);
    // One slow call at each reload: its invite began under the old configuration.
    const fault = { provider: "verifime", route: "*", kind: "delay", value: 200, times: 1 };
    await harbour.control("/_sandbox/faults", fault);
    await rewrite(harbour, { name: `Harbour ${round}` });
    await reload(proxy);
    expect(await nameOf(proxy)).toBe(`Harbour ${round}`);
    // These webhooks were sent by the replaced worker.
    answeredWhileOld += endpoint.answer();
  }
  reloading = false;
  await running;
  expect(answeredWhileOld).toBeGreaterThan(10);
  await expect
    .poll(() => {
      endpoint.answer();
      return new Set(endpoint.received).size;
    })
    .toBe(customers.length);
  const [row] = await query("select count(*) as count from visits");
  expect(Number(row?.count)).toBe(customers.length);
  // Nothing was sent twice: an answer to the replaced worker counts.
  expect(endpoint.received.length).toBe(customers.length);
  const { text } = await proxy.call("GET", "/metrics");
  // Counters go on.
  expect(text).toContain(
    `gangway_http_requests_total{route="/v1/user/invite",method="POST",status="201"} ${customers.length}`,
  );
  expect(await proxy.end("SIGTERM")).toBe(0);
}, 90_000);

test("a configuration with faults is refused with all of them, and the old one stays", async () => {
  const { url } = await blankDatabase();
  const harbour = await openHarbour(url, {}, PAGES);
  const proxy = await serve(harbour.configFile);
  const faults = () => proxy.logged("config_fault").map(({ path, fault }) => `${path}: ${fault}`);

  await rewrite(harbour, { name: "", showOutcome: "yes" as never, apiKeys: ["env:NOT_SET_ANYWHERE"] });
  await reload(proxy, "config_refused");
  expect(faults()).toEqual([
    expect.stringMatching(/^organisations\[0\]\.apiKeys\[0\]: .*NOT_SET_ANYWHERE/),
    expect.stringMatching(/^organisations\[0\]\.name: /),
    expect.stringMatching(/^organisations\[0\]\.showOutcome: /),
  ]);
  await writeFile(harbour.configFile, "{");
  await reload(proxy, "config_refused");
  expect(faults().at(-1)).toMatch(/gangway\.config\.json: is not valid JSON at line 1/);
  expect(await nameOf(proxy)).toBe("Harbour & Sons");

  const other = { ...harbour.config, database: "sqlite::memory:", encryptionKeys: [KEY_2] };
  await writeFile(harbour.configFile, JSON.stringify(other));
  await reload(proxy, "config_refused");
  expect(faults().slice(-2)).toEqual([
    "database: can't change while the proxy runs: restart it instead",
    "encryptionKeys: can't change while the proxy runs: restart it instead",
  ]);
  const invite = { headers: PARTNER, body: { email: "jane@example.com", code: "HARBOUR" } };
  expect((await proxy.call("POST", "/v1/user/invite", invite)).status).toBe(201);

  await rewrite(harbour, { name: "Mended" });
  await reload(proxy);
  expect(await nameOf(proxy)).toBe("Mended");
});

test("a reload reads the file of environment variables again", async () => {
  const { url } = await blankDatabase();
  const harbour = await openHarbour(url, {}, { apiKeys: ["env:HARBOUR_API_KEY"] });
  const envFile = join(harbour.configFile, "../gangway.env");
  await writeFile(envFile, "HARBOUR_API_KEY=the-first-key\n");
  const proxy = await serve(harbour.configFile, { envFile });
  const statusWith = async (key: string) =>
    (await proxy.call("GET", "/v1/visits", { headers: { "x-api-key": key } })).status;
  expect(await statusWith("the-first-key")).toBe(200);
  await writeFile(envFile, "HARBOUR_API_KEY=the-second-key\n");
  await reload(proxy);
  expect([await statusWith("the-first-key"), await statusWith("the-second-key")]).toEqual([401, 200]);
});
