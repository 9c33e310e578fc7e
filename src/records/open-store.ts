/** Opens the store on a Kysely dialect and migrates its tables. */
import { type Dialect, Kysely } from "kysely";
import { createSealer } from "../crypto/seal.js";
import { readCounts } from "./counts.js";
import type { DatabaseKind } from "./database/database-kind.js";
import { migrate } from "./database/migrations.js";
import type { Records } from "./database/records.js";
import { RowPlugin } from "./database/row-plugin.js";
import type { Tables } from "./database/schema.js";
import { createScrubber } from "./database/scrub.js";
import { SharedSqliteDialect } from "./database/shared-sqlite-dialect.js";
import { createDeliveryQueue } from "./deliveries/delivery-queue.js";
import { createDeliveryRecords } from "./deliveries/delivery-records.js";
import { createEndpointHealthRecords } from "./deliveries/endpoint-health.js";
import { createErasureRecords } from "./identities/erasures.js";
import { createIdentityRecords } from "./identities/identity-records.js";
import { reseal } from "./keys/reseal.js";
import { createIdempotencyRecords } from "./limits/idempotency.js";
import { createCodeRecords } from "./limits/one-time-codes.js";
import { createRateLimitRecords } from "./limits/rate-limits.js";
import { createMailQueue } from "./mails/mail-queue.js";
import { createReadQueue } from "./reports/read-queue.js";
import { createReportRecords } from "./reports/report-records.js";
import { createSelfCheck } from "./self-check.js";
import type { Store } from "./store.js";
import { sweep } from "./sweep.js";
import { createRecentVisits } from "./visits/recent-visits.js";
import { createVisitHistory } from "./visits/visit-history.js";
import { createVisitRecords } from "./visits/visit-records.js";

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

export async function openStore({ dialect, kind, encryptionKeys }: OpenStoreOptions): Promise<Store> {
  const sealer = await createSealer(encryptionKeys);
  const db = new Kysely<Tables>({ dialect, plugins: [new RowPlugin()] });
  const readRow = dialect instanceof SharedSqliteDialect ? dialect.readRow : undefined;
  const recentVisits = createRecentVisits();
  const records: Records = { db, sealer, forgetVisit: recentVisits.forget };
  const scrubber = createScrubber(db, kind);
  const selfCheck = createSelfCheck(records, kind);
  try {
    await migrate(db, kind);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    visits: createVisitRecords(records, recentVisits, readRow),
    visitHistory: createVisitHistory(records),
    codes: createCodeRecords(records),
    idempotency: createIdempotencyRecords(records),
    rateLimits: createRateLimitRecords(records),
    reports: createReportRecords(records),
    readQueue: createReadQueue(records),
    identities: createIdentityRecords(records),
    erasures: createErasureRecords(records),
    deliveryQueue: createDeliveryQueue(records),
    deliveries: createDeliveryRecords(records),
    endpointHealth: createEndpointHealthRecords(records),
    mailQueue: createMailQueue(records),
    checkKeys: selfCheck.checkKeys,
    ping: selfCheck.ping,
    reseal: () => reseal(records),
    counts: (endpoints) => readCounts(records, endpoints),
    sweep: (now) => sweep(records, now),
    scrub: scrubber.scrub,
    stopScrub: scrubber.stop,
    close: async () => {
      await scrubber.stop();
      await db.destroy();
    },
  };
}
