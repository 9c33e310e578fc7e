/** Deliveries of the partner's webhooks, with its `X-API-Key`: listed, and repeated by hand. */
import { GangwayError } from "../../contract/errors.js";
import {
  type DeliveryAnswer,
  type DeliveryListAnswer,
  deliveryListQuerySchema,
  deliveryListSchema,
  deliverySchema,
} from "../../contract/webhook-schemas.js";
import type { Delivery } from "../../records/deliveries/delivery.js";
import type { DeliveryRecords } from "../../records/deliveries/delivery-records.js";
import type { EndpointHealthRecords } from "../../records/deliveries/endpoint-health.js";
import type { Operation } from "../openapi/operation.js";
import type { Route } from "../proxy-env.js";
import type { ApiKeys } from "../requests/api-keys.js";
import { check } from "../requests/request-body.js";
import type { WebhookEndpoints } from "../webhooks/webhook-endpoints.js";

export interface PartnerDeliveryTools {
  apiKeys: ApiKeys;
  deliveries: DeliveryRecords;
  endpointHealth: EndpointHealthRecords;
  endpoints: Promise<WebhookEndpoints>;
  now: () => number;
}

export const deliveryExample: DeliveryAnswer = {
  id: "delivery_0f8fad5bd9cb469fa16570867728950e",
  endpoint: "endpoint_9f86d081884c7d659a2feaa0",
  event: "evt_7c9e6679742540de944be07fc1f90ae7",
  type: "visit.completed",
  status: "pending",
  attempts: 1,
  httpStatus: 503,
  failure: "http_status",
  createdAt: "2026-11-20T12:04:00.000Z",
  lastAttemptAt: "2026-11-20T12:04:00.000Z",
  nextAttemptAt: "2026-11-20T12:04:05.000Z",
  deliveredAt: null,
};

export const listDeliveriesOperation: Operation = {
  id: "listDeliveries",
  tag: "partner",
  summary: "List the deliveries of webhooks, newest first, page by page",
  security: ["apiKey"],
  query: deliveryListQuerySchema,
  answers: {
    200: {
      description: "A page of deliveries.",
      schema: deliveryListSchema,
      example: {
        data: [deliveryExample],
        pagination: { next_cursor: null, has_next: false },
      },
    },
  },
  errors: ["invalid_request", "unauthorised"],
};

/** `GET /v1/webhooks/deliveries`: newest first, page by page. */
export function listDeliveriesRoute({ apiKeys, deliveries }: PartnerDeliveryTools): Route {
  return async (context) => {
    const organisation = await apiKeys.organisationOf(context);
    const {
      endpoint,
      status,
      limit,
      "page[after]": after,
    } = check(deliveryListQuerySchema, context.req.query());
    const filter = { endpoint, status, limit: Number(limit), after };
    const page = await deliveries.list(organisation.config.code, filter);
    const answer: DeliveryListAnswer = {
      data: page.deliveries.map(deliveryAnswer),
      pagination: {
        next_cursor: page.hasNext ? (page.deliveries.at(-1)?.id ?? null) : null,
        has_next: page.hasNext,
      },
    };
    return context.json(answer);
  };
}

export const retryDeliveryOperation: Operation = {
  id: "retryDelivery",
  tag: "partner",
  summary: "Send a webhook once more, now",
  description:
    "One that waits keeps its place among the events of its visit. One that has arrived, or was given up, is sent out of that order, and retried like a new one.",
  security: ["apiKey"],
  answers: {
    202: { description: "The delivery as it stands now.", schema: deliverySchema, example: deliveryExample },
  },
  errors: ["invalid_request", "unauthorised", "not_found", "conflict"],
};

/** `POST /v1/webhooks/deliveries/{id}/retry`: sends it once more, now, whatever became of it before. */
export function retryDeliveryRoute(tools: PartnerDeliveryTools): Route {
  const { apiKeys, deliveries, endpointHealth, endpoints, now } = tools;
  return async (context) => {
    const { code } = (await apiKeys.organisationOf(context)).config;
    const id = context.req.param("id") ?? "";
    const delivery = await deliveries.find(code, id);
    if (!delivery) throw new GangwayError("not_found", "There is no delivery with this id.");
    if (!(await endpoints).find(delivery.endpoint)) {
      throw new GangwayError("conflict", "The endpoint is no longer in the configuration.");
    }
    if ((await endpointHealth.read(delivery.endpoint)).disabledAt !== null) {
      throw new GangwayError("conflict", "The endpoint is disabled. Enable it first.");
    }
    const repeated = (await deliveries.repeat(code, id, now())) ?? delivery;
    return context.json(deliveryAnswer(repeated), 202);
  };
}

export function deliveryAnswer(delivery: Delivery): DeliveryAnswer {
  const { id, endpoint, eventId, type, status, attempts, httpStatus, failure } = delivery;
  return {
    id,
    endpoint,
    event: eventId,
    type,
    status,
    attempts,
    httpStatus,
    failure,
    createdAt: new Date(delivery.createdAt).toISOString(),
    lastAttemptAt: isoTime(delivery.attemptedAt),
    nextAttemptAt: isoTime(delivery.nextAt),
    deliveredAt: isoTime(delivery.deliveredAt),
  };
}

export function isoTime(milliseconds: number | null): string | null {
  return milliseconds === null ? null : new Date(milliseconds).toISOString();
}
