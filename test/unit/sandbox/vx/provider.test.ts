/** The provider for VX against the simulated VX, over HTTP, with webhooks checked as the proxy checks them. */

import { beforeEach, describe, expect, it } from "vitest";
import type { ProviderReport } from "../../../../src/contract/visit-report.js";
import { vxConfig } from "../../../../src/providers/vx/config.js";
import { createVx } from "../../../../src/providers/vx/provider.js";
import { createOutbound } from "../../../../src/proxy/outbound.js";
import { verifyWebhook } from "../../../../src/proxy/verify-webhook.js";
import { BASIC_CLIENT } from "../../../../src/sandbox/vx/account.js";
import { PlainBrowser } from "../plain-browser.js";
import { runningSandbox } from "../running-sandbox.js";
import { type Received, webhookReceiver } from "../webhook-receiver.js";

const sandbox = runningSandbox();
const partner = webhookReceiver();
let vx: ReturnType<typeof createVx>;

/** Makes the provider from a configuration with the sandbox credentials. */
async function configure(change: object = {}): Promise<typeof vx> {
  const { json } = await sandbox.get("/_sandbox/credentials");
  const config = vxConfig.parse({ id: "vx", ...json.vx, ...change });
  const outbound = createOutbound({
    provider: "vx",
    name: "Veratad VX",
    timeoutSeconds: 5,
    fetch,
    now: Date.now,
    log: () => {},
  });
  return createVx(config, { outbound, now: Date.now });
}

beforeEach(async () => {
  vx = await configure();
});

const createSession = () =>
  vx.createSession({
    email: "jane@example.com",
    reference: "11111111-1111-4111-8111-111111111111",
    referenceData: "application-7",
    sendInvitationEmail: false,
    webhookUrl: partner.url,
    routesUrl: "https://onboarding.example/v1/providers/org",
  });
const customer = (id: string, does: string) => sandbox.post(`/_sandbox/vx/${id}/customer`, { does });
const decide = (id: string, outcome: string) => sandbox.post(`/_sandbox/vx/${id}/decide`, { outcome });
const requests = async (path: string) => {
  const { json } = await sandbox.get("/_sandbox/requests");
  return json
    .filter((one: { path: string }) => one.path.includes(path))
    .map(({ status }: { status: number }) => status);
};

function isGenuine({ headers, body }: Received): Promise<boolean> {
  const given = new Headers(
    Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
  );
  return verifyWebhook(vx.webhookSecurity, given, new TextEncoder().encode(body), Date.now());
}

/** The reports of all received webhooks, in the order of the journey. Each is checked for its proof. */
async function reports(): Promise<(ProviderReport | null)[]> {
  expect(await Promise.all(partner.received.map(isGenuine))).toEqual(partner.received.map(() => true));
  const reported = partner.received.flatMap(({ json }) => vx.readWebhook(json)).map(({ report }) => report);
  return reported.toSorted((a, b) => (a?.at ?? 0) - (b?.at ?? 0) || stopsOf(a) - stopsOf(b));
}

const stopsOf = (report: ProviderReport | null) =>
  (report?.result?.journey as { stops: unknown[] } | undefined)?.stops.length ?? 0;

