import type { Details, FlowState } from "./flow-state.js";

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
