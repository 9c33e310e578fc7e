/** Status reads by several proxies on one database: the calls that the provider gets, and the answers to the pages. */
import { expect, onTestFinished, test, vi } from "vitest";
import { STATUSES, type Status } from "../../../src/contract/status.js";
import type { GangwayHost } from "../../../src/proxy/host.js";
import type { LoggedRequest } from "../../../src/sandbox/request-log.js";
import { createSandbox } from "../../../src/sandbox/sandbox.js";
import { sharedDatabase } from "../../databases/test-database.js";
import { serve, writeConfig } from "../node/support/gangway-process.js";
import { gate } from "./support/gate.js";
import { API_KEY, type Clock, EMAIL, KEY_1, openGangway, type TestGangway } from "./support/open-gangway.js";
import { startVerifime } from "./support/verifime-upstream.js";

const SANDBOX = "https://sandbox.example";

type Fetch = NonNullable<GangwayHost["fetch"]>;

interface Three {
  proxies: [TestGangway, TestGangway, TestGangway];
  clock: Clock;
  ref: string;
  /** Polls once, at one of the proxies. */
  poll(turn: number): Promise<Status>;
  /** Polls that many times at once, spread over the proxies. */
  pollAll(pages: number): Promise<Status[]>;
  /** Moves time on and polls. Resolves with the number of reads that the provider got for it. */
  readsAfter(milliseconds: number): Promise<number>;
  /** Times of the reads that the sandbox got, in ms since the epoch. */
  reads(): Promise<number[]>;
  control(path: string, body: unknown): Promise<void>;
}

/** Three proxies, one visit, and the sandbox as their provider: all by one clock, which only the test moves. */
async function openThree(
  fetchOf: (proxy: number, fetch: Fetch) => Fetch = (_proxy, fetch) => fetch,
): Promise<Three> {
  const { url } = await sharedDatabase();
  const clock = { now: Date.parse("2026-11-20T12:00:00.000Z") };
  const sandbox = createSandbox({ baseUrl: SANDBOX, now: () => clock.now });
  onTestFinished(() => sandbox.close());
  const ask = async (path: string, init?: RequestInit) => {
    const answer = await sandbox.fetch(new Request(`${SANDBOX}/_sandbox/${path}`, init));
    expect(answer.ok, path).toBe(true);
    return answer.json();
  };
  const { verifime } = (await ask("credentials")) as { verifime: Record<string, unknown> };
  const toSandbox: Fetch = (address, init) => sandbox.fetch(new Request(address, init));
  const upstream = await startVerifime();
  const open = (proxy: number) =>
    openGangway({
      database: url,
      clock,
      upstream,
      provider: verifime,
      host: { fetch: fetchOf(proxy, toSandbox) },
    });
  const proxies: Three["proxies"] = [await open(0), await open(1), await open(2)];
  const { trackingReference: ref = "" } = await proxies[0].invite();
  const three: Three = {
    proxies,
    clock,
    ref,
    async poll(turn) {
      const proxy = proxies[turn % 3] ?? proxies[0];
      const { status, json } = await proxy.call("GET", `/v1/user/signup/tracking/${ref}/status`);
      expect(status).toBe(200);
      return json.status;
    },
    pollAll: (pages) => Promise.all(Array.from({ length: pages }, (_, turn) => three.poll(turn))),
    async readsAfter(milliseconds) {
      const before = (await three.reads()).length;
      clock.now += milliseconds;
      await three.pollAll(6);
      return (await three.reads()).length - before;
    },
    async reads() {
      const requests = (await ask("requests")) as LoggedRequest[];
      return requests.filter(({ path }) => path.endsWith("/status")).map(({ at }) => Date.parse(at));
    },
    async control(path, body) {
      const headers = { "content-type": "application/json" };
      await ask(path, { method: "POST", headers, body: JSON.stringify(body) });
    },
  };
  return three;
}

test("the provider is asked once a second, however many pages poll however many proxies; no answer falls behind", async () => {
  const { clock, ref, pollAll, reads, control } = await openThree();
  const start = clock.now;
  const customer: Record<number, string> = { 10: "leaves", 30: "submits" };
  let known = 0;
  // Eight steps take 1,000 ms: every second begins with a step.
  for (let step = 0; step < 48; step += 1) {
    const does = customer[step];
    if (does) await control(`verifime/${ref}/customer`, { does });
    const answers = (await pollAll(12)).map((status) => STATUSES.indexOf(status));
    // An answer that one page got, every page gets from then on.
    expect(Math.min(...answers), `at step ${step}`).toBeGreaterThanOrEqual(known);
    known = Math.max(...answers);
    clock.now += 125;
  }
  expect(STATUSES[known]).toBe("Completed");
  // No further read: nothing can change.
  expect((await reads()).map((at) => at - start)).toEqual([0, 1000, 2000, 3000, 4000]);
});

