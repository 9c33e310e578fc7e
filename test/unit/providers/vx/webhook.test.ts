import { describe, expect, test } from "vitest";
import { ID, recorded, vx } from "./prepared-vx.js";

describe("webhooks", () => {
  const read = (body: unknown) => {
    const [event, ...others] = vx().provider.readWebhook(body);
    if (!event) throw new Error("no event");
    expect(others).toEqual([]);
    return event;
  };

  test("name their session, and have a key of what they say", () => {
    expect(read(recorded("result"))).toMatchObject({
      eventKey: `${ID}:2:2024-08-12 13:08:15.694983:PASS`,
      subject: { by: "providerReference", value: ID },
      report: { status: "Completed", outcome: "approved", settled: true },
    });
  });

  test("of a component don't end the journey, whatever became of the component", () => {
    const event = read(recorded("webhook-component"));
    expect(event.report).toMatchObject({ status: "Active", providerStatus: "PENDING" });
    expect(event.report).not.toHaveProperty("outcome");
    expect(event.report).not.toHaveProperty("settled");
  });

  test("keep the social security number out", () => {
    const { report } = read(recorded("webhook-component"));
    const { ssn, ...rest } = recorded("webhook-component");
    expect(report?.result).toEqual(rest);
    expect(JSON.stringify(report)).not.toContain(String(ssn));
  });

  test("tell of a manual review, without a claim that the customer is through", () => {
    const body = recorded("webhook-component");
    const byTransaction = { ...body, dcams_plus: { action: "REVIEW" } };
    const byStop = { ...body, journey: { stops: [{ timestamp: null, action: "REVIEW" }] } };
    for (const reviewed of [byTransaction, byStop]) {
      expect(read(reviewed).report).toMatchObject({ status: "Active", outcome: "in_review" });
    }
  });

  test("have one key for repeats, and different ones for component after component", () => {
    const documented = recorded("result");
    const stops = (documented.journey as { stops: object[] }).stops;
    const first = { ...documented, status: "PENDING", journey: { stops: stops.slice(0, 1) } };
    const second = { ...documented, status: "PENDING" };
    const later = {
      ...documented,
      journey: { stops: [...stops, { timestamp: "2024-08-12 13:09:00.000000" }] },
    };
    const other = { ...documented, request_id: "19fe3b9e-384e-41d1-bded-8de9ef3abacb" };
    const keys = [first, second, documented, later, other].map((body) => read(body).eventKey);
    expect(new Set(keys).size).toBe(5);
    expect(read({ ...documented, storage: null }).eventKey).toBe(read(documented).eventKey);
  });

  test("of the obsolete shape are read for what they say", () => {
    expect(read(recorded("webhook-obsolete"))).toMatchObject({
      subject: { value: "19fe3b9e-384e-41d1-bded-8de9ef3abacb" },
      report: { status: "Active" },
    });
  });

  test("without a word are acknowledged and ignored", () => {
    expect(read({ request_id: ID, status: null }).report).toBeNull();
  });

  test.each([
    null,
    "PASS",
    [],
    {},
    { status: "PASS" },
    { request_id: "", status: "PASS" },
    { request_id: 7 },
  ])("that name no session are refused: %o", (body) => {
    expect(() => vx().provider.readWebhook(body)).toThrow(
      expect.objectContaining({ code: "provider_response_invalid" }),
    );
  });

  test("are protected as the configuration says", () => {
    expect(vx().provider.webhookSecurity).toEqual({ kind: "basic", user: "vx", password: "hook-secret" });
    const hmac = { header: "X-VX-Signature", secrets: ["old", "new"] };
    expect(vx([], { webhookAuth: { hmac } }).provider.webhookSecurity).toEqual({
      kind: "hmac-sha256",
      encoding: "hex",
      ...hmac,
    });
  });
});
