/** The endpoints of the partner's webhooks, with its `X-API-Key`: their state, enabling one again, trying them out. */
import { GangwayError } from "../../contract/errors.js";
import {
  type WebhookEndpointAnswer,
  type WebhookTestAnswer,
  webhookEndpointListSchema,
  webhookEndpointSchema,
  webhookTestRequestSchema,
  webhookTestSchema,
} from "../../contract/webhook-schemas.js";
import type { DeliveryRecords } from "../../records/deliveries/delivery-records.js";
import type { EndpointHealthRecords } from "../../records/deliveries/endpoint-health.js";
import type { Log } from "../host.js";
import type { Operation } from "../openapi/operation.js";
import type { Route } from "../proxy-env.js";
import type { ApiKeys } from "../requests/api-keys.js";
import { readJson } from "../requests/request-body.js";
import type { WebhookEndpoint, WebhookEndpoints } from "../webhooks/webhook-endpoints.js";
import { deliveryAnswer, deliveryExample, isoTime } from "./partner-deliveries.js";

export interface PartnerEndpointTools {
  apiKeys: ApiKeys;
  deliveries: DeliveryRecords;
  endpointHealth: EndpointHealthRecords;
  endpoints: Promise<WebhookEndpoints>;
  now: () => number;
  log: Log;
}

const endpointExample: WebhookEndpointAnswer = {
  id: "endpoint_9f86d081884c7d659a2feaa0",
  url: "https://www.harbour.example/hooks",
  state: "enabled",
  disabledReason: null,
  disabledAt: null,
  lastSuccessAt: "2026-11-20T12:01:00.000Z",
  lastFailureAt: "2026-11-20T12:04:00.000Z",
  pending: 1,
};

export const listEndpointsOperation: Operation = {
  id: "listWebhookEndpoints",
  tag: "partner",
  summary: "List the endpoints that webhooks go to, with their state",
  security: ["apiKey"],
  answers: {
    200: {
      description: "Those in the configuration.",
      schema: webhookEndpointListSchema,
      example: { data: [endpointExample] },
    },
  },
  errors: ["invalid_request", "unauthorised"],
};

/** `GET /v1/webhooks/endpoints` */
export function listEndpointsRoute({ apiKeys, endpointHealth, endpoints }: PartnerEndpointTools): Route {
  return async (context) => {
    const { code } = (await apiKeys.organisationOf(context)).config;
    const data: WebhookEndpointAnswer[] = [];
    for (const endpoint of (await endpoints).of(code)) {
      data.push(await endpointAnswer(endpoint, endpointHealth));
    }
    return context.json({ data });
  };
}

export const enableEndpointOperation: Operation = {
  id: "enableWebhookEndpoint",
  tag: "partner",
  summary: "Let an endpoint that was disabled have its webhooks again",
  description:
    "What was held back meanwhile goes out, and what was given up since the endpoint began to fail. Harmless where it is enabled.",
  security: ["apiKey"],
  answers: {
    200: { description: "The endpoint.", schema: webhookEndpointSchema, example: endpointExample },
  },
  errors: ["invalid_request", "unauthorised", "not_found"],
};

/** `POST /v1/webhooks/endpoints/{id}/enable`: what it missed goes out. Harmless where it is enabled. */
export function enableEndpointRoute(tools: PartnerEndpointTools): Route {
  const { apiKeys, endpointHealth, endpoints, now, log } = tools;
  return async (context) => {
    const { code } = (await apiKeys.organisationOf(context)).config;
    const endpoint = own(await endpoints, code, context.req.param("id") ?? "");
    await endpointHealth.enable(endpoint.id, now());
    log("info", "endpoint_enabled", { organisation: code, endpoint: endpoint.id });
    return context.json(await endpointAnswer(endpoint, endpointHealth));
  };
}

export const testWebhookOperation: Operation = {
  id: "sendTestWebhook",
  tag: "partner",
  summary: "Send a test.ping to one endpoint, or to all that are enabled",
  security: ["apiKey"],
  body: { schema: webhookTestRequestSchema, example: { endpoint: endpointExample.id }, required: false },
  answers: {
    202: {
      description: "It is on its way.",
      schema: webhookTestSchema,
      example: {
        event: deliveryExample.event,
        type: "test.ping",
        data: [{ ...deliveryExample, type: "test.ping" }],
      },
    },
  },
  errors: ["unauthorised", "not_found", "conflict"],
};

/** `POST /v1/webhooks/test`: sends a `test.ping` to one endpoint, or to all that are enabled. */
export function testWebhookRoute(tools: PartnerEndpointTools): Route {
  const { apiKeys, deliveries, endpointHealth, endpoints, now } = tools;
  return async (context) => {
    const { code } = (await apiKeys.organisationOf(context)).config;
    const { endpoint: wanted } = await readJson(context, webhookTestRequestSchema, {});
    const known = await endpoints;
    const candidates = wanted === undefined ? known.of(code) : [own(known, code, wanted)];
    const enabled: string[] = [];
    for (const { id } of candidates) {
      if ((await endpointHealth.read(id)).disabledAt === null) enabled.push(id);
    }
    if (enabled.length === 0) {
      throw new GangwayError("conflict", "There is no enabled endpoint to send a test to.");
    }
    const made = await deliveries.ping(code, enabled, now());
    const answer: WebhookTestAnswer = {
      event: made[0]?.eventId ?? "",
      type: "test.ping",
      data: made.map(deliveryAnswer),
    };
    return context.json(answer, 202);
  };
}

/** @throws GangwayError `not_found`: other organisations' endpoints don't exist here. */
function own(endpoints: WebhookEndpoints, organisation: string, id: string): WebhookEndpoint {
  const endpoint = endpoints.find(id);
  if (endpoint?.organisation === organisation) return endpoint;
  throw new GangwayError("not_found", "There is no endpoint with this id.");
}

async function endpointAnswer(
  { id, url }: WebhookEndpoint,
  health: EndpointHealthRecords,
): Promise<WebhookEndpointAnswer> {
  const { disabledAt, disabledReason, lastSuccessAt, lastFailureAt, pending } = await health.read(id);
  return {
    id,
    url,
    state: disabledAt === null ? "enabled" : "disabled",
    disabledReason,
    disabledAt: isoTime(disabledAt),
    lastSuccessAt: isoTime(lastSuccessAt),
    lastFailureAt: isoTime(lastFailureAt),
    pending,
  };
}
