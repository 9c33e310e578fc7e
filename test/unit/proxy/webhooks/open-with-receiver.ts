/** A proxy whose first organisation has one receiver, and ways to make things happen to a visit. */
import { randomBytes } from "node:crypto";
import { expect, onTestFinished } from "vitest";
import { type EventType, webhookBodySchema } from "../../../../src/contract/webhook-event-schemas.js";
import { webhookTransport } from "../../../../src/node/webhook-transport.js";
import { signCustomerToken } from "../support/customer-token.js";
import {
  API_KEY,
  CUSTOMER_SECRET,
  type Overrides,
  openGangway,
  type TestGangway,
} from "../support/open-gangway.js";
import { riskAssessment, webhookInit } from "../support/verifime-upstream.js";
import { startReceiver, type WebhookReceiver } from "./webhook-receiver.js";

export const SECRET = `whsec_${randomBytes(32).toString("base64")}`;
export const PARTNER = { headers: { "x-api-key": API_KEY } };

export interface Opened extends TestGangway {
  receiver: WebhookReceiver;
  /** Moves the clock and delivers what is due then. */
  after(seconds: number): Promise<void>;
  /** Activates a visit; that is one event. */
  activate(ref: string): Promise<void>;
  /** Invites and activates; resolves with the reference. */
  activated(): Promise<string>;
  complete(ref: string): Promise<void>;
  assess(reference: string): Promise<void>;
}

/** Zeros for the waits between attempts; real randomness for texts and references, which must differ. */
function noJitter(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  return length < 16 ? bytes : crypto.getRandomValues(bytes);
}

export async function openWithReceiver(overrides: Overrides = {}): Promise<Opened> {
  const receiver = await startReceiver();
  onTestFinished(() => expectDocumented(receiver));
  const gangway = await openGangway({
    ...overrides,
    config: { allowPrivateWebhooks: true, ...overrides.config },
    organisation: {
      webhooks: [{ url: receiver.url, secrets: [SECRET] }],
      ...overrides.organisation,
    },
    host: { sendWebhook: webhookTransport(), random: noJitter, ...overrides.host },
  });
  const visit = (ref: string) => `/v1/user/signup/tracking/${ref}`;
  const opened: Opened = {
    ...gangway,
    receiver,
    async after(seconds) {
      gangway.clock.now += seconds * 1000;
      await gangway.deliver();
    },
    async activate(ref) {
      const { email = "", externalRef = null } = (await gangway.store.visits.find(ref))?.invite ?? {};
      const claims = { sub: externalRef ?? email, aud: "HARBOUR" };
      const customerToken = await signCustomerToken(claims, CUSTOMER_SECRET, gangway.clock.now);
      const answer = await gangway.call("POST", `${visit(ref)}/activate`, { body: { customerToken } });
      expect(answer.status, answer.text).toBe(200);
      await gangway.deliver();
    },
    async activated() {
      const { trackingReference: ref = "" } = await gangway.invite();
      await opened.activate(ref);
      return ref;
    },
    async complete(ref) {
      gangway.upstream.statuses.set(ref, "Completed");
      gangway.clock.now += 1000;
      const answer = await gangway.call("GET", `${visit(ref)}/status`);
      expect(answer.json).toEqual({ status: "Completed", progress: "submitted" });
      await gangway.deliver();
    },
    async assess(reference) {
      const address = "https://onboarding.harbour.example/v1/webhooks/verifime/HARBOUR";
      const event = webhookInit(riskAssessment(await gangway.providerText(reference)));
      expect((await gangway.fetch(new Request(address, event))).status).toBe(200);
      await gangway.deliver();
    },
  };
  return opened;
}

/** Every webhook must be as `/openapi.json` describes it. */
function expectDocumented({ received }: WebhookReceiver): void {
  for (const { type, body } of received.filter((webhook) => webhook.body !== "")) {
    const { error } = webhookBodySchema(type as EventType).safeParse(JSON.parse(body));
    expect(error?.issues, body).toBeUndefined();
  }
}
