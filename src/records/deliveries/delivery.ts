/** A delivery: one event on its way to one endpoint. Times are milliseconds since the epoch. */
import type { Selectable } from "kysely";
import type { DeliveryTable } from "../database/schema.js";

/** `pending` → `delivered` or `failed` (given up); a repeat by hand makes it `pending` again. */
const DELIVERY_STATUSES = ["pending", "delivered", "failed"] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

export interface Delivery {
  id: string;
  /** The event's id: what the receiver sees as `webhook-id`. */
  eventId: string;
  organisation: string;
  endpoint: string;
  type: string;
  status: DeliveryStatus;
  /** How many were begun. */
  attempts: number;
  /** Of the last attempt; null where there was no answer. */
  httpStatus: number | null;
  /** Why the last attempt failed. */
  failure: string | null;
  createdAt: number;
  attemptedAt: number | null;
  /** Null once nothing more is to come. */
  nextAt: number | null;
  deliveredAt: number | null;
}

export type DeliveryRow = Selectable<DeliveryTable>;

export function readDelivery(row: DeliveryRow): Delivery {
  const status = row.status as DeliveryStatus;
  return {
    id: row.id,
    eventId: row.event_id,
    organisation: row.organisation,
    endpoint: row.endpoint,
    type: row.type,
    status,
    attempts: row.attempts,
    httpStatus: row.http_status,
    failure: row.failure,
    createdAt: Number(row.created_at),
    attemptedAt: milliseconds(row.attempted_at),
    nextAt: status === "pending" ? Number(row.next_at) : null,
    deliveredAt: milliseconds(row.delivered_at),
  };
}

export function milliseconds(value: number | string | null): number | null {
  return value === null ? null : Number(value);
}

/** The row of a delivery that is due at once. */
export function newDeliveryRow(
  event: { id: string; organisation: string; type: string; subject: string },
  endpoint: string,
  now: number,
) {
  return {
    id: `delivery_${crypto.randomUUID().replaceAll("-", "")}`,
    event_id: event.id,
    organisation: event.organisation,
    endpoint,
    type: event.type,
    subject: event.subject,
    status: "pending" satisfies DeliveryStatus,
    in_order: 1,
    attempts: 0,
    next_at: now,
    lease_until: 0,
    created_at: now,
  };
}
