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
  /** Empty, as the hashes are, once the visit is redacted. */
  sealed: string;
  /** The provider's own id of the person. */
  identity_reference: string | null;
  /** Set when the visit first concludes. */
  identity_id: string | null;
  /** What its latest conclusion was, and when. */
  conclusion: string | null;
  concluded_at: OptionalMilliseconds;
  redacted_at: OptionalMilliseconds;
  /** From when on the provider may be asked for its status again; null: at any time. */
  next_read_at: OptionalMilliseconds;
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

export interface IdentityTable {
  /** Order of creation: newest last. */
  sequence: Generated<number>;
  id: string;
  organisation: string;
  /** Null once redacted. */
  external_ref_hash: string | null;
  status: string;
  /** A status that the partner set, and when: it stands until a later verdict. */
  status_set: string | null;
  status_set_at: OptionalMilliseconds;
  screening_status: string | null;
  monitoring_enabled: number;
  face_match_passed: number | null;
  age_check_passed: number | null;
  extracted_age: number | null;
  is_sandbox: number;
  /** A JSON array of strings. */
  tags: string;
  /** The provider of the latest conclusion, its id of the person, and the visit. */
  provider: string | null;
  provider_identity_reference: string | null;
  latest_visit: string | null;
  archived_at: OptionalMilliseconds;
  first_verified_at: OptionalMilliseconds;
  last_verified_at: OptionalMilliseconds;
  created_at: Milliseconds;
  updated_at: Milliseconds;
  redacted_at: OptionalMilliseconds;
  /** From when on retention counts; null once redacted. */
  retained_since: OptionalMilliseconds;
  /** Null once redacted. */
  sealed: string | null;
}

/** What identities are compared by. */
export interface IdentityHashTable {
  identity_id: string;
  kind: string;
  hash: string;
}

/** Events for the partner's webhooks, written in the transaction that made them happen. */
export interface OutboxTable {
  /** The order in which they happened. */
  sequence: Generated<number>;
  /** The same on every delivery. */
  id: string;
  organisation: string;
  type: string;
  /** What the event is about. Events about the same thing keep their order. */
  visit_reference: string | null;
  identity_id: string | null;
  /** The body to be sent, sealed. */
  payload: string;
  created_at: Milliseconds;
  /** When deliveries were made of it; null until then. */
  dispatched_at: OptionalMilliseconds;
}

/** An event on its way to one endpoint. */
export interface DeliveryTable {
  sequence: Generated<number>;
  id: string;
  event_id: string;
  organisation: string;
  /** An id that is made of the endpoint's URL. */
  endpoint: string;
  type: string;
  /** What the event is about: those with the same subject go out one after the other. */
  subject: string;
  status: string;
  /** 0: repeated by hand, out of that order. */
  in_order: number;
  attempts: number;
  next_at: Milliseconds;
  /** Whoever holds this is sending it. */
  lease: string | null;
  lease_until: Milliseconds;
  http_status: number | null;
  failure: string | null;
  created_at: Milliseconds;
  attempted_at: OptionalMilliseconds;
  delivered_at: OptionalMilliseconds;
}

export interface WebhookEndpointTable {
  endpoint: string;
  disabled_at: OptionalMilliseconds;
  disabled_reason: string | null;
  last_success_at: OptionalMilliseconds;
  last_failure_at: OptionalMilliseconds;
  /** Since when every attempt has failed; null while the last one didn't. */
  failing_since: OptionalMilliseconds;
}

/** Work that one process does at a time: whoever writes the row holds it until their transaction ends. */
export interface LockTable {
  name: string;
  taken_at: Milliseconds;
}

/** What providers have yet to erase. */
export interface ErasureTable {
  sequence: Generated<number>;
  organisation: string;
  identity_id: string | null;
  provider: string;
  provider_reference: string;
  identity_reference: string | null;
  attempts: number;
  next_at: Milliseconds;
}

/** What has yet to be done to the database itself, by name. */
export interface ChoreTable {
  name: string;
  /** How often it was asked for since it was last done. */
  marks: number;
}

export interface Tables {
  visits: VisitTable;
  codes: CodeTable;
  idempotency_keys: IdempotencyTable;
  rate_limits: RateLimitTable;
  webhook_events: WebhookEventTable;
  identities: IdentityTable;
  identity_hashes: IdentityHashTable;
  outbox: OutboxTable;
  deliveries: DeliveryTable;
  webhook_endpoints: WebhookEndpointTable;
  locks: LockTable;
  erasures: ErasureTable;
  chores: ChoreTable;
}
