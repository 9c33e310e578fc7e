import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { BASIC_CLIENT, HMAC_CLIENT } from "../../../../src/sandbox/vx/account.js";
import { vxSandbox } from "./vx-sandbox.js";

const DAY = 86_400;
const { create, customer, decide, delivered, partner, receivedInOrder, sandbox, statusOf } = vxSandbox();

describe("webhooks", () => {
  it("follow every component, and the verdict", async () => {
    const { id } = await create();
    await customer(id, "submits");
    await sandbox.advance(60);
    expect(delivered()).toEqual([
      ["PENDING", "AgeMatch5.0", "PASS"],
      ["PENDING", "DCAMSPLUS5.0.Enhanced.OCR", "PENDING"],
      ["PASS", "DCAMSPLUS5.0.Enhanced.OCR", "PASS"],
    ]);
    const [first, second, last] = receivedInOrder();
    expect(first?.json).not.toHaveProperty("dcams_plus");
    expect(second?.json.dcams_plus).toMatchObject({ service: "DCAMSPLUS5.0.Enhanced.OCR" });
    const { current_status: _, ...result } = await statusOf(id);
    expect(last?.json).toEqual(result);
  });

  it("tell their order by the last stop's time", async () => {
    const { id } = await create();
    for (const outcome of ["in_review", "approved", "declined"]) await decide(id, outcome);
    const times = receivedInOrder().map(({ json }) => json.journey.stops.at(-1).timestamp.slice(0, 23));
    expect(times).toEqual([...new Set(times)].toSorted());
    expect(times).toHaveLength(5);
  });

  it("carry an HMAC of the body, or basic authentication, as the client has it", async () => {
    await decide((await create()).id, "declined");
    const auth = HMAC_CLIENT.webhookAuth;
    if (!("hmac" in auth)) throw new Error("no hmac");
    for (const { body, headers } of partner.received) {
      const signature = createHmac("sha256", auth.hmac.secrets[0] ?? "")
        .update(body)
        .digest("hex");
      expect(headers["x-vx-signature"]).toBe(signature);
      expect(headers.authorization).toBeUndefined();
    }
    partner.received.length = 0;
    await sandbox.post(`/_sandbox/vx/${(await create({}, BASIC_CLIENT)).id}/decide`, { outcome: "declined" });
    const basic = BASIC_CLIENT.webhookAuth;
    if (!("basic" in basic)) throw new Error("no basic");
    expect(partner.received).toHaveLength(3);
    for (const { headers } of partner.received) {
      expect(headers.authorization).toBe(`Basic ${btoa(`${basic.basic.user}:${basic.basic.password}`)}`);
      expect(headers["x-vx-signature"]).toBeUndefined();
    }
  });

  it("go to the session's endpoint and to that of the control call", async () => {
    const { id } = await create({ webhook: undefined });
    await customer(id, "leaves");
    expect(partner.received).toEqual([]);
    await sandbox.post("/_sandbox/webhooks", { provider: "vx", url: `${partner.url}/client` });
    await decide(id, "approved");
    expect(delivered().map(([status]) => status)).toEqual(["PENDING", "PASS"]);
    const other = await create();
    await customer(other.id, "leaves");
    expect(partner.received.filter(({ json }) => json.request_id === other.id)).toHaveLength(2);
  });

  it("are tried again after 1, 5, 15 and 60 minutes, and not when they are refused", async () => {
    partner.replies = [{ status: 500 }, { status: 429 }, { status: 503 }, { status: 408 }, { status: 500 }];
    const { id } = await create();
    await customer(id, "leaves");
    const waits = [60, 300, 900, 3600];
    for (const [index, wait] of waits.entries()) {
      await sandbox.advance(wait - 1);
      expect(partner.received).toHaveLength(index + 1);
      await sandbox.advance(1);
      expect(partner.received).toHaveLength(index + 2);
    }
    await sandbox.advance(7 * DAY);
    expect(partner.received).toHaveLength(5);
    expect(new Set(partner.received.map(({ body }) => body)).size).toBe(1);

    partner.received.length = 0;
    partner.replies = [{ status: 401 }];
    await customer((await create()).id, "leaves");
    await sandbox.advance(DAY / 2);
    expect(partner.received).toHaveLength(1);
  });
});
