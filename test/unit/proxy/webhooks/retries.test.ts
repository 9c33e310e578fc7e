/** Retries of webhooks that an endpoint doesn't accept. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { RETRY_WAITS_MS } from "../../../../src/proxy/webhooks/retry-schedule.js";
import { type Opened, openWithReceiver, PARTNER, SECRET } from "./open-with-receiver.js";
import { accept, refuseWith, startReceiver, verify } from "./webhook-receiver.js";

const DELIVERIES = "/v1/webhooks/deliveries";
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Moves the clock to the next attempt of any delivery and makes it, but not beyond a time. An hour on where none is planned. */
async function nextAttempt(gangway: Opened, until = Number.POSITIVE_INFINITY): Promise<void> {
  const { clock, store } = gangway;
  const { deliveries } = await store.deliveries.list("HARBOUR", { limit: 100, status: "pending" });
  // An event that waits for an earlier one has been due for long.
  const times = deliveries.map(({ nextAt }) => nextAt ?? 0).filter((at) => at > clock.now);
  const next = times.length > 0 ? Math.min(...times) : clock.now + HOUR_MS;
  await gangway.after((Math.min(next, until) - clock.now) / 1000);
}

test("it is sent again over days, each time after a longer wait, and then given up", async () => {
  const gangway = await openWithReceiver();
  const { receiver } = gangway;
  receiver.answer = refuseWith(500);
  await gangway.activated();
  expect(receiver.received).toHaveLength(1);
  for (const [index, wait] of RETRY_WAITS_MS.entries()) {
    await gangway.after(wait / 1000 - 1);
    expect(receiver.received, `before retry ${index + 1}`).toHaveLength(index + 1);
    await gangway.after(1);
    expect(receiver.received, `at retry ${index + 1}`).toHaveLength(index + 2);
    const last = receiver.received[index + 1];
    // The same event, signed anew: an old signature would be refused.
    expect(last && verify(last, SECRET, gangway.clock.now)).toBeTruthy();
  }
  expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
  await gangway.after(7 * 24 * 3600);
  expect(receiver.received).toHaveLength(10);
  const { json } = await gangway.call("GET", DELIVERIES, PARTNER);
  expect(json.data).toMatchObject([
    { status: "failed", attempts: 10, httpStatus: 500, failure: "http_status", nextAttemptAt: null },
  ]);
  expect(gangway.logs.filter(({ event }) => event === "delivery_given_up")).toHaveLength(1);
});

test("jitter makes a wait longer, by a tenth at most", async () => {
  const most = (length: number) => new Uint8Array(length).fill(255);
  const gangway = await openWithReceiver({ host: { random: most } });
  gangway.receiver.answer = refuseWith(500);
  await gangway.activated();
  await gangway.after(5.4);
  expect(gangway.receiver.received).toHaveLength(1);
  await gangway.after(0.1);
  expect(gangway.receiver.received).toHaveLength(2);
});

test.each([
  ["seconds", () => "120"],
  ["a date", (now: number) => new Date(now + 120_000).toUTCString()],
])("Retry-After as %s puts it off", async (_form, retryAfter) => {
  const gangway = await openWithReceiver();
  const { receiver, clock } = gangway;
  receiver.answer = refuseWith(503, { "retry-after": retryAfter(clock.now) });
  await gangway.activated();
  await gangway.after(119);
  expect(receiver.received).toHaveLength(1);
  await gangway.after(1);
  expect(receiver.received).toHaveLength(2);
});

test("Retry-After can't use up the attempts faster, nor put them off for longer than a day", async () => {
  const gangway = await openWithReceiver();
  const { receiver } = gangway;
  receiver.answer = refuseWith(429, { "retry-after": "1" });
  await gangway.activated();
  await gangway.after(4);
  expect(receiver.received).toHaveLength(1);
  receiver.answer = refuseWith(429, { "retry-after": "99999999" });
  await gangway.after(1);
  await gangway.after(24 * 3600 - 1);
  expect(receiver.received).toHaveLength(2);
  await gangway.after(1);
  expect(receiver.received).toHaveLength(3);
});

test("events of one visit keep their order, whatever fails; another visit doesn't wait for it", async () => {
  const gangway = await openWithReceiver();
  const { receiver } = gangway;
  const slow = (await gangway.invite()).trackingReference ?? "";
  receiver.answer = (webhook, response) =>
    webhook.data.trackingReference !== slow || refuseWith(502)(webhook, response);
  await gangway.activate(slow);
  await gangway.complete(slow);
  await gangway.assess(slow);
  const quick = await gangway.activated();
  await gangway.complete(quick);
  const of = (ref: string) =>
    receiver.received.filter(({ data }) => data.trackingReference === ref).map(({ type }) => type);
  expect(of(slow)).toEqual(["visit.activated"]);
  expect(of(quick)).toEqual(["visit.activated", "visit.completed"]);
  receiver.answer = accept;
  await gangway.after(5);
  expect(of(slow)).toEqual([
    "visit.activated",
    "visit.activated",
    "visit.completed",
    "visit.outcome",
    "visit.assessment-updated",
  ]);
});

