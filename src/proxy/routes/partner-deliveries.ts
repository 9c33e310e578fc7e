/** Deliveries of the partner's webhooks, with its `X-API-Key`: listed, and repeated by hand. */
import { GangwayError } from "../../contract/errors.js";
import {
  type DeliveryAnswer,
  type DeliveryListAnswer,
  deliveryListQuerySchema,
} from "../../contract/webhook-schemas.js";
import type { DeliveryRecords } from "../../records/deliveries.js";
import type { Delivery } from "../../records/delivery.js";
import type { WebhookEndpointRecords } from "../../records/webhook-endpoints.js";
import type { ApiKeys } from "../guards/api-keys.js";
import { check } from "../guards/request-body.js";
import type { Route } from "../proxy-env.js";
import type { WebhookEndpoints } from "../webhooks/webhook-endpoints.js";

export interface PartnerDeliveryTools {
  apiKeys: ApiKeys;
  deliveries: DeliveryRecords;
  webhookEndpoints: WebhookEndpointRecords;
  endpoints: Promise<WebhookEndpoints>;
  now: () => number;
}

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
        prev_cursor: after === undefined ? null : (page.deliveries[0]?.id ?? null),
        has_next: page.hasNext,
        has_prev: after !== undefined,
      },
    };
    return context.json(answer);
  };
}

/** `POST /v1/webhooks/deliveries/{id}/retry`: sends it once more, now, whatever became of it before. */
export function retryDeliveryRoute(tools: PartnerDeliveryTools): Route {
  const { apiKeys, deliveries, webhookEndpoints, endpoints, now } = tools;
  return async (context) => {
    const { code } = (await apiKeys.organisationOf(context)).config;
    const id = context.req.param("id") ?? "";
    const delivery = await deliveries.find(code, id);
    if (!delivery) throw new GangwayError("not_found", "There is no delivery with this id.");
    if (!(await endpoints).find(delivery.endpoint)) {
      throw new GangwayError("conflict", "The endpoint is no longer in the configuration.");
    }
    if ((await webhookEndpoints.state(delivery.endpoint)).disabledAt !== null) {
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
