import { describe, expect, test, vi } from "vitest";
import { sharedDatabase } from "../../databases/test-database.js";
import { type Overrides, openGangway, PUBLIC_URL } from "./support/open-gangway.js";
import { json, riskAssessment, webhookInit } from "./support/verifime-upstream.js";
import { openWithReceiver } from "./webhooks/open-with-receiver.js";
import { refuseWith } from "./webhooks/webhook-receiver.js";

const LOCAL: Overrides = { host: { addressOf: () => "127.0.0.1" } };

/** The samples, by name and labels. */
function samplesOf(text: string): Map<string, number> {
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(
    lines.map((line) => {
      const [, name = "", value] = /^([a-z_]+(?:\{.*\})?) (\S+)$/.exec(line) ?? [];
      expect(name, line).not.toBe("");
      return [name, Number(value)];
    }),
  );
}

async function read(gangway: Awaited<ReturnType<typeof openGangway>>) {
  const answer = await gangway.call("GET", "/metrics");
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  return { ...answer, samples: samplesOf(answer.text) };
}

test("tell of requests, calls, polls, webhooks and visits", async () => {
  const gangway = await openGangway(LOCAL);
  const { trackingReference: ref } = await gangway.invite({ referenceData: "application-7" });
  gangway.upstream.statuses.set(ref ?? "", "Active");
  const status = `/v1/user/signup/tracking/${ref}/status`;
  const answerAtOnce = gangway.upstream.answers.status;
  const lookups = vi.spyOn(gangway.store.visits, "findPolled");
  gangway.upstream.answers.status = async (call, response) => {
    // The second poll has found its visit, ahead of its route and in it, so it waits for the answer to the first one.
    await vi.waitFor(() =>
      expect(lookups.mock.settledResults.map(({ type }) => type)).toEqual(new Array(4).fill("fulfilled")),
    );
    await new Promise(setImmediate);
    answerAtOnce(call, response);
  };
  await Promise.all([gangway.call("GET", status), gangway.call("GET", status)]);
  lookups.mockRestore();
  await gangway.call("GET", status);
  gangway.upstream.answers.status = (_call, response) => json(response, 503, {});
  gangway.clock.now += 1000;
  await gangway.call("GET", status);
  const webhook = webhookInit(riskAssessment(await gangway.providerText(ref)));
  const post = () => gangway.fetch(new Request(`${PUBLIC_URL}/v1/webhooks/verifime/HARBOUR`, webhook));
  await post();
  await post();
  await gangway.call("GET", "/no/such/jane@example.com");

  const { headers, samples, text } = await read(gangway);
  expect(headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
  const route = "/v1/user/signup/tracking/:ref/status";
  expect(Object.fromEntries(samples)).toMatchObject({
    'gangway_http_requests_total{route="/v1/user/invite",method="POST",status="201"}': 1,
    [`gangway_http_requests_total{route="${route}",method="GET",status="200"}`]: 4,
    'gangway_http_requests_total{route="none",method="GET",status="404"}': 1,
    [`gangway_http_request_duration_seconds_count{route="${route}"}`]: 4,
    'gangway_provider_calls_total{provider="verifime",route="/v1/user/invite",result="2xx"}': 1,
    'gangway_provider_call_duration_seconds_count{provider="verifime"}': 3,
    'gangway_provider_call_duration_seconds_bucket{provider="verifime",le="+Inf"}': 3,
    'gangway_status_reads_total{provider="verifime",result="fresh"}': 1,
    'gangway_status_reads_total{provider="verifime",result="shared"}': 1,
    'gangway_status_reads_total{provider="verifime",result="known"}': 1,
    'gangway_status_reads_total{provider="verifime",result="failed"}': 1,
    'gangway_webhooks_in_total{provider="verifime",result="applied"}': 1,
    'gangway_webhooks_in_total{provider="verifime",result="repeated"}': 1,
    'gangway_visits{organisation="HARBOUR",provider="verifime",status="Active",outcome="assessed",ended="no"}': 1,
    gangway_deliveries_pending: 0,
    gangway_endpoints_disabled: 0,
  });
  expect(samples.has("gangway_outbox_events")).toBe(true);
  for (const personal of ["jane", "Jane", ref ?? "", "application-7", "harbour-api-key"]) {
    expect(text).not.toContain(personal);
  }
});

test("verdicts that wait are counted, by their reason", async () => {
  const gangway = await openGangway(LOCAL);
  const { trackingReference: ref } = await gangway.invite();
  const webhook = webhookInit(riskAssessment(await gangway.providerText(ref)));
  await gangway.fetch(new Request(`${PUBLIC_URL}/v1/webhooks/verifime/HARBOUR`, webhook));
  await gangway.deliver();
  expect(Object.fromEntries((await read(gangway)).samples)).toMatchObject({
    'gangway_webhooks_in_total{provider="verifime",result="held"}': 1,
    'gangway_verdicts_held_total{provider="verifime",reason="not_begun"}': 1,
    'gangway_verdicts_before_start_total{provider="verifime"}': 1,
  });
});

test("endpoints that are switched off are counted for as long as the configuration has them", async () => {
  const { url } = await sharedDatabase();
  const gangway = await openWithReceiver({ ...LOCAL, database: url });
  gangway.receiver.answer = refuseWith(410);
  await gangway.activated();
  expect((await read(gangway)).samples.get("gangway_endpoints_disabled")).toBe(1);
  const without = await openGangway({ ...LOCAL, database: url, organisation: { webhooks: [] } });
  expect((await read(without)).samples.get("gangway_endpoints_disabled")).toBe(0);
});

test("each has its type, once", async () => {
  const gangway = await openGangway(LOCAL);
  await gangway.invite();
  const { text, samples } = await read(gangway);
  const types = [...text.matchAll(/^# TYPE (\S+) (counter|gauge|histogram)$/gm)].map(([, name]) => name);
  expect(new Set(types).size).toBe(types.length);
  for (const name of samples.keys()) {
    const family = name.replace(/\{.*/, "").replace(/_(bucket|sum|count)$/, "");
    expect(types).toContain(family);
  }
});

test("visits are counted at most every ten seconds", async () => {
  const gangway = await openGangway(LOCAL);
  await gangway.invite();
  const visits = async () => {
    const { samples } = await read(gangway);
    return [...samples].filter(([name]) => name.startsWith("gangway_visits")).map(([, count]) => count);
  };
  expect(await visits()).toEqual([1]);
  await gangway.invite();
  gangway.clock.now += 9_999;
  expect(await visits()).toEqual([1]);
  gangway.clock.now += 1;
  expect(await visits()).toEqual([2]);
});

test("a method that somebody invents makes no series of its own", async () => {
  const gangway = await openGangway(LOCAL);
  for (const method of ["BREW", "PROPFIND"]) await gangway.call(method, "/");
  const { samples } = await read(gangway);
  expect(samples.get('gangway_http_requests_total{route="none",method="other",status="404"}')).toBe(2);
});

describe("may be read", () => {
  const token = { config: { metrics: { token: "a-long-token" } } };
  const bearer = { authorization: "Bearer a-long-token" };
  test.each<[string, Overrides, Record<string, string>, number]>([
    ["from the machine itself", LOCAL, {}, 200],
    ["from the machine itself, over IPv6", { host: { addressOf: () => "::1" } }, {}, 200],
    [
      "from the machine itself, on a socket for both",
      { host: { addressOf: () => "::ffff:127.0.0.1" } },
      {},
      200,
    ],
    ["not from elsewhere", {}, {}, 401],
    ["not from nowhere", { host: { addressOf: () => null } }, {}, 401],
    ["not through a reverse proxy that says so", LOCAL, { "x-forwarded-for": "203.0.113.9" }, 401],
    ["not through one that the config tells of", { ...LOCAL, config: { trustedProxies: 1 } }, {}, 401],
    ["with the token, from anywhere", token, bearer, 200],
    ["not with another token", token, { authorization: "Bearer another" }, 401],
    ["not without it, once there is one", { ...LOCAL, ...token }, {}, 401],
  ])("%s", async (_name, overrides, headers, status) => {
    const gangway = await openGangway(overrides);
    const answer = await gangway.call("GET", "/metrics", { headers });
    expect(answer.status).toBe(status);
    if (status === 401) expect(answer.json.code).toBe("unauthorised");
  });
});
