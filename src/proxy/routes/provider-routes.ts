/** The calls that providers make. Their own routes are in `own-routes.ts`. */
import type { Route } from "../routing/route.js";
import { type ProviderWebhookTools, providerWebhookRoute } from "./provider-webhook.js";

export function providerRoutes(tools: ProviderWebhookTools): Route[] {
  return [providerWebhookRoute(tools)];
}
