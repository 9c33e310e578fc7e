/**
 * The proxy: a fetch handler over the parsed config and the host. This file only joins the parts; from here, follow
 * a route → `visits/` → `providers/` → `records/`.
 */
import { Hono } from "hono";
import { GangwayError } from "../contract/errors.js";
import { ROUTES } from "../contract/routes.js";
import type { GangwayConfig } from "./config.js";
import { createApiKeys } from "./guards/api-keys.js";
import { createClientAddress } from "./guards/client-address.js";
import { createCreationCap } from "./guards/creation-cap.js";
import { createIdempotency } from "./guards/idempotency.js";
import { createOrigins } from "./guards/origins.js";
import { createRateLimits } from "./guards/rate-limits.js";
import { UnsupportedMediaType } from "./guards/request-body.js";
import { requestLog, traceOf } from "./guards/request-log.js";
import { securityHeaders } from "./guards/security-headers.js";
import { verifaErrors } from "./guards/verifa-errors.js";
import type { GangwayHost } from "./host.js";
import { createChangeIdentity } from "./identities/change-identity.js";
import { createFindIdentity } from "./identities/find-identity.js";
import { createForgetExpired } from "./identities/forget-expired.js";
import { Unprocessable } from "./identities/identity-failures.js";
import { createEraseAtProviders, type EraseAtProviders } from "./identities/provider-erasures.js";
import { createRedactIdentity } from "./identities/redact-identity.js";
import { createMetrics, type Metrics } from "./metrics/metrics.js";
import type { RouteEntry } from "./openapi/operation.js";
import { createOrganisations, type Organisations } from "./organisations.js";
import { createOutbound } from "./outbound.js";
import { problemResponse } from "./problem.js";
import type { ProxyEnv } from "./proxy-env.js";
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
import { createFindVisit } from "./visits/find-visit.js";
import { createOneTimeCodes } from "./visits/one-time-codes.js";
import { createOpenVisit } from "./visits/open-visit.js";
import { createProveCustomer } from "./visits/prove-customer.js";
import { createQrLinks } from "./visits/qr-links.js";
import { createRenewLink } from "./visits/renew-link.js";
import { createReadStatus } from "./visits/status-reads.js";
import { createVisitTokens } from "./visits/visit-tokens.js";
import { openWebhooks, type Webhooks } from "./webhooks/open-webhooks.js";

export interface Gangway {
  fetch(request: Request): Promise<Response>;
  /**
   * Sends the webhooks that are due, and resolves when none is. Requests set it going by themselves; whoever hosts the
   * proxy calls it every few seconds for the retries (a worker platform: from a cron trigger). Never rejects.
   */
  deliver(): Promise<void>;
  /** Lets the requests and webhooks under way finish, refuses new ones, then closes the store. */
  close(): Promise<void>;
}

const ACTIVATE_PATIENCE_MS = 2000;
const SWEEP_INTERVAL_MS = 10 * 60 * 1000;

/** @throws GangwayError `invalid_configuration` */
export function createGangway(config: GangwayConfig, given: GangwayHost): Gangway {
  const now = given.now ?? Date.now;
  const metrics = createMetrics(() => given.store.counts(), now);
  const host = { ...given, log: metrics.counting(given.log) };
  const { store, log } = host;
  const webhooks = openWebhooks(config, host, now);
  const organisations = openOrganisations(config, host, now);
  const eraseAtProviders = createEraseAtProviders(store.erasures, organisations, now, log);
  const forgetExpired = createForgetExpired(store, organisations, eraseAtProviders, now);
  const app = createApp(config, host, now, { organisations, eraseAtProviders, webhooks, metrics, track });
  const underWay = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;
  let nextSweep = now() + SWEEP_INTERVAL_MS;

  /** Keeps `close()` waiting until the work is done. */
  function track<T>(work: Promise<T>): Promise<T> {
    const settled: Promise<unknown> = work.catch(() => undefined).finally(() => underWay.delete(settled));
    underWay.add(settled);
    return work;
  }

  function sweepWhenDue(): void {
    if (now() < nextSweep) return;
    nextSweep = now() + SWEEP_INTERVAL_MS;
    const sweep = store.sweep(now()).then(forgetExpired);
    void track(sweep.catch((error) => log("error", "internal_error", { trace: traceOf(error) })));
  }

  async function deliver(): Promise<void> {
    if (closing) return;
    await track(webhooks.worker.run()).catch((error) =>
      log("error", "internal_error", { trace: traceOf(error) }),
    );
  }

  async function close(): Promise<void> {
    await Promise.all([...underWay, webhooks.worker.stop()]);
    await store.close();
  }

  return {
    deliver,
    async fetch(request) {
      if (closing) {
        const closed = new GangwayError("internal", "The proxy is shutting down.", { retryAfterSeconds: 1 });
        return problemResponse(closed, { status: 503 });
      }
      sweepWhenDue();
      const answer = track(Promise.resolve(app.fetch(request)));
      // Whatever the request made happen is in the database by now.
      return answer.finally(() => void deliver());
    },
    close() {
      closing ??= close();
      return closing;
    },
  };
}

