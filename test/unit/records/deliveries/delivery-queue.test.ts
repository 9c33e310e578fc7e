/** Deliveries among several processes: none is in flight twice, and none is lost with a process that died. */
import { expect, onTestFinished, test } from "vitest";
import { openDialect } from "../../../../src/node/open-dialect.js";
import type { AttemptResult } from "../../../../src/records/deliveries/delivery-queue.js";
import { openStore } from "../../../../src/records/open-store.js";
import type { Store } from "../../../../src/records/store.js";
import { sharedDatabase } from "../../../databases/test-database.js";

const KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
const OTHER_KEY = "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXphYmNkZWY=";
const NOW = Date.parse("2026-11-20T12:00:00Z");
const LEASE = 30_000;
const DAY = 24 * 3_600_000;
const ENDPOINT = "endpoint_1";
const endpointsOf = (organisation: string) => (organisation === "HARBOUR" ? [ENDPOINT] : []);

const DELIVERED: AttemptResult = {
  status: "delivered",
  nextAt: null,
  httpStatus: 204,
  failure: null,
  disables: false,
};

async function open() {
  const { url, query } = await sharedDatabase();
  const openAgain = async (encryptionKeys = [KEY]) => {
    const store = await openStore({ ...openDialect(url), encryptionKeys });
    onTestFinished(() => store.close());
    return store;
  };
  return { store: await openAgain(), openAgain, query };
}

/** Activates a visit, which makes one event. */
async function activate(store: Store, number: number, organisation = "HARBOUR"): Promise<string> {
  const reference = `7ea40290-44b7-424e-babb-${String(number).padStart(12, "0")}`;
  await store.visits.insert(
    {
      reference,
      organisation,
      provider: "verifime",
      providerReference: `session-${number}`,
      verifiedBy: "server",
      invite: {
        email: "jane@example.com",
        emailProved: true,
        externalRef: null,
        claimedExternalRef: null,
        referenceData: `data-${number}`,
        providerText: `text-${number}`,
        customerContext: null,
        sendInvitationEmail: false,
        locale: null,
      },
      inviteUrl: "https://portal.example/1",
      frame: null,
      expiresAt: null,
    },
    NOW,
  );
  await store.reports.activate(reference, { by: "code" }, NOW);
  return reference;
}

const typesOf = (claimed: { type: string }[]) => claimed.map(({ type }) => type);

test("every event becomes one delivery per endpoint, whichever process dispatches it", async () => {
  const { store, openAgain } = await open();
  const other = await openAgain();
  for (const number of [1, 2, 3, 4, 5]) await activate(store, number);
  await activate(store, 6, "QUAY");
  expect(await other.deliveryQueue.dispatch(endpointsOf, NOW)).toBe(6);
  expect(await store.deliveryQueue.dispatch(endpointsOf, NOW)).toBe(0);
  const { deliveries } = await store.deliveries.list("HARBOUR", { limit: 10 });
  expect(new Set(deliveries.map(({ eventId }) => eventId)).size).toBe(5);
  expect((await store.deliveries.list("QUAY", { limit: 10 })).deliveries).toEqual([]);
});

test("two workers never claim the same delivery", async () => {
  const { store, openAgain } = await open();
  const other = await openAgain();
  for (let number = 1; number <= 20; number += 1) await activate(store, number);
  await store.deliveryQueue.dispatch(endpointsOf, NOW);
  const claims = await Promise.all(
    [store, other, store, other].map(({ deliveryQueue }) => deliveryQueue.claim(ENDPOINT, 20, NOW)),
  );
  const ids = claims.flat().map(({ id }) => id);
  expect(ids).toHaveLength(20);
  expect(new Set(ids).size).toBe(20);
  expect(await store.deliveryQueue.dueEndpoints([ENDPOINT], NOW)).toEqual([]);
});

test("a delivery is free when the lease of its worker ends, and a late result of that worker is ignored", async () => {
  const { store, openAgain } = await open();
  const other = await openAgain();
  await activate(store, 1);
  await store.deliveryQueue.dispatch(endpointsOf, NOW);
  const [held] = await store.deliveryQueue.claim(ENDPOINT, 8, NOW);
  expect(await other.deliveryQueue.claim(ENDPOINT, 8, NOW + LEASE - 1)).toEqual([]);
  const [taken] = await other.deliveryQueue.claim(ENDPOINT, 8, NOW + LEASE);
  if (!held || !taken) throw new Error("nothing was claimed");
  expect(taken).toMatchObject({ id: held.id, eventId: held.eventId, body: held.body, attempts: 2 });
  const refused: AttemptResult = { ...DELIVERED, status: "failed", httpStatus: 500, failure: "http_status" };
  expect(await store.deliveryQueue.recordResult(held, refused, NOW + LEASE)).toBeNull();
  expect(await other.deliveryQueue.recordResult(taken, DELIVERED, NOW + LEASE)).toEqual({ disabled: null });
  const delivery = await store.deliveries.find("HARBOUR", held.id);
  expect(delivery).toMatchObject({ status: "delivered", failure: null, deliveredAt: NOW + LEASE });
  expect(await store.endpointHealth.read(ENDPOINT)).toMatchObject({ pending: 0, lastFailureAt: null });
});

test("a lease from before the clock was set back is free", async () => {
  const { store } = await open();
  await activate(store, 1);
  await store.deliveryQueue.dispatch(endpointsOf, NOW);
  expect(await store.deliveryQueue.claim(ENDPOINT, 8, NOW + DAY)).toHaveLength(1);
  expect(await store.deliveryQueue.dueEndpoints([ENDPOINT], NOW)).toEqual([ENDPOINT]);
  expect(await store.deliveryQueue.claim(ENDPOINT, 8, NOW)).toHaveLength(1);
});

