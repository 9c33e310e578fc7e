/** The states of a flow. A user interface renders them; only `transition.ts` makes them. */
import type {
  CodeWays,
  ContinueWays,
  FrameSource,
  OrganisationAnswer,
  OrganisationCard,
} from "../contract/answers.js";
import type { CodeChannel } from "../contract/code-channel.js";
import type { CustomerProgress } from "../contract/customer-progress.js";
import type { GangwayError } from "../contract/errors.js";
import type { AnyProviderId } from "../contract/providers.js";
import type { CustomerContext } from "../contract/requests.js";
import type {
  Authentication,
  EndedReason,
  LaunchKind,
  Outcome,
  Status,
  VisitAction,
} from "../contract/status.js";

/** The step that the customer sees. */
export type StepName = "details" | "code" | "launch" | "waiting" | "action" | "completed" | "ended" | "error";

/** The customer's details, as typed in the details step or known to the host. */
export interface Details {
  email: string;
  customerContext: CustomerContext;
}

/** A visit, as far as the page may know it. */
export interface VisitView extends CodeWays {
  trackingReference: string;
  status: Status;
  organisation: OrganisationCard;
  provider: AnyProviderId;
  authentication: Authentication;
  maskedEmail: string;
  /** ISO 8601. Null or missing where the provider names no end. */
  expiresAt?: string | null | undefined;
  /** Set while the provider asks the customer for more. */
  action?: VisitAction | undefined;
  /** True for a completed visit of which the provider may still ask for more. */
  mayAskForMore?: boolean | undefined;
  /** Only where the organisation shows it. */
  outcome?: Outcome | undefined;
  /** The customer's progress as the provider tells it. Missing where it has told nothing. */
  progress?: CustomerProgress | undefined;
}

/** The addresses of the provider's screen, and the ways to open it. */
export interface LaunchView extends ContinueWays {
  inviteUrl: string;
  qrCodeUrl: string;
  launch: LaunchKind[];
  frame: FrameSource | null;
}

/** The last code that was sent. Its times are seconds from `sentAt`, which is milliseconds since 1970 by the flow's clock. */
export interface CodeSent {
  /** The way that it took. A proxy of another version, which only mails, doesn't say. */
  channel?: CodeChannel | undefined;
  expiresInSeconds: number;
  resendAfterSeconds: number;
  /** This tab's secret, sent with the code. */
  attempt?: string | undefined;
  /** True where no mail server or gateway had taken it by then. */
  delayed?: boolean | undefined;
  sentAt: number;
}

/** The state of polling. */
export interface PollingView {
  /** Set as long as the status can't be read and is tried again. */
  failure: GangwayError | null;
  /** Counts the ends of reads for `checkNow()`, so that one without any news is noticed too. */
  checks?: number | undefined;
}

/**
 * The state of a flow, one member per step. Legal successions:
 *   null → details | code | launch | waiting | completed | ended | error
 *   details → code | launch | waiting | completed | ended | error
 *   code → code (mailed again) | launch | waiting | completed | ended | error
 *   launch ⇄ waiting
 *   launch, waiting → details (the customer changes them)
 *   launch, waiting ⇄ action (the provider asks for more, also after completion)
 *   launch, waiting, action → completed | ended | error
 *   completed → action
 *   any → null
 *
 * Only `restart()` leaves `completed` and `ended`; `start()` leaves `error` as well.
 *
 * `failure` tells why the first code could not be mailed. `returned` tells that the customer came back from the provider's
 * screen, and nothing about what they did there. `opened` tells that they had opened it before. `elsewhere` tells that the screen was opened on another device.
 */
export type FlowState =
  | { step: null }
  | { step: "details"; organisation: OrganisationAnswer; details: Details }
  | { step: "code"; visit: VisitView; sent: CodeSent | null; failure?: GangwayError }
  | { step: "launch"; visit: VisitView; launch: LaunchView; polling: PollingView; opened?: true | undefined }
  | {
      step: "waiting";
      visit: VisitView;
      launch: LaunchView;
      polling: PollingView;
      returned?: true | undefined;
      elsewhere?: true | undefined;
    }
  | { step: "action"; visit: VisitView; launch: LaunchView; polling: PollingView }
  | { step: "completed"; visit: VisitView }
  | { step: "ended"; visit: VisitView; reason: EndedReason }
  | { step: "error"; error: GangwayError };
