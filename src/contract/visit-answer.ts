/** What the partner's server is told of a visit (`GET /v1/visits/{ref}`), and the pages that lists come in. */
import type { InviteAnswer } from "./answers.js";
import type { CustomerContext } from "./schemas.js";
import type { EndedReason, Outcome } from "./status.js";

export interface VisitAnswer extends InviteAnswer {
  /** The organisation's code. */
  code: string;
  /** Null once the visit is redacted: every text of the customer is then gone, `inviteUrl` empty. */
  email: string | null;
  externalRef: string | null;
  /** Null where the invite had none. */
  referenceData: string | null;
  customerContext: CustomerContext | null;
  sendInvitationEmail: boolean;
  locale: string | null;
  ended: EndedReason | null;
  outcome: Outcome | null;
  /** The provider's own session id. */
  providerReference: string;
  /** The provider's own word. */
  providerStatus: string | null;
  reasonCode: string | null;
  riskLevel: string | null;
  /** The provider's result, in its own words. */
  result: Record<string, unknown> | null;
  /** Times are ISO 8601. */
  createdAt: string;
  activatedAt: string | null;
  completedAt: string | null;
  endedAt: string | null;
  /** The provider's own time of the event that set the outcome. */
  outcomeAt: string | null;
  updatedAt: string;
  /** The id of the identity that the visit feeds. */
  identity: string | null;
  redactedAt: string | null;
}

export interface Pagination {
  next_cursor: string | null;
  prev_cursor: string | null;
  has_next: boolean;
  has_prev: boolean;
}

/** `GET /v1/visits`, newest first. */
export interface VisitListAnswer {
  data: VisitAnswer[];
  pagination: Pagination;
}
