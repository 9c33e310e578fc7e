/**
 * The partner's server, as far as Gangway is concerned. It does three things: it invites customers whom it knows, it
 * vouches for them with a customer token, and it learns by webhook how their visits went.
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
    let event: { type: string; data: { trackingReference?: string } & Omit<VisitEvent, "type"> };
    try {
      event = webhook.verify(await context.req.text(), context.req.header()) as typeof event;
    } catch {
      return context.text("The signature is not right.", 401);
    }
    const { trackingReference, status, outcome } = event.data;
    if (trackingReference) onVisitEvent(trackingReference, { type: event.type, status, outcome });
    return context.body(null, 204);
  });

  return { app, invite };
}
