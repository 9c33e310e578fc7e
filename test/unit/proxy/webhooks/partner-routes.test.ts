/** The calls by which the partner's server lists and manages its webhooks. */
import { expect, test } from "vitest";
import { RETRY_WAITS_MS } from "../../../../src/proxy/webhooks/retry-schedule.js";
import { openWithReceiver, PARTNER, SECRET } from "./open-with-receiver.js";
import { accept, refuseWith, startReceiver, verify } from "./webhook-receiver.js";

const STRANGER = { headers: { "x-api-key": "quay-api-key" } };
const ENDPOINTS = "/v1/webhooks/endpoints";
const DELIVERIES = "/v1/webhooks/deliveries";

test("endpoints are listed with their state", async () => {
  const gangway = await openWithReceiver();
  const list = async () => (await gangway.call("GET", ENDPOINTS, PARTNER)).json;
  expect(await list()).toEqual({
    data: [
      {
        id: expect.stringMatching(/^endpoint_[0-9a-f]{24}$/),
        url: gangway.receiver.url,
        state: "enabled",
        disabledReason: null,
        disabledAt: null,
        lastSuccessAt: null,
        lastFailureAt: null,
        pending: 0,
      },
    ],
  });
  await gangway.activated();
  const succeededAt = new Date(gangway.clock.now).toISOString();
  gangway.receiver.answer = refuseWith(500);
  gangway.clock.now += 60_000;
  await gangway.activated();
  const failedAt = new Date(gangway.clock.now).toISOString();
  expect((await list()).data).toMatchObject([
    { state: "enabled", lastSuccessAt: succeededAt, lastFailureAt: failedAt, pending: 1 },
  ]);
  expect((await gangway.call("GET", ENDPOINTS, STRANGER)).json).toEqual({ data: [] });
});

test("deliveries are listed newest first, page by page, by endpoint and by status", async () => {
  const gangway = await openWithReceiver();
  for (let visit = 0; visit < 3; visit += 1) await gangway.activated();
  gangway.receiver.answer = refuseWith(500);
  await gangway.activated();
  const list = async (query: string) => (await gangway.call("GET", `${DELIVERIES}?${query}`, PARTNER)).json;
  const first = await list("limit=3");
  expect(first.data.map(({ status }: { status: string }) => status)).toEqual([
    "pending",
    "delivered",
    "delivered",
  ]);
  expect(first.pagination).toEqual({
    next_cursor: first.data[2].id,
    has_next: true,
  });
  const second = await list(`limit=3&page[after]=${first.pagination.next_cursor}`);
  expect(second.data).toHaveLength(1);
  expect(second.pagination).toEqual({ next_cursor: null, has_next: false });
  expect(second.data[0]).toEqual({
    id: expect.stringMatching(/^delivery_/),
    endpoint: first.data[0].endpoint,
    event: gangway.receiver.received[0]?.headers["webhook-id"],
    type: "visit.activated",
    status: "delivered",
    attempts: 1,
    httpStatus: 204,
    failure: null,
    createdAt: new Date(gangway.clock.now).toISOString(),
    lastAttemptAt: new Date(gangway.clock.now).toISOString(),
    nextAttemptAt: null,
    deliveredAt: new Date(gangway.clock.now).toISOString(),
  });
  expect((await list("status=pending")).data).toEqual([first.data[0]]);
  expect((await list(`endpoint=${first.data[0].endpoint}`)).data).toHaveLength(4);
  expect((await list("endpoint=endpoint_other")).data).toEqual([]);
  expect((await gangway.call("GET", DELIVERIES, STRANGER)).json.data).toEqual([]);
});

test("a delivery that arrived, or was given up, can be sent again by hand, as the same event", async () => {
  const gangway = await openWithReceiver();
  const { receiver } = gangway;
  const ref = await gangway.activated();
  await gangway.complete(ref);
  const { json } = await gangway.call("GET", DELIVERIES, PARTNER);
  const oldest = json.data.at(-1);
  receiver.answer = refuseWith(500);
  const retried = await gangway.call("POST", `${DELIVERIES}/${oldest.id}/retry`, PARTNER);
  expect([retried.status, retried.json]).toMatchObject([
    202,
    { id: oldest.id, status: "pending", attempts: 0 },
  ]);
  await gangway.deliver();
  expect(receiver.types()).toEqual(["visit.activated", "visit.completed", "visit.activated"]);
  expect(receiver.received[2]?.headers["webhook-id"]).toBe(oldest.event);
  // It is out of order anyway: what happens next doesn't wait for it.
  receiver.answer = (webhook, response) =>
    webhook.type !== "visit.activated" || refuseWith(500)(webhook, response);
  await gangway.assess(ref);
  for (const wait of RETRY_WAITS_MS) await gangway.after(wait / 1000);
  const givenUp = (await gangway.call("GET", `${DELIVERIES}?status=failed`, PARTNER)).json.data;
  expect(givenUp).toMatchObject([{ id: oldest.id, attempts: 10 }]);
  receiver.answer = accept;
  await gangway.call("POST", `${DELIVERIES}/${oldest.id}/retry`, PARTNER);
  await gangway.deliver();
  expect((await gangway.call("GET", `${DELIVERIES}?status=failed`, PARTNER)).json.data).toEqual([]);
});