test("the next event of a visit is not claimed while an earlier one is in flight or pending", async () => {
  const { store } = await open();
  const reference = await activate(store, 1);
  await store.reports.apply(reference, { status: "Completed" }, NOW);
  await store.deliveryQueue.dispatch(endpointsOf, NOW);
  const claim = (now: number) => store.deliveryQueue.claim(ENDPOINT, 8, now);
  const [first] = await claim(NOW);
  if (!first) throw new Error("nothing was claimed");
  expect(first.type).toBe("visit.activated");
  expect(await claim(NOW)).toEqual([]);
  const later: AttemptResult = { ...DELIVERED, status: "pending", nextAt: NOW + 5000, failure: "timeout" };
  await store.deliveryQueue.recordResult(first, later, NOW);
  expect(await claim(NOW + 4999)).toEqual([]);
  const [again] = await claim(NOW + 5000);
  if (!again) throw new Error("nothing was claimed");
  expect(again.type).toBe("visit.activated");
  await store.deliveryQueue.recordResult(again, DELIVERED, NOW + 5000);
  expect(typesOf(await claim(NOW + 5000))).toEqual(["visit.completed"]);
});

test("one of several workers disables an endpoint after five days of failures", async () => {
  const { store, openAgain } = await open();
  const other = await openAgain();
  for (const number of [1, 2, 3, 4, 5, 6]) await activate(store, number);
  await store.deliveryQueue.dispatch(endpointsOf, NOW);
  const failed: AttemptResult = {
    ...DELIVERED,
    status: "pending",
    nextAt: NOW,
    httpStatus: 500,
    failure: "http_status",
  };
  for (let day = 0; day < 5; day += 1) {
    const now = NOW + day * DAY;
    const [claimed] = await store.deliveryQueue.claim(ENDPOINT, 1, now);
    if (!claimed) throw new Error("nothing was claimed");
    expect(await store.deliveryQueue.recordResult(claimed, failed, now)).toEqual({ disabled: null });
  }
  const now = NOW + 5 * DAY;
  const claimed = await store.deliveryQueue.claim(ENDPOINT, 6, now);
  expect(claimed).toHaveLength(6);
  const settled = await Promise.all(
    claimed.map((each, turn) =>
      (turn % 2 === 0 ? store : other).deliveryQueue.recordResult(each, failed, now),
    ),
  );
  expect(settled.map((each) => each?.disabled).filter((reason) => reason !== null)).toEqual(["failing"]);
  expect(await store.endpointHealth.read(ENDPOINT)).toMatchObject({
    disabledReason: "failing",
    pending: 6,
  });
  expect(await other.deliveryQueue.claim(ENDPOINT, 6, now)).toEqual([]);
});

test("an event that can't be opened counts against no endpoint", async () => {
  const { store } = await open();
  await activate(store, 1);
  await store.deliveryQueue.dispatch(endpointsOf, NOW);
  const [claimed] = await store.deliveryQueue.claim(ENDPOINT, 1, NOW);
  if (!claimed) throw new Error("nothing was claimed");
  const unread: AttemptResult = {
    ...DELIVERED,
    status: "pending",
    nextAt: NOW,
    httpStatus: null,
    failure: "unreadable",
  };
  expect(await store.deliveryQueue.recordResult(claimed, unread, NOW)).toEqual({ disabled: null });
  expect((await store.endpointHealth.read(ENDPOINT)).lastFailureAt).toBeNull();
});

test("an event under a removed key blocks no other event", async () => {
  const { store, openAgain } = await open();
  await activate(store, 1);
  const rotated = await openAgain([OTHER_KEY]);
  await activate(rotated, 2);
  await rotated.deliveryQueue.dispatch(endpointsOf, NOW);
  const claimed = await rotated.deliveryQueue.claim(ENDPOINT, 8, NOW);
  expect(claimed.map(({ body }) => body === null).sort()).toEqual([false, true]);
});

test("deliveries and their events are deleted after thirty days, except those in flight", async () => {
  const { store, query } = await open();
  await activate(store, 1);
  await store.deliveryQueue.dispatch(endpointsOf, NOW);
  await activate(store, 2);
  const count = async (table: string) => (await query(`select id from ${table}`)).length;
  await store.sweep(NOW + 30 * DAY - 1);
  expect([await count("deliveries"), await count("outbox")]).toEqual([1, 2]);
  await store.sweep(NOW + 30 * DAY);
  // The second event was never dispatched.
  expect([await count("deliveries"), await count("outbox")]).toEqual([0, 1]);
});

test("each attempt is in the history of the visit that it is about", async () => {
  const { store } = await open();
  const reference = await activate(store, 1);
  await store.deliveryQueue.dispatch(endpointsOf, NOW);
  const failed = {
    ...DELIVERED,
    status: "pending",
    nextAt: NOW,
    httpStatus: null,
    failure: "timeout",
  } as const;
  for (const result of [failed, DELIVERED]) {
    const [claimed] = await store.deliveryQueue.claim(ENDPOINT, 1, NOW);
    if (claimed) await store.deliveryQueue.recordResult(claimed, result, NOW);
  }
  const at = new Date(NOW).toISOString();
  const attempted = { at, kind: "webhook-attempted", by: "proxy", type: "visit.activated" };
  expect((await store.visitHistory.read(reference)).slice(-2)).toEqual([
    { ...attempted, attempt: 1, result: "postponed", httpStatus: null },
    { ...attempted, attempt: 2, result: "delivered", httpStatus: 204 },
  ]);
});
