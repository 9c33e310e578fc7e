/**
 * What the customer is doing, as data. The store in `onboarding-flow.ts` moves it on; whoever draws the user
 * interface renders it and sends intentions back.
 */
import type { FrameSource, OrganisationAnswer, OrganisationCard } from "../contract/answers.js";
import type { GangwayError } from "../contract/errors.js";
import type { ProviderId } from "../contract/providers.js";
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
  provider: ProviderId;
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

/** How polling goes: `trouble` holds while reads fail and are being tried again. */
export interface PollingView {
  trouble: GangwayError | null;
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

/** The flow store: one visit at a time, DOM-free, never optimistic. */
export interface OnboardingFlow {
  readonly state: FlowState;
  /** The details as last pre-filled or typed: a restart shows them again, nothing is retyped. */
  readonly details: Details;
  /** Calls back after each change. Returns the function that ends the subscription. */
  subscribe(listener: (state: FlowState, previous: FlowState) => void): () => void;
  /** Shows the first step: from the tab's saved visit, else the tracking reference, else the organisation. */
  start(): Promise<void>;
  /** A fresh visit: forgets the saved one. */
  restart(): Promise<void>;
  /**
   * Invites, and asks for the one-time code (or activates, where none is needed).
   * @throws GangwayError for what the details step shows in place; what ends the flow becomes the `error` step.
   */
  submitDetails(details: Details, signal?: AbortSignal): Promise<void>;
  /** Has a code mailed, or mailed again. @throws GangwayError for the code step to show. */
  requestCode(signal?: AbortSignal): Promise<void>;
  /** Activates with the mailed code. @throws GangwayError (`code_incorrect` has `attemptsLeft`). */
  submitCode(code: string, signal?: AbortSignal): Promise<void>;
  /** The customer has opened the provider's screen: `launch` → `waiting`. Activates where that is still to do. */
  providerOpened(): void;
  /** The provider's screen opens in the page itself, in a frame: the step stays `launch`. Activates likewise. */
  frameOpened(): void;
  /** The page gives way to the provider's screen: whoever loads it again in this tab goes on in `waiting`. Activates likewise. */
  leavingPage(): void;
  /** The customer is back from a frame, or the page from the provider: `launch` → `waiting`, and the status is read at once. */
  customerReturned(): void;
  /** Back from `waiting` to the link and the QR code. */
  showLaunch(): void;
  /** Reads the status at once and starts again from 1 s. */
  checkNow(): void;
  /** Stops timers, requests and listeners. `start()` begins anew, from where the visit was. */
  stop(): void;
}
