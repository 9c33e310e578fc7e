/**
 * Reports about a visit, in the words of `status.ts`. Every source uses them: our own activation, a provider's
 * answer to a read, a provider's webhook.
 */
import type { AssessmentReport } from "./assessment.js";
import type { CustomerProgress } from "./customer-progress.js";
import type { Person } from "./person.js";
import type { EndedReason, Outcome, ResubmissionReason, Status } from "./status.js";

/** A provider's own notes about a visit, as JSON. Sealed at rest, and never shown to anybody. */
export type ProviderState = Record<string, unknown>;

/** One source's report about a visit. Members that the source says nothing about are left out. */
export interface VisitReport {
  status?: Status;
  /**
   * The customer's progress on the provider's screen. Only where the customer's own action there causes the report: nothing that
   * our activation causes is progress.
   */
  progress?: Exclude<CustomerProgress, "submitted">;
  ended?: EndedReason;
  outcome?: Outcome;
  /** The provider's own word, kept for the partner. */
  providerStatus?: string;
  /** The provider's reason. Prose is kept sealed; only a short code is stored in plain text and sent in webhooks. */
  reasonCode?: string | null;
  riskLevel?: string | null;
  /** With the outcome `resubmission_requested`: the reason, in our words. Default: `other`. */
  resubmission?: ResubmissionReason;
  /** The provider's result as the partner may read it: sealed at rest, never shown to a page. */
  result?: Record<string, unknown>;
  /** The person whom the provider has checked, for the identity. It comes with a verdict. */
  person?: Person;
  /** The provider's assessment of the customer, which may come without an outcome and long after one. */
  assessment?: AssessmentReport;
  /** True for a visit in the provider's test environment. */
  isSandbox?: boolean;
  /** The provider's own time of the event (ms since the epoch): reports are ordered by it, not by arrival. */
  at?: number;
  /** The provider's attempt within the session, where it has them. A new attempt may reopen an outcome. */
  attempt?: string;
  /** The provider's own id of the person, where it keeps one (Verifa). */
  identityReference?: string;
  /**
   * True for the verdict of a webhook that lacks its findings or its time. The proxy reads them from the provider before
   * it applies the verdict. True also for any other webhook that only says that something has changed: the proxy then
   * reads what.
   */
  incomplete?: boolean;
  /** Further reads can't change anything. */
  settled?: boolean;
  /** Takes the place of the state that the provider keeps for the visit. */
  state?: ProviderState;
}

/** A provider's report. An unknown word makes `outcome` `in_review`, sets no status, and sets `unknownWord`. */
export interface ProviderReport extends VisitReport {
  providerStatus: string;
  unknownWord?: boolean;
}
