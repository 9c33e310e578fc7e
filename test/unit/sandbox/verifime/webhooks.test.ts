import { createHmac } from "node:crypto";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { beforeEach, describe, expect, it } from "vitest";
import { runningSandbox } from "../running-sandbox.js";
import { type Reply, webhookReceiver } from "../webhook-receiver.js";

const sandbox = runningSandbox({ verifime: { assessmentSeconds: [120, 120] } });
const partner = webhookReceiver();
const MINUTES = 60;
const HOURS = 3600;

beforeEach(async () => {
  await sandbox.post("/_sandbox/webhooks", { provider: "verifime", url: partner.url });
});

const submit = (ref: string) => sandbox.post(`/_sandbox/verifime/${ref}/customer`, { does: "submits" });
const decide = (ref: string, body: unknown) => sandbox.post(`/_sandbox/verifime/${ref}/decide`, body);
const deliveries = async () => (await sandbox.get("/_sandbox/deliveries")).json;

/** Sends an event that is answered with these replies, and returns a reader of its delivery. */
async function deliver(...replies: Reply[]) {
  partner.replies = replies;
  const { ref } = await sandbox.invite();
  await decide(ref, { riskLevel: "LOW" });
  return async () => (await deliveries())[0];
}

describe("the RISK_ASSESSMENT_UPDATED webhook", () => {
  it("follows the submission, some minutes later, as documented and signed", async () => {
    const { ref } = await sandbox.invite({
      referenceData: "application-7",
      customerContext: { firstName: "Jane", middleName: "Marie", familyName: "Smith" },
    });
    await submit(ref);
    await sandbox.advance(119);
    expect(partner.received).toEqual([]);
    await sandbox.advance(1);
    expect(partner.received).toHaveLength(1);

    const [{ body, headers, json } = { body: "", headers: {}, json: {} }] = partner.received;
    expect(json).toEqual({
      eventId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      eventName: "RISK_ASSESSMENT_UPDATED",
      customerName: "Jane Marie Smith",
      assessmentStatus: "ASSESSED",
      riskLevel: "LOW",
      assessmentPortalUrl: expect.stringContaining(sandbox.url),
      eventTimestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      metadata: "application-7",
    });
    const { secrets } = (await sandbox.get("/_sandbox/credentials")).json.verifime;
    const signature = createHmac("sha256", secrets[0]).update(body).digest("hex");
    expect(headers["x-verifime-signature"]).toBe(signature);
    expect(headers["x-verifime-version"]).toBe("1");
    expect(headers["content-type"]).toBe("application/json");
    expect((await sandbox.get(json.assessmentPortalUrl)).text).toContain("Jane Marie Smith");
  });

  it("takes between one and three minutes, unless the host sets another time", async () => {
    const { createSandbox } = await import("../../../../src/sandbox/sandbox.js");
    for (const [random, seconds] of [
      [0, 60],
      [0.5, 120],
      [0.999999, 180],
    ] as const) {
      let sent = 0;
      let draws = 0;
      const own = createSandbox({
        baseUrl: "http://sandbox.example",
        // The first draws make the reference; a constant would do for that as well.
        random: () => (draws++ < 31 ? (draws % 16) / 16 : random),
        fetch: async () => {
          sent++;
          return new Response();
        },
        webhooks: [{ provider: "verifime", url: "https://partner.example/hooks" }],
      });
      const post = async (path: string, body: unknown) => {
        const request = new Request(`http://sandbox.example${path}`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(body),
        });
        return (await own.fetch(request)).json() as Promise<Record<string, unknown>>;
      };
      const invited = await post("/verifime/v1/user/invite", { email: "a@b.example", code: "ORGCODE123" });
      await post(`/_sandbox/verifime/${invited.trackingReference}/customer`, { does: "submits" });
      await post("/_sandbox/clock", { advanceSeconds: seconds - 2 });
      expect(sent).toBe(0);
      await post("/_sandbox/clock", { advanceSeconds: 2 });
      expect(sent).toBe(1);
      own.close();
    }
  });

  it("gives back an empty referenceData as it is", async () => {
    const { ref } = await sandbox.invite({ referenceData: "" });
    await decide(ref, { riskLevel: "LOW" });
    expect(partner.received[0]?.json.metadata).toBe("");
  });

  it("has metadata null where the invite had no referenceData", async () => {
    const { ref } = await sandbox.invite();
    await decide(ref, { riskLevel: "LOW" });
    expect(partner.received[0]?.json.metadata).toBeNull();
  });

  it.each([
    ["Marie", "LOW"],
    ["Pepita", "HIGH"],
    ["SANCTION", "EXTREME"],
    ["pep-sanction", "EXTREME"],
  ])("rates the middle name %s as %s", async (middleName, riskLevel) => {
    const customerContext = { firstName: "Jane", middleName, familyName: "Smith" };
    const { ref } = await sandbox.invite({ customerContext });
    await submit(ref);
    await sandbox.advance(120);
    expect(partner.received.map(({ json }) => json.riskLevel)).toEqual([riskLevel]);
  });

  it("takes the middle name out of a full name", async () => {
    const { ref } = await sandbox.invite({ customerContext: { fullName: "Jane Maria Sanction Smith" } });
    await submit(ref);
    await sandbox.advance(120);
    const { customerName, riskLevel } = partner.received[0]?.json ?? {};
    expect([customerName, riskLevel]).toEqual(["Jane Maria Sanction Smith", "EXTREME"]);
  });

  it("is sent at once on a decision, and not a second time by the clock", async () => {
    const { ref } = await sandbox.invite();
    await submit(ref);
    const { status, json } = await decide(ref, { riskLevel: "NO RISK DETECTED" });
    expect([status, json.outcome]).toEqual([200, "NO RISK DETECTED"]);
    expect(partner.received.map((one) => one.json.riskLevel)).toEqual(["NO RISK DETECTED"]);
    await sandbox.advance(1 * HOURS);
    expect(partner.received).toHaveLength(1);
  });

  it("is sent for an intermediate status and for a changed risk level, as an event of its own", async () => {
    const { ref } = await sandbox.invite();
    await decide(ref, { riskLevel: null, assessmentStatus: "PRELIMINARY" });
    await decide(ref, { riskLevel: "MEDIUM" });
    const events = partner.received.map(({ json }) => [json.assessmentStatus, json.riskLevel]);
    expect(events).toEqual([
      ["PRELIMINARY", null],
      ["ASSESSED", "MEDIUM"],
    ]);
    expect(partner.received[0]?.json.eventId).not.toBe(partner.received[1]?.json.eventId);
  });

  it("tells the order of assessments by their times, also within one second", async () => {
    const { ref } = await sandbox.invite();
    for (const riskLevel of ["LOW", "HIGH", "MEDIUM"]) await decide(ref, { riskLevel });
    const times = partner.received.map(({ json }) => Date.parse(json.eventTimestamp));
    expect(times).toEqual([...new Set(times)].toSorted((a, b) => a - b));
    expect(times).toHaveLength(3);
  });

  it("is sent by force-verify too", async () => {
    const { ref } = await sandbox.invite({ customerContext: { middleName: "pep" } });
    await sandbox.post(`/verifime/v1/user/signup/tracking/${ref}/force-verify`);
    await sandbox.advance(0);
    expect(partner.received.map(({ json }) => json.riskLevel)).toEqual(["HIGH"]);
  });

  it("goes to every endpoint, once to each", async () => {
    const second = `${partner.url}/second`;
    for (const url of [second, second]) {
      await sandbox.post("/_sandbox/webhooks", { provider: "verifime", url });
    }
    const { ref } = await sandbox.invite();
    await decide(ref, { riskLevel: "LOW" });
    expect((await deliveries()).map(({ url }: { url: string }) => url)).toEqual([partner.url, second]);
    expect(partner.received).toHaveLength(2);
  });

  it("is listed as not sent where there is no endpoint", async () => {
    await sandbox.post("/_sandbox/reset");
    const { ref } = await sandbox.invite();
    await decide(ref, { riskLevel: "LOW" });
    expect(await deliveries()).toMatchObject([{ session: ref, url: null, state: "no_endpoint" }]);
  });
});

