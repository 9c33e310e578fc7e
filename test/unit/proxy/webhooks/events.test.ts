/** The events that the partner receives about a visit, and their signatures. */
import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { signCustomerToken } from "../support/customer-token.js";
import { CUSTOMER_SECRET, EMAIL } from "../support/open-gangway.js";
import { openWithReceiver, PARTNER, SECRET } from "./open-with-receiver.js";
import { accept, refuseWith, startReceiver, verify } from "./webhook-receiver.js";

test("a visit is told step by step, each step once, however often it is looked at", async () => {
  const gangway = await openWithReceiver();
  const { trackingReference: ref = "" } = await gangway.invite({
    externalRef: "customer-7",
    referenceData: "application-7",
  });
  const visit = `/v1/user/signup/tracking/${ref}`;
  await gangway.activate(ref);
  await gangway.activate(ref);
  await gangway.complete(ref);
  for (let read = 0; read < 3; read += 1) {
    gangway.clock.now += 10_000;
    await gangway.call("GET", `${visit}/status`);
  }
  await gangway.assess(ref);
  await gangway.call("GET", `${visit}/status`);
  await gangway.deliver();

  const { received } = gangway.receiver;
  const aboutVisit = received.filter(({ type }) => type.startsWith("visit."));
  expect(aboutVisit.map(({ type }) => type)).toEqual([
    "visit.activated",
    "visit.completed",
    "visit.outcome",
    "visit.assessment-updated",
  ]);
  expect(aboutVisit.map(({ data }) => data.status)).toEqual([
    "Active",
    "Completed",
    "Completed",
    "Completed",
  ]);
  expect(aboutVisit[2]?.data).toMatchObject({
    trackingReference: ref,
    externalRef: "customer-7",
    referenceData: "application-7",
    outcome: "assessed",
    riskLevel: "LOW",
  });
  expect(new Set(received.map(({ headers }) => headers["webhook-id"])).size).toBe(received.length);
});

test("a webhook has the headers, the signature and the body of Standard Webhooks", async () => {
  const gangway = await openWithReceiver();
  const at = gangway.clock.now;
  const ref = await gangway.activated();
  const [webhook] = gangway.receiver.received;
  if (!webhook) throw new Error("nothing was received");
  expect(webhook.headers).toMatchObject({
    "content-type": "application/json",
    "webhook-timestamp": String(Math.floor(at / 1000)),
  });
  expect(webhook.headers["webhook-id"]).toMatch(/^[\w-]+$/);
  const verified = verify(webhook, SECRET, at);
  expect(verified).toEqual({
    type: "visit.activated",
    timestamp: new Date(at).toISOString(),
    data: expect.objectContaining({ trackingReference: ref }),
  });
  expect(() => verify({ ...webhook, body: `${webhook.body} ` }, SECRET, at)).toThrow(/No matching signature/);
  expect(() => verify(webhook, SECRET, at + 301_000)).toThrow(/too old/);
});

test("while secrets rotate, a receiver may hold either of them, in any form", async () => {
  const secrets = [SECRET, randomBytes(24).toString("base64"), "another secret, in words"];
  const receiver = await startReceiver();
  const gangway = await openWithReceiver({ organisation: { webhooks: [{ url: receiver.url, secrets }] } });
  await gangway.activated();
  const [webhook] = receiver.received;
  if (!webhook) throw new Error("nothing was received");
  const words = `whsec_${Buffer.from("another secret, in words").toString("base64")}`;
  const plain = `whsec_${Buffer.from(secrets[1] ?? "").toString("base64")}`;
  for (const secret of [SECRET, secrets[1] ?? "", plain, words]) {
    expect(verify(webhook, secret, gangway.clock.now)).toMatchObject({ type: "visit.activated" });
  }
  const stranger = `whsec_${randomBytes(32).toString("base64")}`;
  expect(() => verify(webhook, stranger, gangway.clock.now)).toThrow(/No matching signature/);
});

test("what a request makes happen is sent at once, without being asked for", async () => {
  const gangway = await openWithReceiver();
  const { trackingReference: ref = "" } = await gangway.invite();
  const claims = { sub: EMAIL, aud: "HARBOUR" };
  const customerToken = await signCustomerToken(claims, CUSTOMER_SECRET, gangway.clock.now);
  await gangway.call("POST", `/v1/user/signup/tracking/${ref}/activate`, { body: { customerToken } });
  await expect.poll(() => gangway.receiver.types()).toEqual(["visit.activated"]);
});

test("a host that brings nothing to send with sends by fetch, and follows no redirect", async () => {
  const gangway = await openWithReceiver({ host: { sendWebhook: undefined } });
  const target = await startReceiver();
  gangway.receiver.answer = refuseWith(302, { location: target.url });
  await gangway.activated();
  expect(gangway.receiver.types()).toEqual(["visit.activated"]);
  gangway.receiver.answer = accept;
  await gangway.after(5);
  expect(gangway.receiver.types()).toEqual(["visit.activated", "visit.activated"]);
  await gangway.after(3600);
  expect([gangway.receiver.received.length, target.received.length]).toEqual([2, 0]);
});

test("each endpoint of an organisation is told, under its own secret, and nobody else's", async () => {
  const [first, second, foreign] = [await startReceiver(), await startReceiver(), await startReceiver()];
  const other = `whsec_${randomBytes(32).toString("base64")}`;
  const gangway = await openWithReceiver({
    organisation: {
      webhooks: [
        { url: first.url, secrets: [SECRET] },
        { url: second.url, secrets: [other] },
      ],
    },
  });
  await gangway.activated();
  expect([first.types(), second.types(), foreign.types()]).toEqual([
    ["visit.activated"],
    ["visit.activated"],
    [],
  ]);
  const [webhook] = second.received;
  if (!webhook) throw new Error("nothing was received");
  expect(webhook.headers["webhook-id"]).toBe(first.received[0]?.headers["webhook-id"]);
  expect(verify(webhook, other, gangway.clock.now)).toMatchObject({ type: "visit.activated" });
  expect(() => verify(webhook, SECRET, gangway.clock.now)).toThrow();
});

test("an endpoint receives the types that it asks for, and a test that is meant for it", async () => {
  const [all, some] = [await startReceiver(), await startReceiver()];
  const gangway = await openWithReceiver({
    organisation: {
      webhooks: [
        { url: all.url, secrets: [SECRET] },
        { url: some.url, secrets: [SECRET], events: ["visit.completed", "identity.created"] },
      ],
    },
  });
  const ref = await gangway.activated();
  await gangway.complete(ref);
  expect([all.types(), some.types()]).toEqual([["visit.activated", "visit.completed"], ["visit.completed"]]);
  const endpoints = (await gangway.call("GET", "/v1/webhooks/endpoints", PARTNER)).json.data;
  const { id } = endpoints.find(({ url }: { url: string }) => url === some.url);
  await gangway.call("POST", "/v1/webhooks/test", { ...PARTNER, body: { endpoint: id } });
  await gangway.deliver();
  expect(some.types()).toEqual(["visit.completed", "test.ping"]);
});
