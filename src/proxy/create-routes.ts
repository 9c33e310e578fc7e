/** Every route of the proxy, in the order in which they are tried. Follow one → `visits/` → `providers/` → `records/`. */
import type { Services } from "./create-services.js";
import type { Metrics } from "./metrics/metrics.js";
import { identityRoutes } from "./routes/identities/identity-routes.js";
import { descriptionRoutes } from "./routes/operation/description-routes.js";
import { operationRoutes } from "./routes/operation/operation-routes.js";
import { pageRoutes } from "./routes/page/page-routes.js";
import { providerRoutes } from "./routes/provider-routes.js";
import { providerWebhookRoute } from "./routes/provider-webhook.js";
import { visitRoutes } from "./routes/visits/visit-routes.js";
import { webhookRoutes } from "./routes/webhooks/webhook-routes.js";
import type { Route } from "./routing/route.js";
import type { ConfiguredEndpoints } from "./webhooks/configured-endpoints.js";

export interface RouteServices extends Services {
  metrics: Metrics;
  endpoints: ConfiguredEndpoints;
}

export function createRoutes(services: RouteServices, publicUrl: string): Route[] {
  const routes = [
    ...pageRoutes(services),
    providerWebhookRoute(services),
    ...webhookRoutes(services),
    ...visitRoutes(services),
    ...identityRoutes(services),
    ...operationRoutes(services),
  ];
  // The document leaves out the providers' own routes: only the adapter knows their bodies and answers.
  return [...routes, ...descriptionRoutes(routes, publicUrl), ...providerRoutes(services)];
}
