import type { ProviderId } from "../../../../src/contract/providers.js";
import type { ProviderInvite } from "../../../../src/providers/provider.js";

/** An invite as the proxy hands it to a provider. */
export function inviteTo(provider: ProviderId, more: Partial<ProviderInvite> = {}): ProviderInvite {
  return {
    email: "jane@example.com",
    reference: "2bf528f7-4b9c-44f0-b928-fdc7afc5ca1b",
    referenceData: "case-4711",
    sendInvitationEmail: false,
    webhookUrl: `https://onboarding.bank.example/v1/webhooks/${provider}/ORG`,
    routesUrl: `https://onboarding.bank.example/v1/providers/${provider}/ORG`,
    ...more,
  };
}
