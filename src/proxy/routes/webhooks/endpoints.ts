/** The endpoints of the partner's webhooks: lists their state, enables one again, sends a test. */
import * as z from "zod";
import { GangwayError } from "../../../contract/errors.js";
import {
  type WebhookEndpointAnswer,
  webhookEndpointListSchema,
  webhookEndpointSchema,
  webhookTestRequestSchema,
  webhookTestSchema,
} from "../../../contract/webhook-schemas.js";
import type { DeliveryRecords } from "../../../records/deliveries/delivery-records.js";
import type { EndpointHealthRecords } from "../../../records/deliveries/endpoint-health.js";
import type { Log } from "../../host.js";
import { isoOrNull } from "../../iso-time.js";
import { defineRoute, type Route } from "../../routing/route.js";
import type { ConfiguredEndpoints, WebhookEndpoint } from "../../webhooks/configured-endpoints.js";
import { deliveryAnswer, deliveryExample } from "./delivery-answer.js";

export interface EndpointTools {
  deliveries: DeliveryRecords;
  endpointHealth: EndpointHealthRecords;
  endpoints: ConfiguredEndpoints;
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

/** `GET /v1/webhooks/endpoints` */
export function listEndpointsRoute({ endpointHealth, endpoints }: EndpointTools): Route {
  return defineRoute({
    method: "GET",
    path: "/v1/webhooks/endpoints",
    id: "listWebhookEndpoints",
    tag: "partner",
    summary: "List the endpoints that webhooks go to, with their state",
    security: "apiKey",
    scope: "read",
    answers: {
      200: {
        description: "Those in the configuration.",
        schema: webhookEndpointListSchema,
        example: { data: [endpointExample] },
      },
    },
    errors: [],

    async handle({ answer, caller: { config } }) {
      const data: WebhookEndpointAnswer[] = [];
      for (const endpoint of await endpoints.of(config.code)) {
        data.push(await endpointAnswer(endpoint, endpointHealth));
      }
      return answer(200, { data });
    },
  });
}

/** `POST /v1/webhooks/endpoints/{id}/enable` */
export function enableEndpointRoute({ endpointHealth, endpoints, now, log }: EndpointTools): Route {
  return defineRoute({
    method: "POST",
    path: "/v1/webhooks/endpoints/:id/enable",
    id: "enableWebhookEndpoint",
    tag: "partner",
    summary: "Enable an endpoint that was disabled",
    description:
      "Events that were held back meanwhile go out, and those given up since the endpoint began to fail. Harmless where " +
      "it is enabled.",
    security: "apiKey",
    scope: "write",
    params: z.object({ id: z.string().describe("The id of the endpoint.") }),
    answers: {
      200: { description: "The endpoint.", schema: webhookEndpointSchema, example: endpointExample },
    },
    errors: ["not_found"],

    async handle({ answer, caller: { config }, params }) {
      const endpoint = await requireOwn(endpoints, config.code, params.id);
      await endpointHealth.enable(endpoint.id, now());
      log("info", "endpoint_enabled", { organisation: config.code, endpoint: endpoint.id });
      return answer(200, await endpointAnswer(endpoint, endpointHealth));
    },
  });
}

/** `POST /v1/webhooks/test` */
export function testWebhookRoute({ deliveries, endpointHealth, endpoints, now }: EndpointTools): Route {
  return defineRoute({
    method: "POST",
    path: "/v1/webhooks/test",
    id: "sendTestWebhook",
    tag: "partner",
    summary: "Send a test.ping to one endpoint, or to all that are enabled",
    security: "apiKey",
    scope: "write",
    body: { schema: webhookTestRequestSchema, example: { endpoint: endpointExample.id }, optional: true },
    answers: {
      202: {
        description: "Its deliveries are due.",
        schema: webhookTestSchema,
        example: {
          event: deliveryExample.event,
          type: "test.ping",
          data: [{ ...deliveryExample, type: "test.ping" }],
        },
      },
    },
    errors: ["not_found", "conflict"],

    async handle({ answer, caller: { config }, body: { endpoint: wanted } }) {
      const candidates =
        wanted === undefined
          ? await endpoints.of(config.code)
          : [await requireOwn(endpoints, config.code, wanted)];
      const enabled: string[] = [];
      for (const { id } of candidates) {
        if ((await endpointHealth.read(id)).disabledAt === null) enabled.push(id);
      }
      if (enabled.length === 0) {
        throw new GangwayError("conflict", "There is no enabled endpoint to send a test to.");
      }
      const made = await deliveries.ping(config.code, enabled, now());
      return answer(202, {
        event: made[0]?.eventId ?? "",
        type: "test.ping",
        data: made.map(deliveryAnswer),
      });
    },
  });
}

/** @throws GangwayError `not_found`: other organisations' endpoints don't exist here. */
async function requireOwn(
  endpoints: ConfiguredEndpoints,
  organisation: string,
  id: string,
): Promise<WebhookEndpoint> {
  const endpoint = await endpoints.find(id);
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
    disabledAt: isoOrNull(disabledAt),
    lastSuccessAt: isoOrNull(lastSuccessAt),
    lastFailureAt: isoOrNull(lastFailureAt),
    pending,
  };
}
