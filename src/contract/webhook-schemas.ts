/** What the partner's server is told of its webhooks: its endpoints, and the deliveries to them. Times are ISO 8601. */
import * as z from "zod";
import { paginationSchema } from "./visit-schemas.js";

const time = z.iso.datetime();

export const webhookEndpointSchema = z.object({
  id: z.string(),
  /** As it stands in the config. */
  url: z.string(),
  state: z.enum(["enabled", "disabled"]),
  /** `gone`: it answered 410; `failing`: it has taken nothing for five days. */
  disabledReason: z.string().nullable(),
  disabledAt: time.nullable(),
  lastSuccessAt: time.nullable(),
  lastFailureAt: time.nullable(),
  /** How many deliveries wait to be sent. */
  pending: z.number().int(),
});
export type WebhookEndpointAnswer = z.infer<typeof webhookEndpointSchema>;

export const webhookEndpointListSchema = z.object({ data: z.array(webhookEndpointSchema) });

export const deliverySchema = z.object({
  id: z.string(),
  /** The endpoint's id. */
  endpoint: z.string(),
  /** The event's id: `webhook-id` in the request. */
  event: z.string(),
  type: z.string(),
  status: z.enum(["pending", "delivered", "failed"]),
  attempts: z.number().int(),
  /** Of the last attempt; null where there was no answer. */
  httpStatus: z.number().int().nullable(),
  /** Why the last attempt failed, as one word. */
  failure: z.string().nullable(),
  createdAt: time,
  lastAttemptAt: time.nullable(),
  /** Null once nothing more is to come. */
  nextAttemptAt: time.nullable(),
  deliveredAt: time.nullable(),
});
export type DeliveryAnswer = z.infer<typeof deliverySchema>;

export const deliveryListSchema = z.object({
  data: z.array(deliverySchema),
  pagination: paginationSchema,
});
export type DeliveryListAnswer = z.infer<typeof deliveryListSchema>;

/** `GET /v1/webhooks/deliveries` */
export const deliveryListQuerySchema = z.strictObject({
  endpoint: z.string().max(100).optional(),
  status: z.enum(["pending", "delivered", "failed"]).optional(),
  limit: z
    .string()
    .regex(/^([1-9]\d?|100)$/, "must be a whole number from 1 to 100")
    .default("25"),
  "page[after]": z.string().max(100).optional(),
});

/** `POST /v1/webhooks/test`: to one endpoint, or to all that are enabled. */
export const webhookTestRequestSchema = z.strictObject({ endpoint: z.string().max(100).optional() });

export const webhookTestSchema = z.object({
  /** The event's id. */
  event: z.string(),
  type: z.literal("test.ping"),
  data: z.array(deliverySchema),
});
export type WebhookTestAnswer = z.infer<typeof webhookTestSchema>;