test("once an event is given up, those that waited for it go out", async () => {
  const gangway = await openWithReceiver();
  const { receiver } = gangway;
  receiver.answer = (webhook, response) =>
    webhook.type !== "visit.activated" || refuseWith(400)(webhook, response);
  const ref = await gangway.activated();
  await gangway.complete(ref);
  for (const wait of RETRY_WAITS_MS) {
    expect(receiver.types()).not.toContain("visit.completed");
    await gangway.after(wait / 1000);
  }
  expect(receiver.types()).toEqual([...Array(10).fill("visit.activated"), "visit.completed"]);
});

test("410 stops the endpoint, and only that one; enabled again, it gets what it missed, in order", async () => {
  const [gone, other] = [await startReceiver(), await startReceiver()];
  const gangway = await openWithReceiver({
    organisation: {
      webhooks: [
        { url: gone.url, secrets: [SECRET] },
        { url: other.url, secrets: [SECRET] },
      ],
    },
  });
  gone.answer = refuseWith(410);
  const ref = await gangway.activated();
  await gangway.complete(ref);
  await gangway.after(3 * 24 * 3600);
  expect(gone.types()).toEqual(["visit.activated"]);
  expect(other.types()).toEqual(["visit.activated", "visit.completed"]);
  const { json } = await gangway.call("GET", "/v1/webhooks/endpoints", PARTNER);
  expect(json.data).toMatchObject([
    { url: gone.url, state: "disabled", disabledReason: "gone", lastSuccessAt: null, pending: 2 },
    { url: other.url, state: "enabled", disabledReason: null, lastFailureAt: null, pending: 0 },
  ]);
  gone.answer = accept;
  const enabled = await gangway.call("POST", `/v1/webhooks/endpoints/${json.data[0].id}/enable`, PARTNER);
  expect([enabled.status, enabled.json.state]).toEqual([200, "enabled"]);
  await gangway.deliver();
  expect(gone.types()).toEqual(["visit.activated", "visit.activated", "visit.completed"]);
});

test("an endpoint that has taken nothing for five days is switched off; enabled again, it gets all that it missed, in order", async () => {
  const gangway = await openWithReceiver();
  const { receiver, clock } = gangway;
  receiver.answer = refuseWith(500);
  const began = clock.now;
  const first = await gangway.activated();
  await gangway.complete(first);
  const endpoints = async () => (await gangway.call("GET", "/v1/webhooks/endpoints", PARTNER)).json.data;
  const disabled = () => gangway.logs.filter(({ event }) => event === "endpoint_disabled");
  while (clock.now < began + 5 * DAY_MS) {
    expect(disabled()).toEqual([]);
    await nextAttempt(gangway);
  }
  // The first event was given up on the way, after three days.
  expect(gangway.logs.filter(({ event }) => event === "delivery_given_up")).toHaveLength(1);
  await gangway.after(24 * 3600);
  const [{ id, ...state }] = await endpoints();
  expect(state).toMatchObject({
    state: "disabled",
    disabledReason: "failing",
    lastSuccessAt: null,
    pending: 1,
  });
  expect(Date.parse(state.disabledAt) - began).toBeGreaterThanOrEqual(5 * DAY_MS);
  expect(disabled()).toEqual([
    {
      level: "error",
      event: "endpoint_disabled",
      fields: { organisation: "HARBOUR", endpoint: id, reason: "failing" },
    },
  ]);
  const attempts = receiver.received.length;
  const second = await gangway.activated();
  await gangway.after(10 * 24 * 3600);
  expect(receiver.received).toHaveLength(attempts);

  receiver.answer = accept;
  receiver.received = [];
  const enabled = await gangway.call("POST", `/v1/webhooks/endpoints/${id}/enable`, PARTNER);
  expect(enabled.json).toMatchObject({ state: "enabled", disabledReason: null });
  await gangway.deliver();
  const of = (ref: string) =>
    receiver.received.filter(({ data }) => data.trackingReference === ref).map(({ type }) => type);
  expect(of(first)).toEqual(["visit.activated", "visit.completed"]);
  expect(of(second)).toEqual(["visit.activated"]);
  expect(await endpoints()).toMatchObject([{ state: "enabled", pending: 0 }]);
});