describe("a visit with VX", () => {
  it("goes from the invite to approval", async () => {
    const { providerReference: id, inviteUrl, frame } = await createSession();
    expect(frame).toEqual({
      url: inviteUrl,
      origin: sandbox.url,
      allow: "camera; fullscreen",
      sandbox: "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox",
    });
    expect(await vx.readStatus(id)).toEqual({ status: "Inactive", providerStatus: "" });

    const page = await new PlainBrowser().open(inviteUrl);
    const landed = await vx.readStatus(id);
    expect(landed).toEqual({
      status: "Inactive",
      providerStatus: "INIT",
      progress: "opened",
      at: expect.any(Number),
    });
    await page.submit({ fn: "Jane", ln: "Smith", dob: "1990-01-15" });
    expect(await vx.readStatus(id)).toMatchObject({ status: "Active", providerStatus: "IN PROGRESS" });
    await page.submit();
    expect(await vx.readStatus(id)).toMatchObject({ status: "Completed", outcome: "pending" });
    await expect.poll(() => partner.received).toHaveLength(2);
    await decide(id, "approved");
    const approved = await vx.readStatus(id);
    expect(approved).toMatchObject({
      status: "Completed",
      outcome: "approved",
      settled: true,
      providerStatus: "PASS",
      result: {
        fn: "Jane",
        ln: "Smith",
        dob: "19900115",
        request_id: id,
        reference: "11111111-1111-4111-8111-111111111111",
      },
      person: { firstName: "Jane", lastName: "Smith", gender: "M" },
    });

    const reported = await reports();
    expect(reported.map((report) => [report?.status, report?.outcome])).toEqual([
      ["Active", undefined],
      ["Active", undefined],
      ["Completed", "approved"],
    ]);
    expect(reported.map(stopsOf)).toEqual([2, 3, 4]);
    expect(Math.abs((approved.at ?? 0) - Date.now())).toBeLessThan(60_000);
    const events = partner.received.flatMap(({ json }) => vx.readWebhook(json));
    expect(new Set(events.map(({ eventKey }) => eventKey)).size).toBe(3);
    for (const { subject } of events) expect(subject).toEqual({ by: "providerReference", value: id });
  });

  it.each([
    ["declined", { status: "Completed", outcome: "declined" }, { status: "Completed", outcome: "declined" }],
    ["in_review", { status: "Completed", outcome: "in_review" }, { status: "Active", outcome: "in_review" }],
  ])("ends up %s, by polling and by webhook", async (outcome, polled, expected) => {
    const { providerReference: id } = await createSession();
    await decide(id, outcome);
    expect(await vx.readStatus(id)).toMatchObject(polled);
    expect((await reports()).at(-1)).toMatchObject(expected);
  });

  it("ends with its link", async () => {
    const { providerReference: id } = await createSession();
    await customer(id, "opens");
    await decide(id, "expired");
    expect(await vx.readStatus(id)).toMatchObject({ ended: "expired", outcome: "expired" });
  });

  it("has its webhooks protected by basic authentication where the client has that", async () => {
    const { id: clientId, secret: clientSecret, webhookAuth } = BASIC_CLIENT;
    vx = await configure({ clientId, clientSecret, webhookAuth });
    await decide((await createSession()).providerReference, "approved");
    expect(await reports()).toHaveLength(3);
    vx = await configure();
    for (const received of partner.received) expect(await isGenuine(received)).toBe(false);
  });
});

describe("the token, against the sandbox", () => {
  it("is shared, and renewed once when it has run out there", async () => {
    const { providerReference: id } = await createSession();
    const read = () => Promise.all(Array.from({ length: 5 }, () => vx.readStatus(id)));
    await read();
    expect(await requests("/oauth/token")).toEqual([200]);
    await sandbox.advance(3600);
    await read();
    expect(await requests("/oauth/token")).toEqual([200, 200]);
    expect(await requests("/api/session/result/")).toEqual(
      expect.arrayContaining([...Array(10).fill(200), ...Array(5).fill(401)]),
    );
  });

  it.each([
    [{ clientSecret: "guess" }, { code: "provider_rejected", providerCode: "access_denied" }],
    [{ age: "21+", baseUrl: "http://127.0.0.1:1" }, { code: "provider_unavailable" }],
  ])("fails with %o", async (change, error) => {
    vx = await configure(change);
    await expect(createSession()).rejects.toMatchObject(error);
  });

  it("distinguishes an unknown session, an outage and garbage", async () => {
    const { providerReference: id } = await createSession();
    await expect(vx.readStatus("4ed2ec66-9471-415d-99ce-7bd1742fc2b8")).rejects.toMatchObject({
      code: "provider_rejected",
      providerCode: "not_found",
    });
    const fault = { provider: "vx", route: "result" };
    await sandbox.post("/_sandbox/faults", { ...fault, kind: "status", value: 503 });
    await expect(vx.readStatus(id)).rejects.toMatchObject({
      code: "provider_unavailable",
      providerCode: "SBX503",
    });
    await sandbox.post("/_sandbox/faults", { ...fault, kind: "garbage" });
    await expect(vx.readStatus(id)).rejects.toMatchObject({ code: "provider_response_invalid" });
    await sandbox.post("/_sandbox/faults", { ...fault, kind: "drop" });
    await expect(vx.readStatus(id)).rejects.toMatchObject({ code: "provider_unavailable" });
    expect(await vx.readStatus(id)).toMatchObject({ status: "Inactive" });
  });
});
