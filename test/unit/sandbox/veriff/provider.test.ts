import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { OutboundRequest, ProviderInvite } from "../../../../src/providers/provider.js";
import { createVeriff } from "../../../../src/providers/veriff/provider.js";
import { verifyWebhook } from "../../../../src/proxy/verify-webhook.js";
import { PlainBrowser } from "../plain-browser.js";
import { veriffSandbox } from "./veriff-sandbox.js";

const MINUTE = 60;
const DAY = 86_400;
const { credentials, customer, decide, partner, receivedEvents, sandbox } = veriffSandbox();

describe("the proxy's provider against the sandbox", () => {
  const provider = () =>
    createVeriff(
      { ...credentials, creationsPerMinute: 30, watchlistScreening: true },
      {
        now: Date.now,
        async outbound({ method, url, headers = {}, body }: OutboundRequest) {
          const answer = await fetch(url, { method, headers, ...(body === undefined ? {} : { body }) });
          return { status: answer.status, headers: answer.headers, text: await answer.text() };
        },
      },
    );
  const invite: ProviderInvite = {
    email: "jane@example.com",
    reference: randomUUID(),
    referenceData: "case-4711",
    externalRef: "fa820aba-019f-455a-ae81-cfca8075bc3f",
    customerContext: { firstName: "Jane", familyName: "Smith", dateOfBirth: "1990-01-15" },
    sendInvitationEmail: false,
    locale: "en-AU",
    webhookUrl: "https://onboarding.bank.example/v1/webhooks/veriff/ORG",
    routesUrl: "https://onboarding.example/v1/providers/org",
  };

  /** Verifies and reads what has come in, as the proxy does. */
  async function reports() {
    const all = [];
    for (const { headers, body } of partner.received) {
      const bytes = new TextEncoder().encode(body);
      const names = { "x-hmac-signature": String(headers["x-hmac-signature"]) };
      expect(await verifyWebhook(provider().webhookSecurity, new Headers(names), bytes, Date.now())).toBe(
        true,
      );
      const tampered = new TextEncoder().encode(body.replace("Jane", "John").replace(/\}$/, " }"));
      expect(await verifyWebhook(provider().webhookSecurity, new Headers(names), tampered, Date.now())).toBe(
        false,
      );
      all.push(...provider().readWebhook(JSON.parse(body)));
    }
    return all;
  }

  it("goes from the session to the decision", async () => {
    const { providerReference, inviteUrl, frame } = await provider().createSession(invite);
    expect(frame?.origin).toBe(sandbox.url);
    const status = () => provider().readStatus(providerReference);
    expect(await status()).toMatchObject({ status: "Inactive" });
    // A note would name members that Veriff doesn't document.
    expect((await sandbox.get("/_sandbox/sessions")).json).toMatchObject([{ note: null }]);

    const browser = await new PlainBrowser().open(inviteUrl);
    expect(await status()).toMatchObject({ status: "Active", providerStatus: "started" });
    await browser.submit();
    await browser.submit();
    await browser.submit();
    expect(await status()).toMatchObject({ status: "Completed", outcome: "pending" });

    await decide(providerReference, "approved");
    expect(await status()).toMatchObject({
      status: "Completed",
      outcome: "approved",
      settled: true,
      result: { person: { firstName: "JANE", lastName: "SMITH", dateOfBirth: "1990-01-15" } },
    });
    await expect.poll(receivedEvents).toEqual(["started", "submitted", "approved"]);
    expect(
      (await reports()).map(({ subject, report }) => [subject.value, report?.status, report?.outcome]),
    ).toEqual([
      [providerReference, "Active", undefined],
      [providerReference, "Completed", "pending"],
      [providerReference, "Completed", "approved"],
    ]);
  });

  it("follows a resubmission from attempt to attempt", async () => {
    const { providerReference } = await provider().createSession(invite);
    const status = () => provider().readStatus(providerReference);
    await decide(providerReference, "resubmission_requested");
    const asked = await status();
    expect(asked).toMatchObject({ outcome: "resubmission_requested", reasonCode: "204" });
    await sandbox.advance(MINUTE);
    await customer(providerReference, "opens");
    expect(await status()).toMatchObject({ outcome: "resubmission_requested" });
    await customer(providerReference, "submits");
    const pending = await status();
    expect(pending).toMatchObject({ outcome: "pending" });
    expect(pending.attempt).not.toBe(asked.attempt);
    expect(pending.at).toBeGreaterThan(asked.at ?? Number.POSITIVE_INFINITY);
    await decide(providerReference, "declined");
    expect(await status()).toMatchObject({ outcome: "declined", attempt: pending.attempt });
  });

  it("distinguishes expired and abandoned", async () => {
    const unopened = await provider().createSession(invite);
    const begun = await provider().createSession(invite);
    await customer(begun.providerReference, "opens");
    await sandbox.advance(7 * DAY);
    expect(await provider().readStatus(unopened.providerReference)).toMatchObject({ ended: "expired" });
    expect(await provider().readStatus(begun.providerReference)).toMatchObject({ ended: "abandoned" });
  });

  it("learns what screening has found, by reading and by webhook", async () => {
    await sandbox.post("/_sandbox/veriff/settings", { watchlistWebhook: true });
    const { providerReference } = await provider().createSession(invite);
    const control = (body: unknown) => sandbox.post(`/_sandbox/veriff/${providerReference}/decide`, body);
    await control({ outcome: "approved" });
    const status = () => provider().readStatus(providerReference);
    expect(await status()).toMatchObject({ assessment: { screening: "clear", monitored: true } });
    await sandbox.advance(90 * DAY);
    await control({ screening: "hit" });
    const hit = { screening: "hit", factors: ["sanctions"], monitored: true };
    expect(await status()).toMatchObject({ outcome: "approved", assessment: hit });
    await expect.poll(() => partner.received.length).toBe(5);
    const assessments = (await reports()).flatMap(({ report }) => report?.assessment ?? []);
    expect(assessments).toMatchObject([{ screening: "clear" }, hit]);
  });

  it("leaves the visit alone at a proof of address, and reads Full Auto", async () => {
    await sandbox.post("/_sandbox/veriff/settings", { fullAuto: true });
    const body = JSON.stringify({
      verification: { proofOfAddress: { acceptableTypes: [{ name: "GAS_BILL" }] } },
    });
    const headers = { "content-type": "application/json", "x-auth-client": credentials.apiKey };
    const created = await sandbox.get("/veriff/v1/sessions", { method: "POST", headers, body });
    await decide(created.json.verification.id, "declined");
    await expect.poll(() => partner.received.length).toBe(4);
    expect((await reports()).map(({ report }) => report && [report.status, report.outcome])).toEqual(
      expect.arrayContaining([null, ["Completed", "declined"]]),
    );
  });

  it("erases a customer's data", async () => {
    const { providerReference } = await provider().createSession(invite);
    await decide(providerReference, "approved");
    await provider().erase({ providerReference });
    expect((await sandbox.get("/_sandbox/sessions")).json).toEqual([]);
    await provider().erase({ providerReference });
  });
});
