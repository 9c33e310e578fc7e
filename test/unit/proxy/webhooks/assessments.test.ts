/** Changes of a provider's assessment reach the partner, whatever the provider calls them. */
import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { webhookTransport } from "../../../../src/node/webhook-transport.js";
import { WEBHOOK_SECRET } from "../../../../src/sandbox/verifa/account.js";
import { API_KEY } from "../support/open-gangway.js";
import { openWithSandbox, type SandboxedGangway } from "../support/open-with-sandbox.js";
import { SECRET } from "./open-with-receiver.js";
import { startReceiver } from "./webhook-receiver.js";

const DAY = 86_400;

async function open(id: "verifa" | "veriff" | "verifime") {
  const receiver = await startReceiver();
  const gangway = await openWithSandbox(id, {
    config: { allowPrivateWebhooks: true },
    organisation: { webhooks: [{ url: receiver.url, secrets: [SECRET] }] },
    host: { sendWebhook: webhookTransport() },
  });
  const learn = async () => {
    await gangway.receiveAll();
    await gangway.deliver();
  };
  const assessments = () => receiver.received.filter(({ type }) => type === "visit.assessment-updated");
  return { gangway, receiver, learn, assessments };
}

/** Moves both clocks: the sandbox runs on the proxy's. */
async function advance(gangway: SandboxedGangway, seconds: number) {
  gangway.clock.now += seconds * 1000;
  await gangway.control("clock", { advanceSeconds: 0 });
}

test("VerifiMe: each RISK_ASSESSMENT_UPDATED that changes something, also long after completion", async () => {
  const { gangway, receiver, learn, assessments } = await open("verifime");
  const reference = await gangway.begin("customer-7", { referenceData: "application-7" });
  await gangway.decide(reference, { riskLevel: "LOW", assessmentStatus: "PRELIMINARY" });
  await learn();
  await advance(gangway, 60);
  await gangway.decide(reference, { riskLevel: "LOW" });
  await learn();
  await advance(gangway, 1);
  await gangway.decide(reference, { riskLevel: "LOW" });
  await learn();
  await advance(gangway, 200 * DAY);
  await gangway.decide(reference, { riskLevel: "HIGH" });
  await learn();
  expect(assessments().map(({ data }) => [data.riskLevel, data.assessmentStatus])).toEqual([
    ["LOW", "PRELIMINARY"],
    ["LOW", "ASSESSED"],
    ["HIGH", "ASSESSED"],
  ]);
  expect(assessments()[2]?.data).toMatchObject({
    trackingReference: reference,
    externalRef: "customer-7",
    outcome: "assessed",
    factors: [],
    metadata: "application-7",
    assessedAt: new Date(Math.floor(gangway.clock.now / 1000) * 1000).toISOString(),
  });
  expect(await gangway.read(reference)).toMatchObject({
    riskLevel: "HIGH",
    assessment: { riskLevel: "HIGH", assessmentStatus: "ASSESSED", factors: [], screeningStatus: null },
  });
  expect(receiver.received.map(({ body }) => body).join()).not.toMatch(/Sample Customer/);
});

