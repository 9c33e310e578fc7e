/** The calls that providers make. Routes of a provider's own belong here too. */
import type { Route } from "../routing/route.js";
import { type ProviderWebhookTools, providerWebhookRoute } from "./provider-webhook.js";

export function providerRoutes(tools: ProviderWebhookTools): Route[] {
  return [providerWebhookRoute(tools)];
}
