/** A verdict waits for its findings, and for the visit to begin; meanwhile it is no outcome. */
import { describe, expect, test } from "vitest";
import type { ProviderId } from "../../../src/contract/providers.js";
import { sharedDatabase } from "../../databases/test-database.js";
import { openWithSandbox, type SandboxedGangway } from "./support/open-with-sandbox.js";
import { riskAssessment, webhookInit } from "./support/verifime-upstream.js";

const POLICY = { riskPolicy: { LOW: "approved", HIGH: "declined" } };

/** Sends an assessment by VerifiMe for a visit in whatever state it is. */
async function assess(gangway: SandboxedGangway, visit: string, riskLevel: string): Promise<void> {
  const event = riskAssessment(await gangway.providerText(visit), { riskLevel });
  const url = "https://onboarding.harbour.example/v1/webhooks/verifime/HARBOUR";
  await gangway.receive({ url, init: webhookInit(event, gangway.webhookSecret) });
  await gangway.deliver();
}

describe("an approval of Verifa whose webhook lacks the findings", () => {
  const invite = { customerContext: { firstName: "Typed", familyName: "Name", middleName: "Middle" } };

  test("goes out with what Verifa has verified, without anybody asking", async () => {
    const gangway = await openWithSandbox("verifa");
    const visit = await gangway.begin("customer-7", invite);
    await gangway.decide(visit, { outcome: "approved" });
    await gangway.receiveAll();
    await gangway.deliver();
    const stored = await gangway.store.visits.find(visit);
    expect(stored).toMatchObject({
      status: "Completed",
      outcome: "approved",
      held: [],
      findingsPending: false,
    });
    expect(stored?.result).toMatchObject({ face_match_passed: true });
    const identity = await gangway.identity("customer-7");
    expect(identity).toMatchObject({
      status: "approved",
      face_match_passed: true,
      extracted_data: { document_type: expect.any(String) },
    });
    expect(identity).not.toHaveProperty("findings_pending");
    expect(identity?.extracted_data).not.toHaveProperty("middle_name");
    // The screening has a webhook of its own, which may come before or after the read.
    const isAssessment = ({ type }: { type: string }) => type === "visit.assessment-updated";
    const others = gangway.events
      .filter((event) => !isAssessment(event))
      .map(({ type, data }) => [type, data.outcome ?? data.status]);
    // Events about a visit keep their order, but not beside those about an identity.
    expect(others.filter(([type]) => type !== "identity.created")).toEqual([
      ["visit.completed", "pending"],
      ["visit.outcome", "approved"],
    ]);
    expect(others.filter(([type]) => type === "identity.created")).toEqual([
      ["identity.created", "approved"],
    ]);
    expect(gangway.events.filter(isAssessment).map(({ data }) => data.screeningStatus)).toEqual(["clear"]);
  });

  test("is pending while Verifa can't be read, and applied without findings after half a minute", async () => {
    const gangway = await openWithSandbox("verifa");
    const visit = await gangway.begin("customer-7", invite);
    await gangway.decide(visit, { outcome: "approved" });
    const broken = { provider: "verifa", route: "*", kind: "status", value: 503, times: 1000 };
    await gangway.control("faults", broken);
    await gangway.receiveAll();
    await gangway.deliver();
    expect(await gangway.read(visit)).toMatchObject({
      status: "Completed",
      outcome: "pending",
      heldVerdict: { outcome: "approved", reason: "findings" },
    });
    expect(await gangway.identity("customer-7")).toBeNull();
    for (let second = 0; second < 40; second += 1) {
      gangway.clock.now += 1000;
      await gangway.deliver();
    }
    expect(await gangway.read(visit)).toMatchObject({
      outcome: "approved",
      heldVerdict: null,
      findingsPending: true,
    });
    const unread = await gangway.identity("customer-7");
    expect(unread).toMatchObject({ status: "approved", findings_pending: true, face_match_passed: null });
    expect(unread?.extracted_data).toMatchObject({ first_name: null, last_name: null });
  });

  test("is read by another proxy after the one that got the webhook has stopped", async () => {
    const { url } = await sharedDatabase();
    const first = await openWithSandbox("verifa", { database: url });
    const visit = await first.begin("customer-7", invite);
    await first.decide(visit, { outcome: "approved" });
    await first.control("faults", { provider: "verifa", route: "*", kind: "status", value: 503, times: 1 });
    await first.receiveAll();
    await first.deliver();
    expect((await first.store.visits.find(visit))?.outcome).toBe("pending");
    const second = await first.another();
    await first.close();
    first.clock.now += 60_000;
    await second.deliver();
    expect(await second.read(visit)).toMatchObject({
      outcome: "approved",
      result: { face_match_passed: true },
    });
  });
});

describe("a verdict about a visit that nobody has begun", () => {
  test("is held and flagged, and applied as soon as the visit is begun", async () => {
    const gangway = await openWithSandbox("verifime", { provider: POLICY });
    const visit = await gangway.begin("customer-7");
    await assess(gangway, visit, "LOW");
    const held = { outcome: "approved", riskLevel: "LOW", reason: "not_begun" };
    expect(await gangway.read(visit)).toMatchObject({ status: "Inactive", outcome: null, heldVerdict: held });
    expect(await gangway.identity("customer-7")).toBeNull();
    expect(gangway.events).toEqual([]);
    const flags = () => gangway.logs.filter(({ event }) => event === "verdict_before_start");
    expect(flags()).toHaveLength(1);
    gangway.clock.now += 60 * 60_000;
    await gangway.deliver();
    expect(flags()).toHaveLength(1);
    await gangway.customer(visit, "submits");
    gangway.clock.now += 60 * 60_000;
    await gangway.deliver();
    expect(await gangway.store.visits.find(visit)).toMatchObject({
      outcome: "approved",
      status: "Completed",
      held: [],
    });
    expect(await gangway.identity("customer-7")).toMatchObject({ status: "approved" });
  });

  test("is applied when the customer activates the visit", async () => {
    const gangway = await openWithSandbox("verifime", { provider: POLICY });
    const visit = await gangway.begin("customer-7");
    await assess(gangway, visit, "HIGH");
    expect((await gangway.store.visits.find(visit))?.outcome).toBeNull();
    const answer = await gangway.call("POST", `/v1/user/signup/tracking/${visit}/activate`, { body: {} });
    expect(answer.status).toBe(200);
    expect(await gangway.store.visits.find(visit)).toMatchObject({ outcome: "declined", held: [] });
  });
});

test.each<[ProviderId, Record<string, unknown>]>([
  ["verifime", { riskLevel: "LOW" }],
  ["veriff", { outcome: "approved" }],
  ["vx", { outcome: "approved" }],
  ["verifa", { outcome: "approved" }],
])(
  "%s: a visit whose page was closed is approved, however its webhooks overtake each other",
  async (id, decision) => {
    const gangway = await openWithSandbox(id, { provider: id === "verifime" ? POLICY : {} });
    const visit = await gangway.begin("customer-7");
    await gangway.customer(visit, "opens");
    await gangway.customer(visit, "submits");
    await gangway.decide(visit, decision);
    for (const webhook of gangway.kept.splice(0).reverse()) {
      await gangway.receive(webhook);
      await gangway.deliver();
    }
    expect(await gangway.store.visits.find(visit)).toMatchObject({
      status: "Completed",
      outcome: "approved",
      held: [],
    });
    expect(await gangway.identity("customer-7")).toMatchObject({
      status: "approved",
    });
  },
);
