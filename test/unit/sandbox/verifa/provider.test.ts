/** The provider for Verifa against the simulated Verifa, over HTTP, from invite to redaction. */
import { beforeEach, describe, expect, it } from "vitest";
import type { OutboundRequest, ProviderInvite } from "../../../../src/providers/provider.js";
import { createVerifa } from "../../../../src/providers/verifa/provider.js";
import { verifyWebhook } from "../../../../src/proxy/verify-webhook.js";
import { PlainBrowser } from "../plain-browser.js";
import { runningSandbox } from "../running-sandbox.js";
import { webhookReceiver } from "../webhook-receiver.js";

const sandbox = runningSandbox();
const partner = webhookReceiver();
const INVITE: ProviderInvite = {
  email: "jane@example.com",
  reference: "2bf528f7-4b9c-44f0-b928-fdc7afc5ca1b",
  referenceData: "case-4711",
  externalRef: "user/abc 123",
  customerContext: { firstName: "Jane", familyName: "Smith", dateOfBirth: "1990-01-15" },
  sendInvitationEmail: false,
  webhookUrl: "https://onboarding.bank.example/v1/webhooks/verifa/ORG",
  routesUrl: "https://onboarding.example/v1/providers/org",
};

let provider: ReturnType<typeof createVerifa>;
let headers: Record<string, string>;

beforeEach(async () => {
  const credentials = (await sandbox.get("/_sandbox/credentials")).json.verifa;
  headers = { "x-api-key": credentials.apiKey };
  provider = createVerifa(credentials, {
    now: Date.now,
    async outbound({ url, route: _, ...init }: OutboundRequest) {
      const answer = await fetch(url, init);
      return { status: answer.status, headers: answer.headers, text: await answer.text() };
    },
  });
  await sandbox.post("/_sandbox/webhooks", { provider: "verifa", url: partner.url });
});

const control = (id: string, what: "customer" | "decide", body: object) =>
  sandbox.post(`/_sandbox/verifa/${id}/${what}`, body);
const style = (body: object) =>
  sandbox.get("/verifa/api/v1/webhooks/sandbox-style", {
    method: "PATCH",
    headers,
    body: JSON.stringify(body),
  });

/** The webhooks received so far, each verified and read, in the order of arrival. */
async function reports() {
  await sandbox.advance(0);
  return Promise.all(
    partner.received.map(async ({ headers, body, json }) => {
      const given = new Headers({ "x-verifa-signature": String(headers["x-verifa-signature"]) });
      const bytes = new TextEncoder().encode(body);
      expect(await verifyWebhook(provider.webhookSecurity, given, bytes, Date.now())).toBe(true);
      const [event] = provider.readWebhook(json);
      if (!event) throw new Error("no event");
      return { name: String(json.event), ...event };
    }),
  );
}

