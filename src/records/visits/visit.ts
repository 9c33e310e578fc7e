/** A visit as the rest of the proxy sees it: one customer's one way through onboarding, under one tracking reference. */
import type { FrameSource } from "../../contract/answers.js";
import type { Person } from "../../contract/person.js";
import type { AnyProviderId } from "../../contract/providers.js";
import type { CustomerContext } from "../../contract/requests.js";
import type { EndedReason, Outcome, Status } from "../../contract/status.js";

/** Members that rise or change as reports come in. Times are milliseconds since the epoch. */
export interface VisitProgress {
  status: Status;
  ended: EndedReason | null;
  outcome: Outcome | null;
  /** The provider's own time of the event that set the outcome; null where it named none. */
  outcomeAt: number | null;
  /** The provider's attempt that the outcome belongs to. */
  attempt: string | null;
  /** The provider's own word. */
  providerStatus: string | null;
  reasonCode: string | null;
  riskLevel: string | null;
  /** The provider's result, for the partner's server. */
  result: Record<string, unknown> | null;
  /** Whom the provider has seen. */
  person: Person | null;
  /** The provider's own id of the person, where it keeps one. */
  identityReference: string | null;
  /** Further status reads can't change anything. */
  settled: boolean;
}

/** What the partner or the page said when it invited. */
export interface VisitInvite {
  email: string;
  externalRef: string | null;
  /** What the provider's webhooks bring back: the partner's text, or a random one of ours. */
  referenceData: string;
  /** False where `referenceData` is ours: it is then nobody else's business. */
  referenceDataGiven: boolean;
  customerContext: CustomerContext | null;
  sendInvitationEmail: boolean;
  locale: string | null;
}

export interface Visit extends VisitProgress {
  /** The tracking reference, in lower case. */
  reference: string;
  /** The organisation's code. */
  organisation: string;
  provider: AnyProviderId;
  providerReference: string;
  invite: VisitInvite;
  inviteUrl: string;
  frame: FrameSource | null;
  createdAt: number;
  activatedAt: number | null;
  completedAt: number | null;
  endedAt: number | null;
  updatedAt: number;
  expiresAt: number | null;
  /** The identity that the visit feeds, from its first conclusion on. */
  identityId: string | null;
  /** Since when the visit holds nothing personal, and changes no more. Its texts are then empty, its members null. */
  redactedAt: number | null;
  /** From when on the provider may be asked for its status again; null: at any time. */
  nextReadAt: number | null;
}

/** The way to the provider's screen, which may run out and be renewed. */
export type VisitLink = Pick<Visit, "inviteUrl" | "frame" | "expiresAt">;

/** What a new visit starts from. */
export type NewVisit = Pick<
  Visit,
  | "reference"
  | "organisation"
  | "provider"
  | "providerReference"
  | "invite"
  | "inviteUrl"
  | "frame"
  | "expiresAt"
>;