/** What requests and the work between them have in common. */
interface SharedParts {
  organisations: Organisations;
  eraseAtProviders: EraseAtProviders;
  webhooks: Webhooks;
  metrics: Metrics;
  /** Keeps `close()` waiting for work that outlives its request. */
  track: <T>(work: Promise<T>) => Promise<T>;
}

function openOrganisations(config: GangwayConfig, host: GangwayHost, now: () => number): Organisations {
  const fetch = host.fetch ?? ((url: string, init: RequestInit) => globalThis.fetch(url, init));
  return createOrganisations(config, ({ provider: { id, timeoutSeconds } }) => ({
    outbound: createOutbound({ provider: id, timeoutSeconds, fetch, now, log: host.log }),
    now,
  }));
}

function createApp(
  config: GangwayConfig,
  host: GangwayHost,
  now: () => number,
  { organisations, eraseAtProviders, webhooks, metrics, track }: SharedParts,
): Hono<ProxyEnv> {
  const { store, log } = host;
  const { publicUrl, encryptionKeys } = config;
  const random = host.random ?? ((length: number) => crypto.getRandomValues(new Uint8Array(length)));

  const origins = createOrigins(publicUrl, organisations);
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
  const readStatus = createReadStatus(store.visits, now, log);
  const activateVisit = createActivateVisit({
    records: store.visits,
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
  const inbound = { organisations, visits: store.visits, webhookEvents: store.webhookEvents, now, log };

  const identities = {
    apiKeys,
    idempotency,
    identities: store.identities,
    findIdentity: createFindIdentity(apiKeys, store.identities),
    changeIdentity: createChangeIdentity(store.identities, now),
    redactIdentity: createRedactIdentity(store, eraseAtProviders, now, log),
    now,
  };

  const { deliveries, webhookEndpoints } = store;
  const outbound = { apiKeys, deliveries, webhookEndpoints, endpoints: webhooks.endpoints, now, log };

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

  const app = new Hono<ProxyEnv>();
  app.use(requestLog(log, now), securityHeaders);
  for (const path of ["/v1/user/*", "/v1/organisations/*", "/v1/qr/*"]) app.use(path, origins.middleware);
  app.use("/api/v1/*", verifaErrors);
  for (const [method, path, route] of routes) {
    app.on(method, path, (context) => {
      context.set("route", path);
      return route(context);
    });
  }
  for (const path of new Set(routes.map(([, path]) => path))) {
    const methods = routes.filter((candidate) => candidate[1] === path).map(([method]) => method);
    app.all(path, (context) => {
      context.set("route", path);
      context.set("code", "not_found");
      const error = new GangwayError("not_found", `Use ${methods.join(" or ")} here.`);
      return problemResponse(error, { status: 405, headers: { allow: methods.join(", ") } });
    });
  }

  app.notFound(async (context) => {
    if (context.req.method === "GET" || context.req.method === "HEAD") {
      const asset = await host.asset?.(context.req.raw);
      if (asset) {
        context.set("asset", true);
        return asset;
      }
    }
    context.set("code", "not_found");
    return problemResponse(new GangwayError("not_found", "There is nothing at this address."));
  });

  app.onError((error, context) => {
    if (error instanceof GangwayError) {
      context.set("code", error.code);
      if (error instanceof UnsupportedMediaType) return problemResponse(error, { status: 415 });
      return problemResponse(error, error instanceof Unprocessable ? { status: 422 } : {});
    }
    context.set("code", "internal");
    log("error", "internal_error", { trace: traceOf(error) });
    return problemResponse(new GangwayError("internal", "Something went wrong on our side. Try again."));
  });

  return app;
}
