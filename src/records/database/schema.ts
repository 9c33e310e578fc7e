/**
 * The tables, as `RowPlugin` shows them: `outcomeAt` is the column `outcome_at`. Times are milliseconds since the epoch;
 * `…Hash` columns are keyed hashes (`crypto/seal.ts`); `sealed` columns hold everything personal.
 */

import type { Generated } from "kysely";
import type { CodeChannel } from "../../contract/code-channel.js";
import type { IdentityStatus, ScreeningStatus } from "../../contract/identity-words.js";
import type { AnyProviderId } from "../../contract/providers.js";
import type { EndedReason, Outcome, Status } from "../../contract/status.js";
import type { VisitEvent } from "../../contract/visit-event-schemas.js";
import type { VerifiedBy } from "../../contract/visit-schemas.js";

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
  /** 0 or 1, because SQLite has no boolean. */
  settled: number;
  createdAt: number;
  activatedAt: number | null;
  completedAt: number | null;
  endedAt: number | null;
  updatedAt: number;
  expiresAt: number | null;
  /** The latest proof of who the customer is. Null: written before it was recorded. */
  verifiedBy: VerifiedBy | null;
  /** Null until the external reference is proved. */
  externalRefHash: string | null;
  claimedExternalRefHash: string | null;
  /** Empty until the email address is proved. */
  emailHash: string;
  referenceDataHash: string;
  /** Empty once the visit is redacted, like the hashes. */
  sealed: string;
  /** The provider's own id of the person. */
  identityReference: string | null;
  /** Null until the visit concludes for the first time. */
  identityId: string | null;
  /** The latest conclusion and its time, also of a visit that no customer has proved to be theirs. */
  conclusion: string | null;
  concludedAt: number | null;
  /** The time at which the proxy learnt of it. Null: concluded before it was recorded. */
  learntAt: number | null;
  /** The time by which a person's conclusions are ordered. Null: `concludedAt`. */
  rankedAt: number | null;
  redactedAt: number | null;
  /** The earliest time of the next status read; null where it may happen at any time. */
  nextReadAt: number | null;
  /** Sealed members that the page may know, once more as plain JSON (`page-state.ts`). Null: written before it was there. */
  pageState: string | null;
}

/** A one-time code. A visit may have several: one for each caller who asked. */
export interface VisitCodeTable {
  id: string;
  reference: string;
  codeHash: string;
  /** The hash of the secret of the tab that asked for the code. */
  attemptHash: string;
  /** The hash of the network address that the code was asked for from. */
  addressHash: string;
  /** The mail or the text message with the code. */
  mailId: string;
  /** Null for a mail from before there were text messages. */
  channel: CodeChannel | null;
  /** 1 where a newer code was asked for from the same address: only its own tab may use it. */
  superseded: number;
  /** Guesses of the tab, of others at its address, and of all others. */
  tabGuesses: number;
  addressGuesses: number;
  otherGuesses: number;
  sentAt: number;
  expiresAt: number;
  usedAt: number | null;
}

export interface IdempotencyTable {
  keyHash: string;
  bodyHash: string;
  /** The token of the call that may write the answer. */
  claim: string;
  /** The sealed answer; null while the first call is in progress. */
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
  /** The status that the partner set, and its time. It holds until a later verdict. */
  statusSet: IdentityStatus | null;
  statusSetAt: number | null;
  screeningStatus: ScreeningStatus | null;
  /** The provider's time of the screening; null where none is known. */
  screenedAt: number | null;
  monitoringEnabled: number;
  faceMatchPassed: number | null;
  ageCheckPassed: number | null;
  extractedAge: number | null;
  isSandbox: number;
  /** A JSON array of strings. */
  tags: string;
  /** The provider of the latest conclusion, and that provider's id of the person. */
  provider: AnyProviderId | null;
  providerIdentityReference: string | null;
  latestVisit: string | null;
  archivedAt: number | null;
  firstVerifiedAt: number | null;
  lastVerifiedAt: number | null;
  createdAt: number;
  updatedAt: number;
  redactedAt: number | null;
  /** The start of the retention period; null once redacted. */
  retainedSince: number | null;
  /** Null once redacted. */
  sealed: string | null;
}

