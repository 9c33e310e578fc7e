/** Opens the store on a Kysely dialect and brings its tables up to date. */
import { type Dialect, Kysely, sql } from "kysely";
import { createCodeRecords } from "./codes.js";
import { readCounts } from "./counts.js";
import { createDeliveryRecords } from "./deliveries.js";
import { createDeliveryQueue } from "./delivery-queue.js";
import { createErasureRecords } from "./erasures.js";
import { createIdempotencyRecords } from "./idempotency.js";
import { createIdentityRecords } from "./identities.js";
import { type DatabaseKind, migrate } from "./migrations.js";
import { createRateLimitRecords } from "./rate-limits.js";
import { reseal } from "./reseal.js";
import type { Tables } from "./schema.js";
import { scrub } from "./scrub.js";
import { createSealer } from "./seal.js";
import { CODE_RULES, type Store } from "./store.js";
import { sweepDeliveries } from "./sweep-deliveries.js";
import { createVisitRecords } from "./visits.js";
import { createWebhookEndpointRecords } from "./webhook-endpoints.js";
import { createWebhookEventRecords } from "./webhook-events.js";

export interface OpenStoreOptions {
  /**
   * SQLite: `new SharedSqliteDialect({ database })` on a connection with WAL, foreign keys and `secure_delete` set.
   * PostgreSQL: `new PostgresDialect({ pool })`.
   */
  dialect: Dialect;
  kind: DatabaseKind;
  /** 32 bytes in base64 each; the first encrypts, all decrypt. */
  encryptionKeys: readonly string[];
}

/** Longer than any provider goes on repeating a webhook. */
const WEBHOOK_EVENT_LIFE_MS = 30 * 24 * 60 * 60 * 1000;

export async function openStore({ dialect, kind, encryptionKeys }: OpenStoreOptions): Promise<Store> {
  const sealer = await createSealer(encryptionKeys);
  const db = new Kysely<Tables>({ dialect });
  try {
    await migrate(db, kind);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    visits: createVisitRecords(db, sealer),
    codes: createCodeRecords(db, sealer, CODE_RULES),
    idempotency: createIdempotencyRecords(db, sealer),
    rateLimits: createRateLimitRecords(db, sealer),
    webhookEvents: createWebhookEventRecords(db, sealer),
    identities: createIdentityRecords(db, sealer),
    erasures: createErasureRecords(db),
    deliveryQueue: createDeliveryQueue(db, sealer),
    deliveries: createDeliveryRecords(db, sealer),
    webhookEndpoints: createWebhookEndpointRecords(db),
    async ping() {
      await sql`select 1`.execute(db);
    },
    reseal: () => reseal(db, sealer),
    counts: (endpoints) => readCounts(db, endpoints),
    async sweep(now) {
      for (const table of ["codes", "idempotency_keys", "rate_limits"] as const) {
        await db.deleteFrom(table).where("expires_at", "<=", now).execute();
      }
      await db
        .deleteFrom("webhook_events")
        .where("received_at", "<=", now - WEBHOOK_EVENT_LIFE_MS)
        .execute();
      await sweepDeliveries(db, now);
    },
    scrub: () => scrub(db, kind),
    close: () => db.destroy(),
  };
}
