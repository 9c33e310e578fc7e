/** What became of the partner's endpoints: when they last took an event, when they didn't, and whether they are stopped. */
import { inTransaction, type Records, type RecordsTransaction } from "../database/records.js";
import { milliseconds } from "./delivery.js";

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
        .selectFrom("webhook_endpoints")
        .selectAll()
        .where("endpoint", "=", endpoint)
        .executeTakeFirst();
      const { pending } = await db
        .selectFrom("deliveries")
        .select(({ fn }) => fn.countAll().as("pending"))
        .where("endpoint", "=", endpoint)
        .where("status", "=", "pending")
        .executeTakeFirstOrThrow();
      return {
        disabledAt: milliseconds(row?.disabled_at ?? null),
        disabledReason: row?.disabled_reason ?? null,
        lastSuccessAt: milliseconds(row?.last_success_at ?? null),
        lastFailureAt: milliseconds(row?.last_failure_at ?? null),
        pending: Number(pending),
      };
    },

    enable: (endpoint, now) =>
      inTransaction(records, now, async (transaction) => {
        const enabled = await transaction.db
          .updateTable("webhook_endpoints")
          .set({ disabled_at: null, disabled_reason: null })
          .where("endpoint", "=", endpoint)
          .where("disabled_at", "is not", null)
          .returning("failing_since")
          .executeTakeFirst();
        if (!enabled) return;
        const failingSince = milliseconds(enabled.failing_since) ?? now;
        await transaction.db
          .updateTable("webhook_endpoints")
          .set({ failing_since: null })
          .where("endpoint", "=", endpoint)
          .execute();
        // It has taken nothing since: nothing is overtaken by what comes back.
        await transaction.db
          .updateTable("deliveries")
          .set({ status: "pending", next_at: now, attempts: 0 })
          .where("endpoint", "=", endpoint)
          .where(({ or, and, eb }) =>
            or([
              eb("status", "=", "pending"),
              and([eb("status", "=", "failed"), eb("attempted_at", ">=", failingSince)]),
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
    const taken = { last_success_at: now, failing_since: null };
    await db
      .insertInto("webhook_endpoints")
      .values({ endpoint, ...taken })
      .onConflict((conflict) => conflict.column("endpoint").doUpdateSet(taken))
      .execute();
    return null;
  }
  const state = await db
    .insertInto("webhook_endpoints")
    .values({ endpoint, last_failure_at: now, failing_since: now })
    .onConflict((conflict) =>
      conflict.column("endpoint").doUpdateSet(({ case: when, or, eb, ref }) => ({
        last_failure_at: now,
        failing_since: when()
          .when(
            or([
              eb("webhook_endpoints.failing_since", "is", null),
              eb("webhook_endpoints.last_failure_at", "<", now - QUIET_MS),
            ]),
          )
          .then(now)
          .else(ref("webhook_endpoints.failing_since"))
          .end(),
      })),
    )
    .returning(["failing_since", "disabled_at"])
    .executeTakeFirstOrThrow();
  const isFailing = Number(state.failing_since) <= now - LONGEST_FAILING_MS;
  if (state.disabled_at !== null || !(disables || isFailing)) return null;
  const reason: DisabledReason = disables ? "gone" : "failing";
  await db
    .updateTable("webhook_endpoints")
    .set({ disabled_at: now, disabled_reason: reason })
    .where("endpoint", "=", endpoint)
    .execute();
  return reason;
}