/** Hashes that find duplicates of an identity. */
export interface IdentityHashTable {
  identityId: string;
  kind: string;
  hash: string;
}

/** Events for the partner's webhooks, written in the transaction of the change that they announce. */
export interface OutboxTable {
  /** The order in which they happened. */
  sequence: Generated<number>;
  /** The same in every delivery. */
  id: string;
  organisation: string;
  type: string;
  /** The subject of the event. Events about the same subject keep their order. */
  visitReference: string | null;
  identityId: string | null;
  /** The sealed body. */
  payload: string;
  createdAt: number;
  /** The time at which its deliveries were made; null until then. */
  dispatchedAt: number | null;
}

/** The delivery of one event to one endpoint. */
export interface DeliveryTable {
  sequence: Generated<number>;
  id: string;
  eventId: string;
  organisation: string;
  /** An id made from the endpoint's URL. */
  endpoint: string;
  type: string;
  /** The subject of the event: deliveries about one subject are sent one after the other. */
  subject: string;
  /** `pending` → `delivered` or `failed` (given up); a repeat by hand makes it `pending` again. */
  status: "pending" | "delivered" | "failed";
  /** 0 where it was repeated by hand: it is then outside that order. */
  inOrder: number;
  attempts: number;
  nextAt: number;
  /** The token of the process that is sending it. */
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
  /** The start of an unbroken series of failures; null where the last attempt succeeded. */
  failingSince: number | null;
}

/** A mail or a text message to a customer that waits to be sent. */
export interface MailTable {
  /** The same in every attempt. */
  id: string;
  organisation: string;
  visitReference: string;
  /** `code-sms` is a text message, the others are mails. */
  kind: "code" | "code-sms" | "invitation" | "link" | "action" | "completed";
  /** The sealed content, as far as the visit doesn't have it. */
  sealed: string;
  attempts: number;
  nextAt: number;
  /** The token of the process that is sending it. */
  lease: string | null;
  leaseUntil: number;
  createdAt: number;
  /** The time at which its code or link expires. It is not sent after that. */
  expiresAt: number;
}

/** The history of visits. It holds no personal data. */
export interface VisitEventTable {
  /** The order in which it was written. */
  sequence: Generated<number>;
  visitReference: string;
  happenedAt: number;
  kind: VisitEvent["kind"];
  actor: VisitEvent["by"];
  /** The event's other members, as JSON. */
  details: string;
}

/** Locks for work that one process does at a time. Writing the row takes the lock until the transaction ends. */
export interface LockTable {
  name: string;
  takenAt: number;
}

/** Erasures that are still to be done at providers. */
export interface ErasureTable {
  sequence: Generated<number>;
  organisation: string;
  identityId: string | null;
  provider: AnyProviderId;
  providerReference: string;
  identityReference: string | null;
  /** The visit's reference, if the provider has state for the visit. */
  reference: string | null;
  /** The provider's state of the visit, sealed. The provider may need it in order to erase. */
  sealed: string | null;
  attempts: number;
  nextAt: number;
}

/** Maintenance of the database itself that is still to be done, by name. */
export interface ChoreTable {
  name: string;
  /** The number of requests for it since it was last done. */
  marks: number;
}

/** The row by which the store checks itself. */
export interface SelfCheckTable {
  name: string;
  sealed: string;
  /** Takes room on the disk. */
  padding: string;
  writeCount: number;
}

/** Visits whose status is to be read from their provider in the background. */
export interface VisitReadTable {
  reference: string;
  attempts: number;
  nextAt: number;
  /** The token of the process that is reading. */
  lease: string | null;
  leaseUntil: number;
  queuedAt: number;
}

export interface Tables {
  visits: VisitTable;
  visitCodes: VisitCodeTable;
  idempotencyKeys: IdempotencyTable;
  rateLimits: RateLimitTable;
  webhookEvents: WebhookEventTable;
  identities: IdentityTable;
  identityHashes: IdentityHashTable;
  outbox: OutboxTable;
  deliveries: DeliveryTable;
  webhookEndpoints: WebhookEndpointTable;
  mails: MailTable;
  visitEvents: VisitEventTable;
  locks: LockTable;
  erasures: ErasureTable;
  chores: ChoreTable;
  selfChecks: SelfCheckTable;
  visitReads: VisitReadTable;
}
