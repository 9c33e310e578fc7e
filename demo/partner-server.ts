/**
 * The partner's server, as far as Gangway is concerned. It invites customers whom it knows, and authenticates them with a
 * customer token. It learns the results of visits by webhook. It assigns visits that began on its page to its customers.
 */
import { createClient, type Invite } from "gangway-server/client";
import { type Context, Hono } from "hono";

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
  const gangway = createClient({
    url: proxyUrl,
    apiKey,
    webhookSecrets: [options.webhookSecret],
    customerTokenSecret: options.tokenSecret,
  });
  const app = new Hono();

  /** Invites the customer. Null where the invitation failed. */
  function invite(context: Context, wishes: Pick<Invite, "locale" | "sendInvitationEmail">) {
    const invited = {
      code: organisationOf(context),
      referenceData: crypto.randomUUID(),
      ...CUSTOMER,
      ...wishes,
    };
    return gangway.invite(invited).catch(() => null);
  }

  /**
   * Opens an account for somebody who came by the page, and says that the visit was theirs. From then on the visit feeds
   * the identity of that customer. A webhook may come twice: the second account number is refused with 409.
   */
  async function openAccount(trackingReference: string): Promise<void> {
    const externalRef = `harbour-customer-${crypto.randomUUID()}`;
    await gangway.visits.confirm(trackingReference, { externalRef }).catch(() => null);
  }

  app.post("/api/customer-token", async (context) => {
    const organisation = organisationOf(context);
    return context.json({
      customerToken: await gangway.customerToken({ sub: CUSTOMER.externalRef, organisation }),
    });
  });

  app.post("/hooks", async (context) => {
    const event = await gangway.webhooks.verify(context.req.raw).catch(() => null);
    if (!event) return context.text("The signature is not right.", 401);
    // Events about identities, and those of a later release, are acknowledged.
    if (event.type === "unknown" || !("trackingReference" in event.data)) return context.body(null, 204);
    const { trackingReference, externalRef, verifiedBy, status, outcome } = event.data;
    onVisitEvent(trackingReference, { type: event.type, status, outcome });
    // Never trust a `claimedExternalRef`: anybody may have typed it. This customer is new, and proved an email address.
    if (event.type === "visit.completed" && externalRef === null && verifiedBy === "code") {
      await openAccount(trackingReference);
    }
    return context.body(null, 204);
  });

  return { app, invite };
}
