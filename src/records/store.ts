/** The store: everything that must outlive a process or that several processes must agree on. Only `src/records` knows SQL. */
import type { Counts } from "./counts.js";
import type { DeliveryQueue } from "./deliveries/delivery-queue.js";
import type { DeliveryRecords } from "./deliveries/delivery-records.js";
import type { EndpointHealthRecords } from "./deliveries/endpoint-health.js";
import type { ErasureRecords } from "./identities/erasures.js";
import type { IdentityRecords } from "./identities/identity-records.js";
import type { Resealed } from "./keys/reseal.js";
import type { IdempotencyRecords } from "./limits/idempotency.js";
import type { CodeRecords } from "./limits/one-time-codes.js";
import type { RateLimitRecords } from "./limits/rate-limits.js";
import type { MailQueue } from "./mails/mail-queue.js";
import type { ReadQueue } from "./reports/read-queue.js";
import type { ReportRecords } from "./reports/report-records.js";
import type { VisitHistoryRecords } from "./visits/visit-history.js";
import type { VisitRecords } from "./visits/visit-records.js";

export interface Store {
  readonly visits: VisitRecords;
  readonly visitHistory: VisitHistoryRecords;
  readonly codes: CodeRecords;
  readonly idempotency: IdempotencyRecords;
  readonly rateLimits: RateLimitRecords;
  readonly reports: ReportRecords;
  readonly readQueue: ReadQueue;
  readonly identities: IdentityRecords;
  readonly erasures: ErasureRecords;
  readonly deliveryQueue: DeliveryQueue;
  readonly deliveries: DeliveryRecords;
  readonly endpointHealth: EndpointHealthRecords;
  readonly mailQueue: MailQueue;
  /** @throws UnknownKeyError where the database was sealed under a key that is not among `encryptionKeys`. */
  checkKeys(): Promise<void>;
  /**
   * Writes a row and opens a sealed one. Rejects where the database doesn't answer, nothing can be stored, or it is sealed
   * under an unknown key. Calls meanwhile share one check.
   * @param maxAgeMs a check that passed less than this long ago is enough. Default: 0.
   */
  ping(maxAgeMs?: number): Promise<void>;
  /** Deletes expired rows. */
  sweep(now: number): Promise<void>;
  /**
   * Removes the traces of redacted data from the database where that is due, beside other work. Takes seconds for each GB.
   * @returns false where it was in use, or the scrub was stopped: it is still due.
   */
  scrub(): Promise<boolean>;
  /** Stops a scrub that runs, and lets no other begin. */
  stopScrub(): Promise<void>;
  /** Writes everything sealed or hashed anew under the first encryption key. Safe beside running proxies. */
  reseal(): Promise<Resealed>;
  /** Counts rows for `/metrics`. Reads every visit. */
  counts(endpoints: readonly string[]): Promise<Counts>;
  close(): Promise<void>;
}
