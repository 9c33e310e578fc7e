/** What became of the partner's endpoints: when they last took an event, when they didn't, and whether they are stopped. */
import { inTransaction, type Records, type RecordsTransaction } from "../database/records.js";

const DAY_MS = 24 * 60 * 60 * 1000;
/** An endpoint that has taken nothing for so long, though it was tried again and again, is stopped. */
const LONGEST_FAILING_MS = 5 * DAY_MS;
/** Longer than any wait between two attempts: where there was none for so long, nobody knows how it was meanwhile. */
const QUIET_MS = 2 * DAY_MS;

/** `gone`: it answered 410. `failing`: it has taken nothing for five days. */
export type DisabledReason = "gone" | "failing";

export interface EndpointHealth {
  /** Null: enabled. Times are in ms since the epoch. */
  disabledAt: number | null;
  disabledReason: string | null;
  lastSuccessAt: number | null;
  lastFailureAt: number | null;
  /** How many deliveries wait to be sent. */
  pending: number;
}

export interface EndpointHealthRecords {
  read(endpoint: string): Promise<EndpointHealth>;
  /** What has been held back is due at once, and so is what was given up since it began to fail. */
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
        // It has taken nothing since: nothing is overtaken by what comes back.
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

/** Keeps how an attempt went with its endpoint. Resolves with why the endpoint was stopped, where that stopped it. */
export async function recordAttempt(
  { db, now }: RecordsTransaction,
  endpoint: string,
  { status, failure, disables }: { status: string; failure: string | null; disables: boolean },
): Promise<DisabledReason | null> {
  // It was never sent: that says nothing of the endpoint.
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
