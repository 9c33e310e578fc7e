/** The sandbox's own pages as a browser without scripts gets them, and the calls behind a session's page. */
import { describe, expect, it } from "vitest";
import { runningSandbox } from "./running-sandbox.js";
import { webhookReceiver } from "./webhook-receiver.js";

const sandbox = runningSandbox();
const receiver = webhookReceiver();
const page = async (path: string) => (await sandbox.get(path, { headers: { accept: "text/html" } })).text;

async function register(): Promise<void> {
  await sandbox.post("/_sandbox/webhooks", { provider: "verifime", url: receiver.url });
}

describe("the list of sessions", () => {
  it("has what a search finds", async () => {
    const one = await sandbox.invite({ email: "ada@example.com" });
    const other = await sandbox.invite({ email: "grace@example.com" });
    expect(await page("/")).toContain(`_sandbox/verifime/${one.ref}"`);
    const found = await page("/?q=grace%20inactive");
    expect(found).toContain(`_sandbox/verifime/${other.ref}"`);
    expect(found).not.toContain(`_sandbox/verifime/${one.ref}"`);
    expect(await page("/?provider=veriff")).not.toContain(one.ref);
  });

  it("repeats a search as text", async () => {
    expect(await page("/?q=%22%3E%3Cscript%3E")).not.toContain("<script>");
  });
});

describe("a session's page", () => {
  it("tells what happened in order, with the bodies, and nothing of other sessions", async () => {
    await register();
    const { ref } = await sandbox.invite({ email: "ada@example.com" });
    const other = await sandbox.invite({ email: "grace@example.com" });
    await sandbox.status(ref);
    await sandbox.post(`/_sandbox/verifime/${ref}/customer`, { does: "submits" });
    const { json } = await sandbox.get(`/_sandbox/verifime/${ref}`);
    expect(json).toMatchObject({ provider: "verifime", session: ref, customer: expect.any(String) });
    expect(json.history.map(({ what, status }: { what: string; status: number }) => [what, status])).toEqual([
      ["POST /verifime/v1/user/invite", 200],
      [`GET /verifime/v1/user/signup/tracking/${ref}/status`, 200],
      ["The customer: hand everything in", null],
    ]);
    expect(JSON.parse(json.history[0].request)).toMatchObject({ email: "ada@example.com" });
    expect(JSON.parse(json.history[0].answer)).toMatchObject({ trackingReference: ref });
    const text = await page(`/_sandbox/verifime/${ref}`);
    expect(text).toContain("ada@example.com");
    expect(text).not.toContain(other.ref);
  });

  it("is 404 for a session that doesn't exist", async () => {
    expect((await sandbox.get("/_sandbox/verifime/none")).status).toBe(404);
  });
});

describe("a webhook", () => {
  const deliveries = async () => (await sandbox.get("/_sandbox/deliveries")).json;

  it("is sent again with the same body, as a delivery of its own", async () => {
    await register();
    const { ref } = await sandbox.invite();
    await sandbox.post(`/_sandbox/verifime/${ref}/decide`, { riskLevel: "LOW" });
    const [first] = await deliveries();
    const before = receiver.received.length;
    const sent = await sandbox.post(`/_sandbox/deliveries/${first.id}/redeliver`);
    expect(sent.status).toBe(200);
    expect(receiver.received.length).toBe(before + 1);
    expect(receiver.received.at(-1)?.body).toBe(first.body);
    expect((await deliveries()).at(-1)).toMatchObject({
      event: first.event,
      state: "delivered",
      session: ref,
    });
  });

  it("that nobody got goes to the endpoint that there is now, and to none without one", async () => {
    const { ref } = await sandbox.invite();
    await sandbox.post(`/_sandbox/verifime/${ref}/decide`, { riskLevel: "LOW" });
    const [first] = await deliveries();
    expect(first.state).toBe("no_endpoint");
    expect((await sandbox.post(`/_sandbox/deliveries/${first.id}/redeliver`)).status).toBe(400);
    await register();
    expect((await sandbox.post(`/_sandbox/deliveries/${first.id}/redeliver`)).status).toBe(200);
    expect(receiver.received.at(-1)?.body).toBe(first.body);
    expect((await sandbox.post("/_sandbox/deliveries/none/redeliver")).status).toBe(404);
  });
});