describe("a delivery", () => {
  it.each([200, 202, 204])("is done with a %i", async (status) => {
    const delivery = await deliver({ status });
    await sandbox.advance(24 * HOURS);
    expect(await delivery()).toMatchObject({
      state: "delivered",
      attempts: [{ status }],
      nextAttemptAt: null,
    });
    expect(partner.received).toHaveLength(1);
  });

  it.each([400, 401, 404, 410, 302])("is stopped for good by a %i", async (status) => {
    const delivery = await deliver({ status });
    await sandbox.advance(24 * HOURS);
    expect(await delivery()).toMatchObject({ state: "refused", attempts: [{ status }] });
    expect(partner.received).toHaveLength(1);
  });

  it.each([408, 429, 500, 503])(
    "is tried again 15 minutes after a %i, with the same body",
    async (status) => {
      const delivery = await deliver({ status });
      expect(await delivery()).toMatchObject({ state: "waiting", attempts: [{ status }] });
      await sandbox.advance(15 * MINUTES - 5);
      expect(partner.received).toHaveLength(1);
      await sandbox.advance(5);
      expect(await delivery()).toMatchObject({ state: "delivered", attempts: [{ status }, { status: 200 }] });
      const [first, again] = partner.received;
      expect(again?.body).toBe(first?.body);
      expect(again?.headers["x-verifime-signature"]).toBe(first?.headers["x-verifime-signature"]);
    },
  );

  it("is given up after five attempts", async () => {
    const delivery = await deliver(...Array<Reply>(9).fill({ status: 500 }));
    await sandbox.advance(4 * 15 * MINUTES - 5);
    expect(partner.received).toHaveLength(4);
    await sandbox.advance(24 * HOURS);
    expect(partner.received).toHaveLength(5);
    const { attempts, state, nextAttemptAt } = await delivery();
    expect([state, nextAttemptAt]).toEqual(["given_up", null]);
    const times = attempts.map(({ at }: { at: string }) => Date.parse(at));
    for (const [index, time] of times.slice(1).entries()) {
      expect((time - times[index]) / 1000 / MINUTES).toBeCloseTo(15, 1);
    }
  });

  it("is tried again when no answer comes within 30 seconds", async () => {
    const delivery = await deliver("never");
    expect((await delivery()).attempts).toMatchObject([{ status: null, error: null }]);
    await sandbox.advance(20);
    expect((await delivery()).attempts).toMatchObject([{ status: null, error: null }]);
    await sandbox.advance(10);
    expect((await delivery()).attempts).toMatchObject([{ status: null, error: "no answer within 30 s" }]);
    await sandbox.advance(15 * MINUTES);
    expect(await delivery()).toMatchObject({ state: "delivered" });
  });

  it("is tried again when nobody listens", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, "close");
    await sandbox.post("/_sandbox/reset");
    const url = `http://127.0.0.1:${port}/hooks`;
    await sandbox.post("/_sandbox/webhooks", { provider: "verifime", url });
    const { ref } = await sandbox.invite();
    await decide(ref, { riskLevel: "LOW" });
    const [delivery] = await deliveries();
    expect(delivery).toMatchObject({ state: "waiting", attempts: [{ status: null }] });
    expect(delivery.attempts[0].error).toContain("ECONNREFUSED");
  });

  it.each([429, 503])("obeys the seconds of Retry-After on a %i", async (status) => {
    await deliver({ status, headers: { "retry-after": "7200" } });
    await sandbox.advance(2 * HOURS - 5);
    expect(partner.received).toHaveLength(1);
    await sandbox.advance(5);
    expect(partner.received).toHaveLength(2);
  });

  it("obeys the date of Retry-After", async () => {
    const date = new Date(Date.now() + 3 * HOURS * 1000).toUTCString();
    await deliver({ status: 503, headers: { "retry-after": date } });
    await sandbox.advance(3 * HOURS - 60);
    expect(partner.received).toHaveLength(1);
    await sandbox.advance(60);
    expect(partner.received).toHaveLength(2);
  });

  it("waits twelve hours at the most", async () => {
    await deliver({ status: 429, headers: { "retry-after": String(48 * HOURS) } });
    await sandbox.advance(12 * HOURS - 5);
    expect(partner.received).toHaveLength(1);
    await sandbox.advance(5);
    expect(partner.received).toHaveLength(2);
  });

  it("ignores Retry-After on another answer, and one that can't be read", async () => {
    await deliver({ status: 500, headers: { "retry-after": "7200" } });
    await deliver({ status: 503, headers: { "retry-after": "soon" } });
    await sandbox.advance(15 * MINUTES);
    expect(partner.received).toHaveLength(4);
  });

  it("is dropped by a reset, with the endpoint", async () => {
    await deliver({ status: 500 });
    await sandbox.post("/_sandbox/reset");
    await sandbox.advance(1 * HOURS);
    expect(partner.received).toHaveLength(1);
    expect(await deliveries()).toEqual([]);
  });
});