test("a read that takes its time holds up no other proxy, and its late answer takes nothing back", async () => {
  const released = gate();
  const { clock, ref, poll, reads, control } = await openThree((proxy, fetch) => async (url, init) => {
    const answer = await fetch(url, init);
    if (proxy === 0 && url.endsWith("/status")) await released.opened;
    return answer;
  });
  const slow = poll(0);
  await expect.poll(async () => (await reads()).length).toBe(1);
  await control(`verifime/${ref}/customer`, { does: "leaves" });
  expect(await poll(1)).toBe("Inactive");
  clock.now += 1000;
  expect(await poll(1)).toBe("Active");
  const shared = poll(0);
  released.open();
  expect(await Promise.all([slow, shared])).toEqual(["Active", "Active"]);
  expect(await reads()).toHaveLength(2);
});

test("a proxy that finds the second claimed answers with the status read in it, not with its earlier one", async () => {
  const { proxies, ref, poll, reads, control, clock } = await openThree();
  const { visits } = proxies[1].store;
  const before = await visits.findPolled(ref, clock.now);
  await control(`verifime/${ref}/customer`, { does: "leaves" });
  expect(await poll(0)).toBe("Active");
  // As if it had found the visit a moment ago, and goes on only now.
  vi.spyOn(visits, "findPolled").mockResolvedValueOnce(before);
  expect(await poll(1)).toBe("Active");
  expect(await reads()).toHaveLength(1);
});

test("a proxy that is killed in the middle of its read holds the others up for that second only", async () => {
  const { url, query } = await sharedDatabase();
  const upstream = await startVerifime();
  const victim = await serve(
    await writeConfig({
      publicUrl: "https://onboarding.harbour.example",
      database: url,
      encryptionKeys: [KEY_1],
      organisations: [
        {
          code: "HARBOUR",
          name: "Harbour & Sons",
          apiKeys: [API_KEY],
          authentication: "none",
          provider: { id: "verifime", baseUrl: upstream.baseUrl, code: "VMCODE1234", secrets: ["unused"] },
        },
      ],
    }),
  );
  const { json } = await victim.call("POST", "/v1/user/invite", {
    headers: { "x-api-key": API_KEY },
    body: { email: EMAIL, code: "HARBOUR" },
  });
  const ref = json.trackingReference;
  const path = `/v1/user/signup/tracking/${ref}/status`;
  const { status: answer } = upstream.answers;
  upstream.answers.status = () => {};
  const lost = expect(victim.call("GET", path)).rejects.toThrow();
  await expect.poll(() => upstream.count("status")).toBe(1);
  await victim.end("SIGKILL");
  await lost;

  upstream.answers.status = answer;
  upstream.statuses.set(ref, "Active");
  const [row] = await query<{ next_read_at: number | string }>("select next_read_at from visits");
  const freeAt = Number(row?.next_read_at);
  expect(freeAt).toBeLessThanOrEqual(Date.now() + 1000);
  const clock = { now: freeAt - 1 };
  const survivor = await openGangway({ database: url, upstream, clock });
  expect((await survivor.call("GET", path)).json).toEqual({ status: "Inactive" });
  expect(upstream.count("status")).toBe(1);
  clock.now = freeAt;
  expect((await survivor.call("GET", path)).json).toEqual({ status: "Active" });
  expect(upstream.count("status")).toBe(2);
});

test.each([
  ["is out of order", { kind: "status", value: 500 }],
  ["breaks the connection off", { kind: "drop" }],
  ["sends rubbish", { kind: "garbage" }],
])("a provider that %s is asked once a second until it is well", async (_name, fault) => {
  const { ref, readsAfter, pollAll, control } = await openThree();
  await control("faults", { provider: "verifime", route: "status", times: 3, ...fault });
  await control(`verifime/${ref}/customer`, { does: "leaves" });
  const waits = [0, 1000, 999, 1];
  const reads = [];
  for (const wait of waits) reads.push(await readsAfter(wait));
  expect(reads).toEqual([1, 1, 0, 1]);
  expect(await pollAll(6)).toEqual(Array(6).fill("Inactive"));
  expect(await readsAfter(1000)).toBe(1);
  expect(await pollAll(6)).toEqual(Array(6).fill("Active"));
});

test.each([
  ["5", 5000],
  // A minute at most: a visit must not wait for hours for one answer.
  ["86400", 60_000],
])("Retry-After: %s keeps every proxy away for %d ms, and no longer", async (retryAfter, wait) => {
  const { ref, readsAfter, pollAll, control } = await openThree();
  const headers = { "Retry-After": retryAfter };
  await control("faults", { provider: "verifime", route: "status", kind: "status", value: 503, headers });
  await control(`verifime/${ref}/customer`, { does: "leaves" });
  expect(await readsAfter(0)).toBe(1);
  expect(await readsAfter(1000)).toBe(0);
  expect(await readsAfter(wait - 1001)).toBe(0);
  expect(await readsAfter(1)).toBe(1);
  expect(await pollAll(6)).toEqual(Array(6).fill("Active"));
});
