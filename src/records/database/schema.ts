/**
 * The tables, as `RowPlugin` shows them: `outcomeAt` is the column `outcome_at`. Times are milliseconds since the epoch;
 * `…Hash` columns are keyed hashes (`crypto/seal.ts`); `sealed` columns hold everything personal.
 */
import type { Generated } from "kysely";
import type { IdentityStatus, ScreeningStatus } from "../../contract/identity-words.js";
import type { AnyProviderId } from "../../contract/providers.js";
import type { EndedReason, Outcome, Status } from "../../contract/status.js";

export interface VisitTable {
  /** Order of creation: newest last. */
  sequence: Generated<number>;
  reference: string;
  organisation: string;
  provider: AnyProviderId;
  providerReference: string;
  status: Status;
  ended: EndedReason | null;
  outcome: Outcome | null;
  outcomeAt: number | null;
  attempt: string | null;
  providerStatus: string | null;
  reasonCode: string | null;
  riskLevel: string | null;
  /** 0 or 1: SQLite has no boolean. */
  settled: number;
  createdAt: number;
  activatedAt: number | null;
  completedAt: number | null;
  endedAt: number | null;
  updatedAt: number;
  expiresAt: number | null;
  externalRefHash: string | null;
  emailHash: string;
  referenceDataHash: string;
  /** Empty, as the hashes are, once the visit is redacted. */
  sealed: string;
  /** The provider's own id of the person. */
  identityReference: string | null;
  /** Set when the visit first concludes. */
  identityId: string | null;
  /** What its latest conclusion was, and when. */
  conclusion: string | null;
  concludedAt: number | null;
  redactedAt: number | null;
  /** From when on the provider may be asked for its status again; null: at any time. */
  nextReadAt: number | null;
}

export interface CodeTable {
  reference: string;
  codeHash: string;
  attempts: number;
  sentAt: number;
  expiresAt: number;
  usedAt: number | null;
}

export interface IdempotencyTable {
  keyHash: string;
  bodyHash: string;
  /** Whoever holds this may write the answer. */
  claim: string;
  /** The sealed answer; null while the first call is under way. */
  answer: string | null;
  leaseUntil: number;
  expiresAt: number;
}

export interface RateLimitTable {
  bucket: string;
  count: number;
  expiresAt: number;
}

export interface WebhookEventTable {
  provider: string;
  organisation: string;
  eventKey: string;
  /** Null where no visit matched. */
  reference: string | null;
  receivedAt: number;
}

export interface IdentityTable {
  /** Order of creation: newest last. */
  sequence: Generated<number>;
  id: string;
  organisation: string;
  /** Null once redacted. */
  externalRefHash: string | null;
  status: IdentityStatus;
  /** A status that the partner set, and when: it stands until a later verdict. */
  statusSet: IdentityStatus | null;
  statusSetAt: number | null;
  screeningStatus: ScreeningStatus | null;
  monitoringEnabled: number;
  faceMatchPassed: number | null;
  ageCheckPassed: number | null;
  extractedAge: number | null;
  isSandbox: number;
  /** A JSON array of strings. */
  tags: string;
  /** The provider of the latest conclusion, its id of the person, and the visit. */
  provider: AnyProviderId | null;
  providerIdentityReference: string | null;
  latestVisit: string | null;
  archivedAt: number | null;
  firstVerifiedAt: number | null;
  lastVerifiedAt: number | null;
  createdAt: number;
  updatedAt: number;
  redactedAt: number | null;
  /** From when on retention counts; null once redacted. */
  retainedSince: number | null;
  /** Null once redacted. */
  sealed: string | null;
}

/** What identities are compared by. */
export interface IdentityHashTable {
  identityId: string;
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
  visitReference: string | null;
  identityId: string | null;
  /** The body to be sent, sealed. */
  payload: string;
  createdAt: number;
  /** When deliveries were made of it; null until then. */
  dispatchedAt: number | null;
}

/** An event on its way to one endpoint. */
export interface DeliveryTable {
  sequence: Generated<number>;
  id: string;
  eventId: string;
  organisation: string;
  /** An id that is made of the endpoint's URL. */
  endpoint: string;
  type: string;
  /** What the event is about: those with the same subject go out one after the other. */
  subject: string;
  /** `pending` → `delivered` or `failed` (given up); a repeat by hand makes it `pending` again. */
  status: "pending" | "delivered" | "failed";
  /** 0: repeated by hand, out of that order. */
  inOrder: number;
  attempts: number;
  nextAt: number;
  /** Whoever holds this is sending it. */
  lease: string | null;
  leaseUntil: number;
  httpStatus: number | null;
  failure: string | null;
  createdAt: number;
  attemptedAt: number | null;
  deliveredAt: number | null;
}

export interface WebhookEndpointTable {
  endpoint: string;
  disabledAt: number | null;
  disabledReason: string | null;
  lastSuccessAt: number | null;
  lastFailureAt: number | null;
  /** Since when every attempt has failed; null while the last one didn't. */
  failingSince: number | null;
}

/** Work that one process does at a time: whoever writes the row holds it until their transaction ends. */
export interface LockTable {
  name: string;
  takenAt: number;
}

/** What providers have yet to erase. */
export interface ErasureTable {
  sequence: Generated<number>;
  organisation: string;
  identityId: string | null;
  provider: AnyProviderId;
  providerReference: string;
  identityReference: string | null;
  attempts: number;
  nextAt: number;
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
  idempotencyKeys: IdempotencyTable;
  rateLimits: RateLimitTable;
  webhookEvents: WebhookEventTable;
  identities: IdentityTable;
  identityHashes: IdentityHashTable;
  outbox: OutboxTable;
  deliveries: DeliveryTable;
  webhookEndpoints: WebhookEndpointTable;
  locks: LockTable;
  erasures: ErasureTable;
  chores: ChoreTable;
}
