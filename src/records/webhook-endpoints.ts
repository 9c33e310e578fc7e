/** What became of the partner's endpoints: when they last took an event, when they didn't, and whether they are stopped. */
import type { Kysely, Transaction } from "kysely";
import { milliseconds } from "./delivery.js";
import type { Tables } from "./schema.js";

export interface EndpointState {
  /** Null: enabled. Times are in ms since the epoch. */
  disabledAt: number | null;
  disabledReason: string | null;
  lastSuccessAt: number | null;
  lastFailureAt: number | null;
  /** How many deliveries wait to be sent. */
  pending: number;
}

export interface WebhookEndpointRecords {
  state(endpoint: string): Promise<EndpointState>;
  /** What has been held back is due at once. */
  enable(endpoint: string, now: number): Promise<void>;
}

export function createWebhookEndpointRecords(db: Kysely<Tables>): WebhookEndpointRecords {
  return {
    async state(endpoint) {
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
      db.transaction().execute(async (transaction) => {
        const enabled = await transaction
          .updateTable("webhook_endpoints")
          .set({ disabled_at: null, disabled_reason: null })
          .where("endpoint", "=", endpoint)
          .where("disabled_at", "is not", null)
          .returning("endpoint")
          .executeTakeFirst();
        if (!enabled) return;
        await transaction
          .updateTable("deliveries")
          .set({ next_at: now })
          .where("endpoint", "=", endpoint)
          .where("status", "=", "pending")
          .execute();
      }),
  };
}

/** Keeps how an attempt went with its endpoint. */
export async function recordAttempt(
  transaction: Transaction<Tables>,
  endpoint: string,
  { status, disables, failure }: { status: string; disables: boolean; failure: string | null },
  now: number,
): Promise<void> {
  const state = {
    ...(status === "delivered" ? { last_success_at: now } : { last_failure_at: now }),
    ...(disables ? { disabled_at: now, disabled_reason: failure } : {}),
  };
  await transaction
    .insertInto("webhook_endpoints")
    .values({ endpoint, ...state })
    .onConflict((conflict) => conflict.column("endpoint").doUpdateSet(state))
    .execute();
}
