/** Every route of the proxy, with what it needs: from here, follow a route → `visits/` → `providers/` → `records/`. */
import { ROUTES } from "../contract/routes.js";
import type { GangwayConfig } from "./config-schema.js";
import type { GangwayHost } from "./host.js";
import { createChangeIdentity } from "./identities/change-identity.js";
import { createFindIdentity } from "./identities/find-identity.js";
import type { EraseAtProviders } from "./identities/provider-erasures.js";
import { createRedactIdentity } from "./identities/redact-identity.js";
import type { Metrics } from "./metrics/metrics.js";
import type { Origins } from "./middleware/origins.js";
import type { RouteEntry } from "./openapi/operation.js";
import type { Organisations } from "./organisations.js";
import { createApiKeys } from "./requests/api-keys.js";
import { createClientAddress } from "./requests/client-address.js";
import { createIdempotency } from "./requests/idempotency.js";
import { createRateLimits } from "./requests/rate-limits.js";
import { activateOperation, activateRoute } from "./routes/activate.js";
import { codeOperation, codeRoute } from "./routes/code.js";
import { healthOperation, healthRoute, readyOperation, readyRoute } from "./routes/health.js";
import { identityRoutes } from "./routes/identity-routes.js";
import { inviteOperation, inviteRoute } from "./routes/invite.js";
import { metricsOperation, metricsRoute } from "./routes/metrics.js";
import { openApiOperation, openApiRoute } from "./routes/openapi.js";
import { organisationOperation, organisationRoute } from "./routes/organisation.js";
import {
  listDeliveriesOperation,
  listDeliveriesRoute,
  retryDeliveryOperation,
  retryDeliveryRoute,
} from "./routes/partner-deliveries.js";
import {
  enableEndpointOperation,
  enableEndpointRoute,
  listEndpointsOperation,
  listEndpointsRoute,
  testWebhookOperation,
  testWebhookRoute,
} from "./routes/partner-endpoints.js";
import {
  latestVisitOperation,
  latestVisitRoute,
  listVisitsOperation,
  listVisitsRoute,
  visitOperation,
  visitRoute,
} from "./routes/partner-visits.js";
import { providerWebhookOperation, providerWebhookRoute } from "./routes/provider-webhook.js";
import { qrOperation, qrRoute } from "./routes/qr.js";
import { statusOperation, statusRoute } from "./routes/status.js";
import { trackingOperation, trackingRoute } from "./routes/tracking.js";
import { createActivateVisit } from "./visits/activate-visit.js";
import { createCreationCap } from "./visits/creation-cap.js";
import { createFindVisit } from "./visits/find-visit.js";
import { createOneTimeCodes } from "./visits/one-time-codes.js";
import { createOpenVisit } from "./visits/open-visit.js";
import { createProveCustomer } from "./visits/prove-customer.js";
import { createQrLinks } from "./visits/qr-links.js";
import { createRenewLink } from "./visits/renew-link.js";
import { createReadStatus } from "./visits/status-reads.js";
import { createVisitTokens } from "./visits/visit-tokens.js";
import type { Webhooks } from "./webhooks/create-webhooks.js";

const ACTIVATE_PATIENCE_MS = 2000;

/** What requests and the work between them have in common. */
export interface SharedParts {
  organisations: Organisations;
  origins: Origins;
  eraseAtProviders: EraseAtProviders;
  webhooks: Webhooks;
  metrics: Metrics;
  /** Keeps `close()` waiting for work that outlives its request. */
  track: <T>(work: Promise<T>) => Promise<T>;
}

