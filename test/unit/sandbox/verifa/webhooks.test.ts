import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { verifaSandbox } from "./verifa-sandbox.js";

const DAY = 86_400;
const { call, completed, create, credentials, get, partner, post, receivedEvents, sandbox } = verifaSandbox();

describe("Verifa's webhooks", () => {
  const hmac = (text: string, secret = credentials.secrets[0]) =>
    createHmac("sha256", secret).update(text).digest("hex");
  const latest = async (event: string) => {
    await expect.poll(receivedEvents).toContain(event);
    return partner.received.findLast(({ json }) => json.event === event) as (typeof partner.received)[number];
  };
  const style = (body: object) => call("PATCH", "/webhooks/sandbox-style", body);

  it("have form A and the new signature, in real time even where the clock was moved", async () => {
    await sandbox.advance(3 * DAY);
    const { id } = await completed("user_1");
    const { headers, body, json } = await latest("session.approved");
    expect(json).toEqual({
      event: "session.approved",
      data: {
        session_id: id,
        external_ref: "user_1",
        status: "approved",
        is_sandbox: true,
        created_at: expect.any(String),
      },
      created_at: expect.any(String),
    });
    const [, t = "", v1] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers["x-verifa-signature"])) ?? [];
    expect(v1).toBe(hmac(`${t}.${body}`));
    expect(Math.abs(Number(t) - Date.now() / 1000)).toBeLessThan(30);
  });

  it("have form B, the old signature, another case and the newer word where they are asked to", async () => {
    await style({ payload: "flat", signature: "plain", key_inflection: "camel", approved_word: "verified" });
    const { id } = await completed("user_1");
    const { headers, body, json } = await latest("session.approved");
    expect(json).toMatchObject({
      event: "session.approved",
      idempotencyKey: expect.stringMatching(/^idk_/),
      sessionId: id,
      status: "verified",
      identityId: expect.stringMatching(/^identity_/),
      result: { faceMatchPassed: true, extractedData: { firstName: "Jane" } },
    });
    expect(headers["x-verifa-signature"]).toBe(hmac(body));
    expect((await get(`/sessions/${id}/result`)).json.status).toBe("verified");
  });

  it("are tried again after 30 s, 2 min, 8 min and two more waits, the same each time", async () => {
    await style({ payload: "flat" });
    partner.replies = Array.from({ length: 40 }, () => ({ status: 500 }));
    await create();
    await sandbox.advance(0);
    const attempts = () => partner.received.length;
    expect(attempts()).toBe(1);
    for (const [wait, count] of [
      [29, 1],
      [1, 2],
      [120, 3],
      [480, 4],
      [1920, 5],
      [7680, 6],
      [DAY, 6],
    ] as const) {
      await sandbox.advance(wait);
      expect(partner.received.filter(({ json }) => json.event === "session.created")).toHaveLength(count);
    }
    const keys = partner.received.map(({ json }) => json.event + json.idempotency_key);
    expect(new Set(keys.filter((one) => one.startsWith("session.created"))).size).toBe(1);
  });

  it("go to endpoints of the API too, with their own secret, until it is rotated", async () => {
    const created = await post("/webhooks/endpoints", {
      url: partner.url,
      enabled_events: ["session.created"],
    });
    expect(created.json).toMatchObject({
      id: expect.stringMatching(/^webhook_/),
      environment: "sandbox",
      enabled: true,
    });
    const signedWith = async (secret: string) => {
      partner.received = [];
      await create();
      await sandbox.advance(0);
      return partner.received.some(({ headers, body }) => {
        const [, t, v1] = /^t=(\d+),v1=(.*)$/.exec(String(headers["x-verifa-signature"])) ?? [];
        return v1 === hmac(`${t}.${body}`, secret);
      });
    };
    expect(await signedWith(created.json.secret)).toBe(true);
    const rotated = await post(`/webhooks/endpoints/${created.json.id}/rotate-secret`);
    expect(await signedWith(created.json.secret)).toBe(false);
    expect(await signedWith(rotated.json.secret)).toBe(true);
    const read = await get(`/webhooks/endpoints/${created.json.id}`);
    expect([read.status, read.json.secret]).toEqual([200, undefined]);
    partner.received = [];
    expect((await post(`/webhooks/endpoints/${created.json.id}/test`)).json).toMatchObject({ success: true });
    await expect.poll(receivedEvents).toEqual(["webhook.test"]);
    await call("DELETE", `/webhooks/endpoints/${created.json.id}`);
    expect(await signedWith(rotated.json.secret)).toBe(false);
  });
});
