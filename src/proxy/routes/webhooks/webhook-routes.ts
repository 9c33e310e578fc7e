/** The calls about its webhooks that the partner's server makes. */
import type { Route } from "../../routing/route.js";
import { type DeliveryTools, listDeliveriesRoute, retryDeliveryRoute } from "./deliveries.js";
import {
  type EndpointTools,
  enableEndpointRoute,
  listEndpointsRoute,
  testWebhookRoute,
} from "./endpoints.js";

export function webhookRoutes(tools: EndpointTools & DeliveryTools): Route[] {
  return [
    listEndpointsRoute(tools),
    enableEndpointRoute(tools),
    listDeliveriesRoute(tools),
    retryDeliveryRoute(tools),
    testWebhookRoute(tools),
  ];
}
