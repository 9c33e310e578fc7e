/** The answers about webhooks that the partner's server gets: endpoints, and deliveries to them. Times are ISO 8601. */
import * as z from "zod";
import { pageSizeOr, time } from "./schema-parts.js";
import { forwardPaginationSchema } from "./visit-schemas.js";

export const webhookEndpointSchema = z.object({
  id: z.string(),
  url: z.string().describe("As it stands in the configuration."),
  state: z.enum(["enabled", "disabled"]),
  disabledReason: z
    .string()
    .nullable()
    .describe("`gone`: it answered 410. `failing`: it has taken nothing for five days."),
  disabledAt: time.nullable(),
  lastSuccessAt: time.nullable(),
  lastFailureAt: time.nullable(),
  pending: z.int().describe("The number of deliveries that wait to be sent."),
});
export type WebhookEndpointAnswer = z.infer<typeof webhookEndpointSchema>;

export const webhookEndpointListSchema = z.object({ data: z.array(webhookEndpointSchema) });

export const deliverySchema = z.object({
  id: z.string(),
  endpoint: z.string().describe("The endpoint's id."),
  event: z.string().describe("The event's id: `webhook-id` in the request."),
  type: z.string(),
  status: z.enum(["pending", "delivered", "failed"]),
  attempts: z.int(),
  httpStatus: z.int().nullable().describe("Of the last attempt. Null where there was no answer."),
  failure: z.string().nullable().describe("Why the last attempt failed, as one word."),
  createdAt: time,
  lastAttemptAt: time.nullable(),
  nextAttemptAt: time.nullable().describe("Null once nothing more is to come."),
  deliveredAt: time.nullable(),
});
export type DeliveryAnswer = z.infer<typeof deliverySchema>;

export const deliveryListSchema = z.object({
  data: z.array(deliverySchema),
  pagination: forwardPaginationSchema,
});
export type DeliveryListAnswer = z.infer<typeof deliveryListSchema>;

/** `GET /v1/webhooks/deliveries` */
export const deliveryListQuerySchema = z.strictObject({
  endpoint: z.string().max(100).optional().describe("Only deliveries to the endpoint with this id."),
  status: z.enum(["pending", "delivered", "failed"]).optional().describe("Only deliveries in this state."),
  limit: pageSizeOr(25),
  "page[after]": z.string().max(100).optional().describe("`next_cursor` of the page before."),
});

/** `POST /v1/webhooks/test`: to one endpoint, or to all that are enabled. */
export const webhookTestRequestSchema = z.strictObject({ endpoint: z.string().max(100).optional() });

export const webhookTestSchema = z.object({
  event: z.string().describe("The event's id."),
  type: z.literal("test.ping"),
  data: z.array(deliverySchema),
});
export type WebhookTestAnswer = z.infer<typeof webhookTestSchema>;
