/**
 * The partner's server, as far as Gangway is concerned. It invites customers whom it knows, and authenticates them with a
 * customer token. It learns the results of visits by webhook. It assigns visits that began on its page to its customers.
 */
import { type Context, Hono } from "hono";
import { SignJWT } from "jose";
import { Webhook } from "standardwebhooks";

export interface PartnerServerOptions {
  proxyUrl: string;
  apiKey: string;
  tokenSecret: string;
  webhookSecret: string;
  /** Returns the organisation whose customer makes the request. A real partner has one organisation. */
  organisationOf: (context: Context) => string;
  /** Called with each event about a visit. */
  onVisitEvent: (reference: string, event: VisitEvent) => void;
}

/** The part of a webhook event that the bank keeps. The page is never given the outcome. */
export interface VisitEvent {
  type: string;
  status: string;
  outcome: string | null;
}

/** The data of a visit's webhook, as far as the bank reads it. */
interface VisitData extends Omit<VisitEvent, "type"> {
  /** Missing in events that are about no visit. */
  trackingReference?: string;
  /** Null until somebody has proved whose visit it is. */
  externalRef: string | null;
  verifiedBy: string;
}

/** A customer who is signed in at the bank. */
const CUSTOMER = {
  email: "jane.smith@example.com",
  externalRef: "harbour-customer-1001",
  customerContext: { firstName: "Jane", familyName: "Smith", dateOfBirth: "1990-01-15" },
};

export function createPartnerServer(options: PartnerServerOptions) {
  const { proxyUrl, apiKey, organisationOf, onVisitEvent } = options;
  const webhook = new Webhook(options.webhookSecret);
  const tokenSecret = new TextEncoder().encode(options.tokenSecret);
  const app = new Hono();

  /** Invites the customer. Returns the tracking reference for the page, or null where the invitation failed. */
  async function invite(context: Context): Promise<string | null> {
    const response = await fetch(`${proxyUrl}/v1/user/invite`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-api-key": apiKey },
      body: JSON.stringify({
        code: organisationOf(context),
        referenceData: crypto.randomUUID(),
        ...CUSTOMER,
      }),
    });
    if (!response.ok) return null;
    const { trackingReference } = (await response.json()) as { trackingReference: string };
    return trackingReference;
  }

  /**
   * Opens an account for somebody who came by the page, and says that the visit was theirs. From then on the visit feeds
   * the identity of that customer. A webhook may come twice: the second account number is refused with 409.
   */
  async function openAccount(trackingReference: string): Promise<void> {
    await fetch(`${proxyUrl}/v1/visits/${trackingReference}`, {
      method: "PATCH",
      headers: { "content-type": "application/json", "x-api-key": apiKey },
      body: JSON.stringify({ externalRef: `harbour-customer-${crypto.randomUUID()}` }),
    });
  }

  app.post("/api/customer-token", async (context) => {
    const customerToken = await new SignJWT({})
      .setProtectedHeader({ alg: "HS256" })
      .setSubject(CUSTOMER.externalRef)
      .setAudience(organisationOf(context))
      .setExpirationTime("5 minutes")
      .sign(tokenSecret);
    return context.json({ customerToken });
  });

  app.post("/hooks", async (context) => {
    let event: { type: string; data: VisitData };
    try {
      event = webhook.verify(await context.req.text(), context.req.header()) as typeof event;
    } catch {
      return context.text("The signature is not right.", 401);
    }
    const { trackingReference, externalRef, verifiedBy, status, outcome } = event.data;
    if (!trackingReference) return context.body(null, 204);
    onVisitEvent(trackingReference, { type: event.type, status, outcome });
    // Never trust a `claimedExternalRef`: anybody may have typed it. This customer is new, and proved an email address.
    if (event.type === "visit.completed" && externalRef === null && verifiedBy === "code") {
      await openAccount(trackingReference);
    }
    return context.body(null, 204);
  });

  return { app, invite };
}
