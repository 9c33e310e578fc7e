/**
 * Deletes old deliveries and their events: nobody will repeat them any more. Deliveries that wait for a time from before
 * the clock was set back become due.
 */
import type { Records } from "../database/records.js";

/** Applies also to deliveries for an endpoint that is disabled or was removed from the config. */
const DELIVERY_LIFE_MS = 30 * 24 * 60 * 60 * 1000;

/** Clocks of several machines may differ by so much. */
const CLOCK_TOLERANCE_MS = 60_000;

export async function sweepDeliveries({ db }: Records, now: number): Promise<void> {
  const before = now - DELIVERY_LIFE_MS;
  await db
    .updateTable("deliveries")
    .set({ nextAt: now })
    .where("status", "=", "pending")
    .where("nextAt", ">", now)
    .where(({ eb, fn }) => eb(fn.coalesce("attemptedAt", "createdAt"), ">", now + CLOCK_TOLERANCE_MS))
    .execute();
  await db.deleteFrom("deliveries").where("createdAt", "<=", before).where("leaseUntil", "<=", now).execute();
  await db
    .deleteFrom("outbox")
    .where("dispatchedAt", "<=", before)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom("deliveries").select("id").whereRef("deliveries.eventId", "=", "outbox.id"))),
    )
    .execute();
}
