import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { veriffSandbox } from "./veriff-sandbox.js";

const HOUR = 3600;
const DAY = 86_400;
const { createdSession, credentials, customer, decide, hmac, partner, receivedEvents, sandbox } =
  veriffSandbox();

describe("webhooks", () => {
  it("report events and the decision, each signed over its body", async () => {
    const endUserId = randomUUID();
    const { id } = await createdSession({ vendorData: "12345678", endUserId });
    await customer(id, "opens", "submits");
    await decide(id, "approved");
    await expect.poll(receivedEvents).toEqual(["started", "submitted", "approved"]);
    const [started, submitted, approved] = partner.received;
    const attemptId = approved?.json.verification.attemptId;
    expect(started?.json).toEqual({
      id,
      attemptId,
      feature: "selfid",
      code: 7001,
      action: "started",
      vendorData: "12345678",
      endUserId,
    });
    expect(submitted?.json).toMatchObject({ code: 7002, attemptId });
    expect(approved?.json).toMatchObject({ status: "success", technicalData: {} });
    for (const { headers, body } of partner.received) {
      expect(headers).toMatchObject({
        "x-auth-client": credentials.apiKey,
        "x-hmac-signature": hmac(body),
        "vrf-auth-client": credentials.apiKey,
        "vrf-hmac-signature": hmac(body),
        "vrf-integration-id": credentials.integrationId,
      });
    }
  });

  it("report no events where their address isn't filled in", async () => {
    await sandbox.post("/_sandbox/veriff/settings", { eventWebhook: false });
    const { id } = await createdSession({ proofOfAddress: { acceptableTypes: [{ name: "GAS_BILL" }] } });
    await decide(id, "approved");
    await expect.poll(receivedEvents).toEqual(["approved"]);
  });

  it("are sent again every hour, for seven days", async () => {
    partner.replies = Array.from({ length: 200 }, () => ({ status: 500 }));
    const { id } = await createdSession();
    await customer(id, "opens");
    await sandbox.advance(3599);
    expect(partner.received).toHaveLength(1);
    await sandbox.advance(1);
    expect(partner.received).toHaveLength(2);
    await sandbox.advance(6 * DAY);
    expect(partner.received).toHaveLength(2 + 6 * 24);
    expect(new Set(partner.received.map(({ body }) => body)).size).toBe(1);
  });

  it("stop after one is accepted, which only 200 does", async () => {
    partner.replies = [
      { status: 503 },
      { status: 301, headers: { location: "/" } },
      { status: 204 },
      { status: 201 },
      { status: 404 },
      { status: 410 },
    ];
    const { id } = await createdSession();
    await customer(id, "opens");
    await sandbox.advance(10 * HOUR);
    expect(receivedEvents()).toEqual(Array(7).fill("started"));
  });
});