test("Verifa: monitoring that finds something months later, and loses it again", async () => {
  const { gangway, receiver, learn, assessments } = await open("verifa");
  const reference = await gangway.begin("customer-7", { referenceData: "application-7" });
  await gangway.decide(reference, { outcome: "approved" });
  await learn();
  await gangway.read(reference);
  await learn();
  expect(await gangway.identity("customer-7")).toMatchObject({
    status: "approved",
    screening_status: "clear",
    monitoring_enabled: true,
    is_sandbox: true,
  });
  await gangway.decide(reference, { nextScreening: "hit" });
  await advance(gangway, 31 * DAY);
  await learn();
  expect(await gangway.identity("customer-7")).toMatchObject({ status: "approved", screening_status: "hit" });
  await advance(gangway, 31 * DAY);
  await learn();
  await gangway.decide(reference, { screening: "pending" });
  await learn();
  expect(await gangway.identity("customer-7")).toMatchObject({ screening_status: "pending" });
  await advance(gangway, 300);
  await learn();
  expect(await gangway.identity("customer-7")).toMatchObject({ screening_status: "clear" });
  expect(assessments().map(({ data }) => [data.screeningStatus, data.factors, data.metadata])).toEqual([
    ["clear", [], "application-7"],
    ["hit", ["sanction"], "application-7"],
    ["pending", ["sanction"], "application-7"],
    ["clear", [], "application-7"],
  ]);
  const identityEvents = receiver.received.filter(({ type }) => type === "identity.updated");
  expect(identityEvents.map(({ data }) => data.screening_status).slice(-3)).toEqual([
    "hit",
    "pending",
    "clear",
  ]);
  const sessions = await gangway.call("GET", "/api/v1/identities/customer-7/sessions", {
    headers: { "x-api-key": API_KEY },
  });
  expect(sessions.json.data).toMatchObject([{ id: reference, is_sandbox: true, external_ref: "customer-7" }]);
});

test("Verifa: an event that says only that something has changed has the rest read", async () => {
  const { gangway, learn, assessments } = await open("verifa");
  const reference = await gangway.begin("customer-7");
  await gangway.decide(reference, { outcome: "approved" });
  await learn();
  await gangway.read(reference);
  await gangway.decide(reference, { screening: "hit" });
  const updated = gangway.kept.splice(0).find(({ init }) => String(init.body).includes("identity.updated"));
  const { data, ...event } = JSON.parse(String(updated?.init.body));
  const { identity_id } = data;
  const body = JSON.stringify({ ...event, data: { identity_id } });
  gangway.kept.push({
    url: updated?.url ?? "",
    init: {
      method: "POST",
      headers: { "x-verifa-signature": createHmac("sha256", WEBHOOK_SECRET).update(body).digest("hex") },
      body,
    },
  });
  await learn();
  expect(await gangway.identity("customer-7")).toMatchObject({ status: "approved", screening_status: "hit" });
  expect(assessments().map(({ data }) => data.screeningStatus)).toEqual(["clear", "hit"]);
  // Nothing is left to read.
  gangway.calls.splice(0);
  gangway.clock.now += 3600_000;
  await gangway.deliver();
  expect(gangway.calls).toEqual([]);
});

test("Verifa: a screening that came out badly with the verdict is read with it, without any webhook", async () => {
  const { gangway } = await open("verifa");
  const reference = await gangway.begin("customer-7");
  await gangway.decide(reference, { outcome: "approved", screening: "hit" });
  expect(await gangway.read(reference)).toMatchObject({
    outcome: "approved",
    assessment: { screeningStatus: "hit" },
  });
  expect(await gangway.identity("customer-7")).toMatchObject({
    screening_status: "hit",
    monitoring_enabled: true,
    is_sandbox: true,
  });
});

test("Veriff: watchlist screening, and what ongoing monitoring finds later", async () => {
  const { gangway, learn, assessments } = await open("veriff");
  await gangway.control("veriff/settings", { watchlistWebhook: true });
  const reference = await gangway.begin("customer-7");
  await gangway.decide(reference, { outcome: "approved" });
  await learn();
  expect(await gangway.identity("customer-7")).toMatchObject({
    screening_status: "clear",
    monitoring_enabled: true,
  });
  await advance(gangway, 90 * DAY);
  await gangway.decide(reference, { screening: "hit" });
  await learn();
  expect(await gangway.identity("customer-7")).toMatchObject({ status: "approved", screening_status: "hit" });
  expect(assessments().map(({ data }) => [data.screeningStatus, data.factors])).toEqual([
    ["clear", []],
    ["hit", ["sanctions"]],
  ]);
  expect(
    assessments()
      .map(({ body }) => body)
      .join(),
  ).not.toMatch(/Estonia|OFAC|name_exact/);
});
