/** Builds the answer about a delivery of a webhook. */
import type { DeliveryAnswer } from "../../../contract/webhook-schemas.js";
import type { Delivery } from "../../../records/deliveries/delivery.js";
import { isoOrNull, isoTime } from "../../iso-time.js";

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
    createdAt: isoTime(delivery.createdAt),
    lastAttemptAt: isoOrNull(delivery.attemptedAt),
    nextAttemptAt: isoOrNull(delivery.nextAt),
    deliveredAt: isoOrNull(delivery.deliveredAt),
  };
}

/** For the description of the calls. */
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
