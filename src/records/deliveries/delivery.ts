/** A delivery: one event to be sent to one endpoint. Times are in ms since the epoch. */
import type { Selectable } from "kysely";
import { newId } from "../database/new-id.js";
import type { DeliveryTable } from "../database/schema.js";

export type DeliveryStatus = DeliveryTable["status"];

export interface Delivery {
  id: string;
  /** The id of the event, which the receiver sees as `webhook-id`. */
  eventId: string;
  organisation: string;
  endpoint: string;
  type: string;
  status: DeliveryStatus;
  /** The number of attempts that were started. */
  attempts: number;
  /** The HTTP status of the last attempt; null where there was no answer. */
  httpStatus: number | null;
  /** The reason why the last attempt failed. */
  failure: string | null;
  createdAt: number;
  attemptedAt: number | null;
  /** The time of the next attempt; null where there is none. */
  nextAt: number | null;
  deliveredAt: number | null;
}

export type DeliveryRow = Selectable<DeliveryTable>;

export function readDelivery(row: DeliveryRow): Delivery {
  const { sequence, subject, inOrder, lease, leaseUntil, ...members } = row;
  return { ...members, nextAt: row.status === "pending" ? row.nextAt : null };
}

/** Builds the row of a delivery that is due at once. */
export function newDeliveryRow(
  event: { id: string; organisation: string; type: string; subject: string },
  endpoint: string,
  now: number,
) {
  return {
    id: newId("delivery"),
    eventId: event.id,
    organisation: event.organisation,
    endpoint,
    type: event.type,
    subject: event.subject,
    status: "pending" as const,
    inOrder: 1,
    attempts: 0,
    nextAt: now,
    leaseUntil: 0,
    createdAt: now,
  };
}
