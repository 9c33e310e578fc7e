import { describe, expect, it } from "vitest";
import { PlainBrowser } from "../plain-browser.js";
import { vxSandbox } from "./vx-sandbox.js";

const DAY = 86_400;
const { bearer, create, customer, decide, delivered, partner, read, receivedInOrder, sandbox, statusOf } =
  vxSandbox();

describe("control calls", () => {
  it("open, leave, and submit", async () => {
    const { id } = await create();
    expect((await customer(id, "opens")).json).toMatchObject({ status: "INIT", outcome: null, note: null });
    expect((await customer(id, "leaves")).json).toMatchObject({ status: "IN PROGRESS", note: "left" });
    expect((await customer(id, "opens")).json).toMatchObject({ status: "IN PROGRESS", note: null });
    expect((await customer(id, "submits")).json).toMatchObject({ status: "COMPLETED", outcome: "PENDING" });
    expect((await customer(id, "submits")).json).toMatchObject({ status: "COMPLETED" });
    expect((await customer(id, "leaves")).json).toMatchObject({ status: "COMPLETED", note: null });
    expect(partner.received).toHaveLength(2);
  });

  it.each([
    ["approved", "COMPLETED", "PASS"],
    ["declined", "COMPLETED", "FAIL"],
    ["in_review", "PENDING", "PENDING"],
  ])("decide %s, also before the customer has done anything", async (outcome, progress, result) => {
    const { id } = await create();
    expect((await decide(id, outcome)).json).toMatchObject({ status: progress, outcome: result });
    await sandbox.advance(DAY);
    expect(await statusOf(id)).toMatchObject({ current_status: progress });
    expect(receivedInOrder().at(-1)?.json).toMatchObject({
      status: result,
      dcams_plus: { action: outcome === "in_review" ? "REVIEW" : result },
    });
  });

  it("decide anew: a review ends, a verdict is revised", async () => {
    const { id } = await create();
    for (const outcome of ["in_review", "approved", "declined"]) await decide(id, outcome);
    expect(delivered().map(([status]) => status)).toEqual(["PENDING", "PENDING", "PENDING", "PASS", "FAIL"]);
    expect(await statusOf(id)).toMatchObject({ status: "FAIL" });
  });

  it("let a link run out, unless the journey is through", async () => {
    const { id } = await create();
    expect((await decide(id, "expired")).json).toMatchObject({ status: "LINK EXPIRED" });
    expect(await statusOf(id)).toMatchObject({ current_status: "LINK EXPIRED", status: "PENDING" });
    expect((await customer(id, "submits")).status).toBe(400);
    expect((await decide(id, "approved")).status).toBe(400);
    const done = await create();
    await customer(done.id, "submits");
    expect((await decide(done.id, "expired")).status).toBe(400);
    expect(await statusOf(done.id)).toMatchObject({ current_status: "COMPLETED" });
  });

  it("refuse other decisions, and tell which there are", async () => {
    const { id } = await create();
    const { status, json } = await decide(id, "abandoned");
    expect(status).toBe(400);
    expect(json.detail).toContain("approved, declined, in_review, expired");
  });

  it("make faults in the shape of the call", async () => {
    const { id } = await create();
    await sandbox.post("/_sandbox/faults", { provider: "vx", route: "result", kind: "status", value: 401 });
    expect((await read(id)).json.error).toBe("invalid_token");
    await sandbox.post("/_sandbox/faults", { provider: "vx", route: "create", kind: "status", value: 500 });
    const answer = await sandbox.post("/vx/api/session/create_session", {}, await bearer());
    expect([answer.status, answer.json.error.code]).toEqual([500, "SBX500"]);
  });

  it("reset everything, the people too", async () => {
    const { id } = await create();
    await decide(id, "approved");
    await sandbox.post("/_sandbox/reset");
    expect((await read(id)).status).toBe(404);
    expect((await new PlainBrowser().open((await create()).link)).heading).toBe("Your age");
  });
});
