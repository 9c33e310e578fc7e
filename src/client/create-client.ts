/** The client of a partner's server: one object with every call of the proxy that needs an API key. */
import { createCallProxy } from "./call-proxy.js";
import { type ClientOptions, checkOptions } from "./client-options.js";
import { type CreateCustomerToken, createCustomerTokens } from "./customer-token.js";
import { createIdentities, type Identities } from "./identities.js";
import { createInvite, type Invite, type InvitedVisit, type InviteOptions } from "./invite.js";
import { createReadLines } from "./read-lines.js";
import { createVisits, type Visits } from "./visits.js";
import { createWebhooks, type Webhooks } from "./webhooks.js";

/**
 * Runs wherever there are `fetch` and Web Crypto: Node, Bun, Deno, workers. Never give it to a page: it holds the API key.
 * Calls throw a GangwayError with the code of the proxy's problem document.
 */
export interface GangwayClient {
  /** Begins a visit. */
  invite(invite: Invite, options?: InviteOptions): Promise<InvitedVisit>;
  visits: Visits;
  identities: Identities;
  webhooks: Webhooks;
  /** Makes a token for the widget's `customerToken`, at each page that shows the widget. */
  customerToken: CreateCustomerToken;
}

/** @throws GangwayError `invalid_configuration` that names every fault of the options. */
export function createClient(options: ClientOptions): GangwayClient {
  const checked = checkOptions(options);
  const call = createCallProxy(checked);
  const readLines = createReadLines(checked);
  return {
    invite: createInvite(call, checked.organisation),
    visits: createVisits(call, readLines),
    identities: createIdentities(call, readLines),
    webhooks: createWebhooks(call, checked.webhookSecrets ?? []),
    customerToken: createCustomerTokens(checked),
  };
}
