/** Deletes expired rows: codes, idempotency keys, counters, old keys of webhook events, old deliveries. */
import type { Records } from "./database/records.js";
import { sweepDeliveries } from "./deliveries/sweep-deliveries.js";

/** Longer than any provider repeats a webhook. */
const INBOUND_EVENT_LIFE_MS = 30 * 24 * 60 * 60 * 1000;

export async function sweep(records: Records, now: number): Promise<void> {
  const { db } = records;
  for (const table of ["codes", "idempotencyKeys", "rateLimits"] as const) {
    await db.deleteFrom(table).where("expiresAt", "<=", now).execute();
  }
  await db
    .deleteFrom("webhookEvents")
    .where("receivedAt", "<=", now - INBOUND_EVENT_LIFE_MS)
    .execute();
  await sweepDeliveries(records, now);
}
