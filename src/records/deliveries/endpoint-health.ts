/** The health of the partner's endpoints: their last success, their last failure, and the time of disabling. */
import { inTransaction, type Records, type RecordsTransaction } from "../database/records.js";

const DAY_MS = 24 * 60 * 60 * 1000;
/** An endpoint whose attempts have all failed for so long is disabled. */
const LONGEST_FAILING_MS = 5 * DAY_MS;
/** Longer than any wait between two attempts. After such a silence, a new series of failures begins. */
const QUIET_MS = 2 * DAY_MS;

/** `gone`: it answered 410. `failing`: it has accepted nothing for five days. */
export type DisabledReason = "gone" | "failing";

export interface EndpointHealth {
  /** Null where it is enabled. Times are in ms since the epoch. */
  disabledAt: number | null;
  disabledReason: string | null;
  lastSuccessAt: number | null;
  lastFailureAt: number | null;
  /** The number of deliveries that wait to be sent. */
  pending: number;
}

export interface EndpointHealthRecords {
  read(endpoint: string): Promise<EndpointHealth>;
  /** Enables an endpoint. Deliveries that waited, or were given up since it began to fail, are due at once. */
  enable(endpoint: string, now: number): Promise<void>;
}

export function createEndpointHealthRecords(records: Records): EndpointHealthRecords {
  const { db } = records;
  return {
    async read(endpoint) {
      const row = await db
        .selectFrom("webhookEndpoints")
        .selectAll()
        .where("endpoint", "=", endpoint)
        .executeTakeFirst();
      const { count: pending } = await db
        .selectFrom("deliveries")
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .where("endpoint", "=", endpoint)
        .where("status", "=", "pending")
        .executeTakeFirstOrThrow();
      return {
        disabledAt: row?.disabledAt ?? null,
        disabledReason: row?.disabledReason ?? null,
        lastSuccessAt: row?.lastSuccessAt ?? null,
        lastFailureAt: row?.lastFailureAt ?? null,
        pending,
      };
    },

    enable: (endpoint, now) =>
      inTransaction(records, now, async (transaction) => {
        const enabled = await transaction.db
          .updateTable("webhookEndpoints")
          .set({ disabledAt: null, disabledReason: null })
          .where("endpoint", "=", endpoint)
          .where("disabledAt", "is not", null)
          .returning("failingSince")
          .executeTakeFirst();
        if (!enabled) return;
        const failingSince = enabled.failingSince ?? now;
        await transaction.db
          .updateTable("webhookEndpoints")
          .set({ failingSince: null })
          .where("endpoint", "=", endpoint)
          .execute();
        // The endpoint has accepted nothing since, so no returning delivery arrives after a later one.
        await transaction.db
          .updateTable("deliveries")
          .set({ status: "pending", nextAt: now, attempts: 0 })
          .where("endpoint", "=", endpoint)
          .where(({ or, and, eb }) =>
            or([
              eb("status", "=", "pending"),
              and([eb("status", "=", "failed"), eb("attemptedAt", ">=", failingSince)]),
            ]),
          )
          .execute();
      }),
  };
}

/**
 * Records the result of an attempt for its endpoint.
 * @returns the reason for which this attempt disabled the endpoint, or null.
 */
export async function recordAttempt(
  { db, now }: RecordsTransaction,
  endpoint: string,
  { status, failure, disables }: { status: string; failure: string | null; disables: boolean },
): Promise<DisabledReason | null> {
  // It was never sent, so it says nothing about the endpoint.
  if (failure === "unreadable") return null;
  if (status === "delivered") {
    const taken = { lastSuccessAt: now, failingSince: null };
    await db
      .insertInto("webhookEndpoints")
      .values({ endpoint, ...taken })
      .onConflict((conflict) => conflict.column("endpoint").doUpdateSet(taken))
      .execute();
    return null;
  }
  const state = await db
    .insertInto("webhookEndpoints")
    .values({ endpoint, lastFailureAt: now, failingSince: now })
    .onConflict((conflict) =>
      conflict.column("endpoint").doUpdateSet(({ case: when, or, eb, ref }) => ({
        lastFailureAt: now,
        failingSince: when()
          .when(
            or([
              eb("webhookEndpoints.failingSince", "is", null),
              eb("webhookEndpoints.lastFailureAt", "<", now - QUIET_MS),
            ]),
          )
          .then(now)
          .else(ref("webhookEndpoints.failingSince"))
          .end(),
      })),
    )
    .returning(["failingSince", "disabledAt"])
    .executeTakeFirstOrThrow();
  const isFailing = (state.failingSince ?? now) <= now - LONGEST_FAILING_MS;
  if (state.disabledAt !== null || !(disables || isFailing)) return null;
  const reason: DisabledReason = disables ? "gone" : "failing";
  await db
    .updateTable("webhookEndpoints")
    .set({ disabledAt: now, disabledReason: reason })
    .where("endpoint", "=", endpoint)
    .execute();
  return reason;
}
