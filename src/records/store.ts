/** The store: everything that must outlive a process or be agreed on by several. The only place that knows SQL. */

import type { Counts } from "./database/counts.js";
import type { DeliveryQueue } from "./deliveries/delivery-queue.js";
import type { DeliveryRecords } from "./deliveries/delivery-records.js";
import type { EndpointHealthRecords } from "./deliveries/endpoint-health.js";
import type { ErasureRecords } from "./identities/erasures.js";
import type { IdentityRecords } from "./identities/identity-records.js";
import type { Resealed } from "./keys/reseal.js";
import type { IdempotencyRecords } from "./limits/idempotency.js";
import type { CodeRecords, CodeRules } from "./limits/one-time-codes.js";
import type { RateLimitRecords } from "./limits/rate-limits.js";
import type { ReportRecords } from "./reports/report-records.js";
import type { VisitRecords } from "./visits/visit-records.js";

/** Six digits live ten minutes and allow five guesses: a chance of one in 200,000. */
export const CODE_RULES: CodeRules = {
  lifeSeconds: 600,
  resendAfterSeconds: 30,
  attempts: 5,
  repeatSeconds: 60,
};

export interface Store {
  readonly visits: VisitRecords;
  readonly codes: CodeRecords;
  readonly idempotency: IdempotencyRecords;
  readonly rateLimits: RateLimitRecords;
  readonly reports: ReportRecords;
  readonly identities: IdentityRecords;
  readonly erasures: ErasureRecords;
  readonly deliveryQueue: DeliveryQueue;
  readonly deliveries: DeliveryRecords;
  readonly endpointHealth: EndpointHealthRecords;
  /** Rejects where the database doesn't answer. */
  ping(): Promise<void>;
  /** Deletes what has run out: codes, idempotency keys, counters, old webhook event keys. */
  sweep(now: number): Promise<void>;
  /** Rids the database of what redaction has deleted, where that is due. False: it was in use, and it is still due. */
  scrub(): Promise<boolean>;
  /** Brings everything that is sealed or hashed under the first encryption key. Safe beside running proxies. */
  reseal(): Promise<Resealed>;
  /** How much there is of what, for `/metrics`, with these webhook endpoints. Looks at every visit. */
  counts(endpoints: readonly string[]): Promise<Counts>;
  close(): Promise<void>;
}
