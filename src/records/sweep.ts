/** Deletes expired rows: codes, idempotency keys, counters, old keys of webhook events, old deliveries, and mails that nobody could send in time. */
import type { Records } from "./database/records.js";
import { sweepDeliveries } from "./deliveries/sweep-deliveries.js";

/** Longer than any provider repeats a webhook. */
const INBOUND_EVENT_LIFE_MS = 30 * 24 * 60 * 60 * 1000;

/** Time for a proxy to count an expired mail as given up. */
const EXPIRED_MAIL_LIFE_MS = 24 * 60 * 60 * 1000;

export async function sweep(records: Records, now: number): Promise<void> {
  const { db } = records;
  for (const table of ["visitCodes", "idempotencyKeys", "rateLimits"] as const) {
    await db.deleteFrom(table).where("expiresAt", "<=", now).execute();
  }
  await db
    .deleteFrom("webhookEvents")
    .where("receivedAt", "<=", now - INBOUND_EVENT_LIFE_MS)
    .execute();
  // The proxy gives up a mail that has expired; these are left from when no proxy ran.
  await db
    .deleteFrom("mails")
    .where("expiresAt", "<=", now - EXPIRED_MAIL_LIFE_MS)
    .execute();
  await sweepDeliveries(records, now);
}
