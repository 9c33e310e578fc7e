/**
 * What the customer is doing, as data. The store in `onboarding-flow.ts` moves it on; whoever draws the user
 * interface renders it and sends intentions back.
 */
import type { FrameSource, OrganisationAnswer, OrganisationCard } from "../contract/answers.js";
import type { GangwayError } from "../contract/errors.js";
import type { AnyProviderId } from "../contract/providers.js";
import type { CustomerContext } from "../contract/requests.js";
import type { Authentication, EndedReason, LaunchKind, Status } from "../contract/status.js";

/** What the customer sees: one step at a time. */
export type StepName = "details" | "code" | "launch" | "waiting" | "completed" | "ended" | "error";

/** What the customer has typed in the details step, or the host knew before. */
export interface Details {
  email: string;
  customerContext: CustomerContext;
}

/** The visit as the page may know it. */
export interface VisitView {
  trackingReference: string;
  status: Status;
  organisation: OrganisationCard;
  provider: AnyProviderId;
  authentication: Authentication;
  maskedEmail: string;
}

/** Where the provider's screen is. */
export interface LaunchView {
  inviteUrl: string;
  qrCodeUrl: string;
  launch: LaunchKind[];
  frame: FrameSource | null;
}

/** The last code mail. Times are in seconds, as the proxy told them, counted from `sentAt` (ms, flow clock). */
export interface CodeSent {
  expiresInSeconds: number;
  resendAfterSeconds: number;
  sentAt: number;
}

/** How polling goes: `failure` holds while reads fail and are being tried again. */
export interface PollingView {
  failure: GangwayError | null;
}

/**
 * Legal successions:
 *   null → details | code | launch | waiting | completed | ended | error
 *   details → code | launch | completed | ended | error
 *   code → code (mailed again) | launch | completed | ended | error
 *   launch ⇄ waiting
 *   launch, waiting → completed | ended | error
 *   any → null (start, restart)
 * `completed` and `ended` are left by a restart only; `error` by `start()` or `restart()`.
 *
 * `failure` is why the first code could not be mailed. `returned`: the customer has come back from the provider's screen,
 * which says nothing about what they did there.
 */
export type FlowState =
  | { step: null }
  | { step: "details"; organisation: OrganisationAnswer; details: Details }
  | { step: "code"; visit: VisitView; sent: CodeSent | null; failure?: GangwayError }
  | { step: "launch"; visit: VisitView; launch: LaunchView; polling: PollingView }
  | { step: "waiting"; visit: VisitView; launch: LaunchView; polling: PollingView; returned?: true }
  | { step: "completed"; visit: VisitView }
  | { step: "ended"; visit: VisitView; reason: EndedReason }
  | { step: "error"; error: GangwayError };