export function openRoutes(
  config: GangwayConfig,
  host: GangwayHost,
  now: () => number,
  { organisations, origins, eraseAtProviders, webhooks, metrics, track }: SharedParts,
): RouteEntry[] {
  const { store, log } = host;
  const { publicUrl, encryptionKeys } = config;
  const random = host.random ?? ((length: number) => crypto.getRandomValues(new Uint8Array(length)));

  const apiKeys = createApiKeys(organisations);
  const rateLimits = createRateLimits(config.limits, store.rateLimits, now);
  const clientAddress = createClientAddress(host.addressOf, config.trustedProxies);
  const idempotency = createIdempotency(store.idempotency, now);

  const findVisit = createFindVisit(store.visits, organisations);
  const openVisit = createOpenVisit({
    records: store.visits,
    creationCap: createCreationCap(store.rateLimits, now),
    publicUrl,
    random,
    now,
  });
  const readStatus = createReadStatus(store, now, log);
  const activateVisit = createActivateVisit({
    reports: store.reports,
    now,
    log,
    patience: ACTIVATE_PATIENCE_MS,
    track,
  });
  const codes = createOneTimeCodes({ records: store.codes, sendMail: host.sendMail, random, now, log });
  const visitTokens = createVisitTokens(encryptionKeys, now);
  const proveCustomer = createProveCustomer(codes, visitTokens, now);
  const qrLinks = createQrLinks(publicUrl, encryptionKeys);

  const guards = { origins, rateLimits, clientAddress, apiKeys };
  const renewLink = createRenewLink(store.visits, now, log);
  const visit = { findVisit, visitTokens, qrLinks, renewLink };
  const partner = { apiKeys, renewLink, visits: store.visits, findVisit, readStatus, qrLinks };
  const inbound = { organisations, visits: store.visits, reports: store.reports, now, log };

  const identities = {
    apiKeys,
    idempotency,
    identities: store.identities,
    findIdentity: createFindIdentity(apiKeys, store.identities),
    changeIdentity: createChangeIdentity(store.identities, now),
    redactIdentity: createRedactIdentity(store, eraseAtProviders, now, log),
    now,
  };

  const { deliveries, endpointHealth } = store;
  const outbound = { apiKeys, deliveries, endpointHealth, endpoints: webhooks.endpoints, now, log };

  const routes: RouteEntry[] = [
    [
      "POST",
      ROUTES.invite,
      inviteRoute({ ...guards, organisations, idempotency, openVisit, qrLinks }),
      inviteOperation,
    ],
    ["GET", ROUTES.organisation, organisationRoute(organisations, origins), organisationOperation],
    ["GET", ROUTES.tracking, trackingRoute({ ...guards, ...visit }), trackingOperation],
    ["POST", ROUTES.code, codeRoute({ ...guards, findVisit, codes }), codeOperation],
    [
      "POST",
      ROUTES.activate,
      activateRoute({ ...guards, ...visit, proveCustomer, activateVisit }),
      activateOperation,
    ],
    ["GET", ROUTES.status, statusRoute(findVisit, origins, readStatus), statusOperation],
    ["GET", ROUTES.qr, qrRoute({ ...guards, ...visit }), qrOperation],
    ["POST", "/v1/webhooks/:provider/:organisation", providerWebhookRoute(inbound), providerWebhookOperation],
    ["GET", "/v1/webhooks/endpoints", listEndpointsRoute(outbound), listEndpointsOperation],
    ["POST", "/v1/webhooks/endpoints/:id/enable", enableEndpointRoute(outbound), enableEndpointOperation],
    ["GET", "/v1/webhooks/deliveries", listDeliveriesRoute(outbound), listDeliveriesOperation],
    ["POST", "/v1/webhooks/deliveries/:id/retry", retryDeliveryRoute(outbound), retryDeliveryOperation],
    ["POST", "/v1/webhooks/test", testWebhookRoute(outbound), testWebhookOperation],
    ["GET", "/v1/visits", listVisitsRoute(partner), listVisitsOperation],
    ["POST", "/v1/visits/latest", latestVisitRoute(partner), latestVisitOperation],
    ["GET", "/v1/visits/:ref", visitRoute(partner), visitOperation],
    ...identityRoutes(identities),
    ["GET", "/healthz", healthRoute, healthOperation],
    ["GET", "/readyz", readyRoute(store), readyOperation],
    ["GET", "/metrics", metricsRoute({ metrics, config, addressOf: host.addressOf }), metricsOperation],
  ];

  routes.push(["GET", "/openapi.json", openApiRoute(routes, publicUrl), openApiOperation]);
  return routes;
}
