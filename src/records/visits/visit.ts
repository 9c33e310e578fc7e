/** A visit: one customer's way through onboarding once, under one tracking reference. */

import type { FrameSource } from "../../contract/answers.js";
import type { Assessment } from "../../contract/assessment.js";
import type { CustomerProgress } from "../../contract/customer-progress.js";
import type { Person } from "../../contract/person.js";
import type { AnyProviderId } from "../../contract/providers.js";
import type { KnownCustomer } from "../../contract/requests.js";
import type { EndedReason, Outcome, ResubmissionReason, Status } from "../../contract/status.js";
import type { ProviderState, VisitReport } from "../../contract/visit-report.js";
import type { HoldReason, VerifiedBy } from "../../contract/visit-schemas.js";

/** The members that reports change. Times are in ms since the epoch. */
export interface VisitProgress {
  status: Status;
  ended: EndedReason | null;
  outcome: Outcome | null;
  /** The provider's own time of the event that set the outcome; null where the event had none. */
  outcomeAt: number | null;
  /** The provider's attempt that the outcome belongs to. */
  attempt: string | null;
  /** The provider's own word for the status. */
  providerStatus: string | null;
  /** A short code; null where the provider gave none, or prose instead. */
  reasonCode: string | null;
  /** The provider's reason in its own words, which may name the person: sealed, and in no webhook. */
  reason: string | null;
  riskLevel: string | null;
  /** The reason why the provider asks for more. Only with the outcome `resubmission_requested`. */
  resubmission: ResubmissionReason | null;
  /** The provider's result, for the partner's server. */
  result: Record<string, unknown> | null;
  /** The person whom the provider has verified. */
  person: Person | null;
  /** The provider's latest assessment of the person. */
  assessment: Assessment | null;
  /** True in the provider's test environment. Null where it doesn't say. */
  isSandbox: boolean | null;
  /** The customer's progress on the provider's screen, as the provider has told it. Null where it has told nothing. */
  progress: CustomerProgress | null;
  /** The provider's own id of the person, where it keeps one. */
  identityReference: string | null;
  /** True once no status read can change anything. */
  settled: boolean;
  /** Data that the provider keeps for the visit; null where it keeps none. */
  state: ProviderState | null;
}

/** The report of a verdict that isn't applied yet. */
export interface HeldReport {
  reason: HoldReason;
  report: VisitReport;
  /** In ms since the epoch. */
  heldAt: number;
  /** True once the provider has said that the visit wasn't begun. */
  isConfirmed: boolean;
}

/** The data of the invite, from the partner or from the page. */
export interface VisitInvite {
  email: string;
  /** True where the customer has received a code there, or the partner's server has sent the address. */
  emailProved: boolean;
  /** The customer whose visit it is; null until that is proved. */
  externalRef: string | null;
  /** The external reference that a page has sent, until one is proved. */
  claimedExternalRef: string | null;
  /** The partner's own text about the visit. Null: none. */
  referenceData: string | null;
  /** The random text that the provider's webhooks repeat, and a visit is found by. It is shown to nobody else. */
  providerText: string;
  customerContext: KnownCustomer | null;
  sendInvitationEmail: boolean;
  /** Set where the customer is mailed at completion, unless the page learns of it first. */
  mailsCompletion?: boolean | undefined;
  locale: string | null;
}

export interface Visit extends VisitProgress {
  /** Verdicts that can't be applied yet, oldest first. */
  held: readonly HeldReport[];
  /** True where a verdict is applied although its findings haven't come yet. */
  findingsPending: boolean;
  /** The tracking reference, in lower case. */
  reference: string;
  /** The organisation's code. */
  organisation: string;
  provider: AnyProviderId;
  providerReference: string;
  invite: VisitInvite;
  inviteUrl: string;
  frame: FrameSource | null;
  /** The latest proof of who the customer is. Null for visits from before it was recorded. */
  verifiedBy: VerifiedBy | null;
  createdAt: number;
  /** The time when the customer authenticated. */
  activatedAt: number | null;
  completedAt: number | null;
  endedAt: number | null;
  updatedAt: number;
  expiresAt: number | null;
  /** The identity that the visit belongs to, from its first conclusion on. */
  identityId: string | null;
  /** The time of redaction. A redacted visit holds nothing personal and never changes: its texts are empty. */
  redactedAt: number | null;
  /** The earliest time of the next status read; null where it may happen at any time. */
  nextReadAt: number | null;
}

/** The link to the provider's screen, which may expire and be renewed. */
export type VisitLink = Pick<Visit, "inviteUrl" | "frame" | "expiresAt">;

/** The members that a new visit starts with. */
export type NewVisit = Pick<
  Visit,
  | "reference"
  | "organisation"
  | "provider"
  | "providerReference"
  | "verifiedBy"
  | "invite"
  | "inviteUrl"
  | "frame"
  | "expiresAt"
> & {
  state?: Visit["state"];
  /** The duration of the call that made the session, in ms, for the history. */
  creationMs?: number | undefined;
  /** The name of the API key that invited, for the history. */
  keyName?: string | undefined;
};
