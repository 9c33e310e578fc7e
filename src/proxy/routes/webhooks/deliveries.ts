/** Lists the deliveries of the partner's webhooks, and repeats one by hand. */
import * as z from "zod";
import { GangwayError } from "../../../contract/errors.js";
import {
  deliveryListQuerySchema,
  deliveryListSchema,
  deliverySchema,
} from "../../../contract/webhook-schemas.js";
import type { DeliveryRecords } from "../../../records/deliveries/delivery-records.js";
import type { EndpointHealthRecords } from "../../../records/deliveries/endpoint-health.js";
import { defineRoute, type Route } from "../../routing/route.js";
import type { ConfiguredEndpoints } from "../../webhooks/configured-endpoints.js";
import { deliveryAnswer, deliveryExample } from "./delivery-answer.js";

export interface DeliveryTools {
  deliveries: DeliveryRecords;
  endpointHealth: EndpointHealthRecords;
  endpoints: ConfiguredEndpoints;
  now: () => number;
}

/** `GET /v1/webhooks/deliveries` */
export function listDeliveriesRoute({ deliveries }: DeliveryTools): Route {
  return defineRoute({
    method: "GET",
    path: "/v1/webhooks/deliveries",
    id: "listDeliveries",
    tag: "partner",
    summary: "List the deliveries of webhooks, newest first, page by page",
    security: "apiKey",
    scope: "read",
    query: deliveryListQuerySchema,
    answers: {
      200: {
        description: "A page of deliveries.",
        schema: deliveryListSchema,
        example: { data: [deliveryExample], pagination: { next_cursor: null, has_next: false } },
      },
    },
    errors: [],

    async handle({ answer, caller: { config }, query }) {
      const { endpoint, status, limit, "page[after]": after } = query;
      const page = await deliveries.list(config.code, { endpoint, status, limit: Number(limit), after });
      const nextCursor = page.hasNext ? (page.deliveries.at(-1)?.id ?? null) : null;
      return answer(200, {
        data: page.deliveries.map(deliveryAnswer),
        pagination: { next_cursor: nextCursor, has_next: page.hasNext },
      });
    },
  });
}

/** `POST /v1/webhooks/deliveries/{id}/retry` */
export function retryDeliveryRoute({ deliveries, endpointHealth, endpoints, now }: DeliveryTools): Route {
  return defineRoute({
    method: "POST",
    path: "/v1/webhooks/deliveries/:id/retry",
    id: "retryDelivery",
    tag: "partner",
    summary: "Send a webhook once more, now",
    description:
      "One that waits keeps its place among the events of its visit. One that has arrived, or was given up, is sent out " +
      "of that order, and retried like a new one.",
    security: "apiKey",
    scope: "write",
    params: z.object({ id: z.string().describe("The id of the delivery.") }),
    answers: {
      202: {
        description: "The delivery in its present state.",
        schema: deliverySchema,
        example: deliveryExample,
      },
    },
    errors: ["not_found", "conflict"],

    async handle({ answer, caller: { config }, params: { id } }) {
      const delivery = await deliveries.find(config.code, id);
      if (!delivery) throw new GangwayError("not_found", "There is no delivery with this id.");
      if (!(await endpoints.find(delivery.endpoint))) {
        throw new GangwayError("conflict", "The endpoint is no longer in the configuration.");
      }
      if ((await endpointHealth.read(delivery.endpoint)).disabledAt !== null) {
        throw new GangwayError("conflict", "The endpoint is disabled. Enable it first.");
      }
      const repeated = (await deliveries.repeat(config.code, id, now())) ?? delivery;
      return answer(202, deliveryAnswer(repeated));
    },
  });
}