describe("the provider for Verifa and the simulated Verifa", () => {
  it("agree from the invite to redaction", async () => {
    const session = await provider.createSession(INVITE);
    const id = session.providerReference;
    expect(session.frame).toMatchObject({ url: session.inviteUrl, origin: sandbox.url });
    expect(await provider.readStatus(id)).toEqual({
      providerStatus: "pending",
      status: "Inactive",
      isSandbox: true,
    });

    await control(id, "customer", { does: "opens" });
    expect(await provider.readStatus(id)).toMatchObject({ providerStatus: "capturing", status: "Active" });
    await control(id, "customer", { does: "submits" });
    expect(await provider.readStatus(id)).toMatchObject({ status: "Completed", outcome: "pending" });
    await control(id, "decide", { outcome: "in_review" });
    expect(await provider.readStatus(id)).toMatchObject({ status: "Completed", outcome: "in_review" });
    await control(id, "decide", { outcome: "approved" });
    const verdict = await provider.readStatus(id);
    expect(verdict).toMatchObject({
      providerStatus: "approved",
      outcome: "approved",
      settled: true,
      person: { firstName: "Jane", lastName: "Smith", dateOfBirth: "1990-01-15", faceMatchPassed: true },
      identityReference: expect.stringMatching(/^identity_/),
    });

    const received = await reports();
    expect(await sandbox.sentEvents()).toEqual([
      "session.created",
      "session.started",
      "session.requires-review",
      "session.approved",
      "screening.completed",
      "identity.created",
    ]);
    expect(received).toHaveLength(6);
    expect(received.every(({ subject }) => subject.value === id)).toBe(true);
    expect(new Set(received.map(({ eventKey }) => eventKey)).size).toBe(6);
    const reportOf = Object.fromEntries(received.map(({ name, report }) => [name, report]));
    expect(Object.fromEntries(received.map(({ name, report }) => [name, report?.outcome]))).toEqual({
      "session.created": undefined,
      "session.started": undefined,
      "session.requires-review": "in_review",
      "session.approved": "approved",
      "screening.completed": undefined,
      "identity.created": undefined,
    });
    expect(reportOf["identity.created"]?.identityReference).toBe(verdict.identityReference);

    await expect(provider.renewLink(id)).rejects.toMatchObject({ code: "provider_rejected" });
    await provider.erase({ providerReference: id, identityReference: verdict.identityReference });
    const identity = `/verifa/api/v1/identities/${verdict.identityReference}`;
    expect((await sandbox.get(identity, { headers })).json).toMatchObject({
      status: "redacted",
      extracted_data: {},
    });
    expect((await provider.readStatus(id)).result).toMatchObject({ extracted_data: {} });
    await provider.erase({ providerReference: id });
  });

  it("make one session of an invite that is sent twice", async () => {
    const [one, two] = [await provider.createSession(INVITE), await provider.createSession(INVITE)];
    expect(two).toEqual(one);
    await expect(provider.createSession({ ...INVITE, externalRef: "somebody else" })).rejects.toMatchObject({
      providerCode: "idempotency_mismatch",
    });
  });

  it("bring a customer back whose link has run out", async () => {
    const session = await provider.createSession(INVITE);
    await sandbox.advance(20 * 60);
    expect(await provider.readStatus(session.providerReference)).toMatchObject({
      ended: "expired",
      outcome: "expired",
      at: Date.parse(session.expiresAt ?? ""),
    });
    const renewed = await provider.renewLink(session.providerReference);
    expect(renewed.inviteUrl).not.toBe(session.inviteUrl);
    expect(Date.parse(renewed.expiresAt ?? "")).toBeGreaterThan(Date.parse(session.expiresAt ?? ""));
    expect((await new PlainBrowser().open(renewed.inviteUrl)).heading).toBe("Verify your identity");
    expect(await provider.readStatus(session.providerReference)).toMatchObject({ status: "Active" });
  });

  it("understand each other in every style of webhook", async () => {
    for (const signature of ["timestamped", "plain"]) {
      for (const payload of ["nested", "flat"]) {
        for (const key_inflection of ["snake", "camel", "kebab"]) {
          await style({ signature, payload, key_inflection, approved_word: "verified" });
          partner.received = [];
          const reference = `${signature} ${payload} ${key_inflection}`;
          const { providerReference } = await provider.createSession({ ...INVITE, reference });
          await control(providerReference, "decide", { outcome: "approved" });
          const approval = (await reports()).find(({ name }) => name === "session.approved");
          expect(approval).toMatchObject({
            subject: { value: providerReference },
            report: { outcome: "approved", providerStatus: "verified" },
          });
        }
      }
    }
    expect(partner.received.length).toBeGreaterThan(0);
  });

  it("ask for another try, and for a decline after it", async () => {
    const { providerReference: id } = await provider.createSession(INVITE);
    await control(id, "decide", { outcome: "resubmission_requested" });
    expect((await provider.readStatus(id)).outcome).toBeUndefined();
    const link = await provider.renewLink(id);
    expect((await new PlainBrowser().open(link.inviteUrl)).status).toBe(200);
    await control(id, "decide", { outcome: "declined" });
    expect(await provider.readStatus(id)).toMatchObject({
      outcome: "declined",
      reasonCode: expect.any(String),
    });
    const outcomes = (await reports()).flatMap(({ report }) => report?.outcome ?? []);
    expect(outcomes).toEqual(["resubmission_requested", "declined"]);
  });
});