test("enabled again, an endpoint that fails as before has another five days, and each delivery all of its attempts", async () => {
  const gangway = await openWithReceiver();
  const { receiver, clock } = gangway;
  receiver.answer = refuseWith(500);
  const ref = await gangway.activated();
  await gangway.complete(ref);
  const endpoint = async () => (await gangway.call("GET", "/v1/webhooks/endpoints", PARTNER)).json.data[0];
  const days = async () => {
    const began = clock.now;
    while ((await endpoint()).state === "enabled") await nextAttempt(gangway);
    return Math.floor((clock.now - began) / DAY_MS);
  };
  expect(await days()).toBe(5);
  await gangway.call("POST", `/v1/webhooks/endpoints/${(await endpoint()).id}/enable`, PARTNER);
  receiver.received = [];
  await gangway.deliver();
  expect(await days()).toBe(5);
  // The whole schedule of the first event, once more, and then the second one's.
  expect(receiver.types().slice(0, 11)).toEqual([...Array(10).fill("visit.activated"), "visit.completed"]);
});

test("an endpoint that refuses one event over and over and takes another is not switched off", async () => {
  const gangway = await openWithReceiver();
  const { receiver } = gangway;
  receiver.answer = (webhook, response) =>
    webhook.type !== "visit.completed" || refuseWith(400)(webhook, response);
  for (let day = 0; day < 8; day += 1) {
    await gangway.complete(await gangway.activated());
    const tomorrow = gangway.clock.now + DAY_MS;
    while (gangway.clock.now < tomorrow) await nextAttempt(gangway, tomorrow);
  }
  expect(receiver.types().filter((type) => type === "visit.completed").length).toBeGreaterThan(40);
  const { json } = await gangway.call("GET", "/v1/webhooks/endpoints", PARTNER);
  expect(json.data).toMatchObject([{ state: "enabled", disabledReason: null }]);
});

test("an endpoint isn't switched off for having failed a week ago, where nothing was sent since", async () => {
  const gangway = await openWithReceiver();
  const { receiver } = gangway;
  receiver.answer = refuseWith(500);
  await gangway.activated();
  for (const wait of RETRY_WAITS_MS) await gangway.after(wait / 1000);
  expect(receiver.received).toHaveLength(10);
  await gangway.after(7 * 24 * 3600);
  await gangway.activated();
  expect(receiver.received).toHaveLength(11);
  const { json } = await gangway.call("GET", "/v1/webhooks/endpoints", PARTNER);
  expect(json.data).toMatchObject([{ state: "enabled", pending: 1 }]);
});

test("a redirect is a failure, and is not followed", async () => {
  const target = await startReceiver();
  const gangway = await openWithReceiver();
  gangway.receiver.answer = refuseWith(307, { location: target.url });
  await gangway.activated();
  expect(target.received).toEqual([]);
  const { json } = await gangway.call("GET", DELIVERIES, PARTNER);
  expect(json.data).toMatchObject([{ status: "pending", httpStatus: 307, failure: "redirect" }]);
});

test("an endpoint that can't be reached is tried again", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  const gangway = await openWithReceiver({
    organisation: { webhooks: [{ url: `http://127.0.0.1:${port}/`, secrets: [SECRET] }] },
  });
  await gangway.activated();
  const { json } = await gangway.call("GET", DELIVERIES, PARTNER);
  expect(json.data).toMatchObject([{ status: "pending", httpStatus: null, failure: "unreachable" }]);
  expect(json.data[0].nextAttemptAt).toBe(new Date(gangway.clock.now + 5000).toISOString());
});

test.each([
  ["http", "http://www.harbour.example/hooks", "insecure_url"],
  ["a loopback address", "https://127.0.0.1/hooks", "address_refused"],
  ["a loopback address in other words", "https://0x7f.1/hooks", "address_refused"],
  ["the metadata service", "https://169.254.169.254/latest", "address_refused"],
  ["IPv4 inside IPv6", "https://[::ffff:10.0.0.1]/hooks", "address_refused"],
  ["localhost", "https://localhost/hooks", "address_refused"],
])("nothing goes to %s unless it is allowed", async (_name, url, failure) => {
  const sent: string[] = [];
  const gangway = await openWithReceiver({
    config: { allowPrivateWebhooks: false },
    organisation: { webhooks: [{ url, secrets: [SECRET] }] },
    host: {
      sendWebhook: async (request) => {
        sent.push(request.url);
        return { status: 204, headers: new Headers() };
      },
    },
  });
  await gangway.activated();
  expect(sent).toEqual([]);
  const { json } = await gangway.call("GET", DELIVERIES, PARTNER);
  expect(json.data).toMatchObject([{ status: "pending", httpStatus: null, failure }]);
});
