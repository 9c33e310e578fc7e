/**
 * The tables. Times are milliseconds since the epoch; `…_hash` columns are keyed hashes (`seal.ts`); `sealed` columns
 * hold everything personal. PostgreSQL's driver gives a bigint back as text, hence `Milliseconds`.
 */
import type { ColumnType, Generated } from "kysely";

export type Milliseconds = ColumnType<number | string, number, number>;
export type OptionalMilliseconds = ColumnType<number | string | null, number | null, number | null>;

export interface VisitTable {
  /** Order of creation: newest last. */
  sequence: Generated<number>;
  reference: string;
  organisation: string;
  provider: string;
  provider_reference: string;
  status: string;
  ended: string | null;
  outcome: string | null;
  outcome_at: OptionalMilliseconds;
  attempt: string | null;
  provider_status: string | null;
  reason_code: string | null;
  risk_level: string | null;
  /** 0 or 1: SQLite has no boolean. */
  settled: number;
  created_at: Milliseconds;
  activated_at: OptionalMilliseconds;
  completed_at: OptionalMilliseconds;
  ended_at: OptionalMilliseconds;
  updated_at: Milliseconds;
  expires_at: OptionalMilliseconds;
  external_ref_hash: string | null;
  email_hash: string;
  reference_data_hash: string;
  sealed: string;
}

export interface CodeTable {
  reference: string;
  code_hash: string;
  attempts: number;
  sent_at: Milliseconds;
  expires_at: Milliseconds;
  used_at: OptionalMilliseconds;
}

export interface IdempotencyTable {
  key_hash: string;
  body_hash: string;
  /** Whoever holds this may write the answer. */
  claim: string;
  /** The sealed answer; null while the first call is under way. */
  answer: string | null;
  lease_until: Milliseconds;
  expires_at: Milliseconds;
}

export interface RateLimitTable {
  bucket: string;
  count: number;
  expires_at: Milliseconds;
}

export interface WebhookEventTable {
  provider: string;
  organisation: string;
  event_key: string;
  /** Null where no visit matched. */
  reference: string | null;
  received_at: Milliseconds;
}

export interface Tables {
  visits: VisitTable;
  codes: CodeTable;
  idempotency_keys: IdempotencyTable;
  rate_limits: RateLimitTable;
  webhook_events: WebhookEventTable;
}