test("a delivery that waits is sent at once when it is asked for, and takes those behind it along", async () => {
  const gangway = await openWithReceiver();
  const { receiver } = gangway;
  receiver.answer = refuseWith(500);
  const ref = await gangway.activated();
  await gangway.complete(ref);
  await gangway.after(5);
  expect(receiver.types()).toEqual(["visit.activated", "visit.activated"]);
  receiver.answer = accept;
  const { json } = await gangway.call("GET", DELIVERIES, PARTNER);
  const retried = await gangway.call("POST", `${DELIVERIES}/${json.data.at(-1).id}/retry`, PARTNER);
  expect(retried.json.attempts).toBe(2);
  await gangway.deliver();
  expect(receiver.types().slice(2)).toEqual(["visit.activated", "visit.completed"]);
});

test("a test event goes to one endpoint or to all, and never to one that is stopped", async () => {
  const second = await startReceiver();
  const first = await startReceiver();
  const gangway = await openWithReceiver({
    organisation: {
      webhooks: [
        { url: first.url, secrets: [SECRET] },
        { url: second.url, secrets: [SECRET] },
      ],
    },
  });
  const all = await gangway.call("POST", "/v1/webhooks/test", PARTNER);
  expect([all.status, all.json.type, all.json.data.length]).toEqual([202, "test.ping", 2]);
  await gangway.deliver();
  expect([first.types(), second.types()]).toEqual([["test.ping"], ["test.ping"]]);
  const [ping] = first.received;
  if (!ping) throw new Error("nothing was received");
  expect(ping.headers["webhook-id"]).toBe(all.json.event);
  expect(verify(ping, SECRET, gangway.clock.now)).toEqual({
    type: "test.ping",
    timestamp: new Date(gangway.clock.now).toISOString(),
    data: {},
  });
  const one = { ...PARTNER, body: { endpoint: all.json.data[1].endpoint } };
  second.answer = refuseWith(410);
  expect((await gangway.call("POST", "/v1/webhooks/test", one)).status).toBe(202);
  await gangway.deliver();
  expect([first.received.length, second.received.length]).toEqual([1, 2]);
  expect((await gangway.call("POST", "/v1/webhooks/test", one)).json.code).toBe("conflict");
  const stopped = (await gangway.call("GET", `${DELIVERIES}?endpoint=${one.body.endpoint}`, PARTNER)).json;
  const retried = await gangway.call("POST", `${DELIVERIES}/${stopped.data[0].id}/retry`, PARTNER);
  expect([retried.status, retried.json.code]).toEqual([409, "conflict"]);
  const rest = await gangway.call("POST", "/v1/webhooks/test", PARTNER);
  expect(rest.json.data.map(({ endpoint }: { endpoint: string }) => endpoint)).toEqual([
    all.json.data[0].endpoint,
  ]);
});

test("without endpoints there is nothing to test; nobody sees or touches what is another's", async () => {
  const gangway = await openWithReceiver();
  await gangway.activated();
  const [endpoint] = (await gangway.call("GET", ENDPOINTS, PARTNER)).json.data;
  const [delivery] = (await gangway.call("GET", DELIVERIES, PARTNER)).json.data;
  const answers = [
    await gangway.call("POST", "/v1/webhooks/test", STRANGER),
    await gangway.call("POST", "/v1/webhooks/test", { ...STRANGER, body: { endpoint: endpoint.id } }),
    await gangway.call("POST", `${ENDPOINTS}/${endpoint.id}/enable`, STRANGER),
    await gangway.call("POST", `${DELIVERIES}/${delivery.id}/retry`, STRANGER),
    await gangway.call("GET", ENDPOINTS),
    await gangway.call("GET", DELIVERIES),
    await gangway.call("POST", "/v1/webhooks/test"),
    await gangway.call("POST", `${ENDPOINTS}/${endpoint.id}/enable`),
    await gangway.call("POST", `${DELIVERIES}/${delivery.id}/retry`),
  ];
  expect(answers.map(({ status }) => status)).toEqual([409, 404, 404, 404, 401, 401, 401, 401, 401]);
  expect(gangway.receiver.received).toHaveLength(1);
});
