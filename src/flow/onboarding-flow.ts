import type { CodeChannel } from "../contract/code-channel.js";
import type { Details, FlowState } from "./flow-state.js";

/**
 * An onboarding, from the first step to the last: one visit at a time, without the DOM. A step is shown only once the
 * proxy has confirmed it.
 */
export interface OnboardingFlow {
  readonly state: FlowState;
  /** The details as last pre-filled or typed. A restart shows them again. */
  readonly details: Details;
  /** Calls back after each change. Returns the function that ends the subscription. */
  subscribe(listener: (state: FlowState, previous: FlowState) => void): () => void;
  /** Shows the first step: from the tab's saved visit, else the tracking reference, else the organisation. */
  start(): Promise<void>;
  /** Forgets the saved visit, and starts a fresh one. */
  restart(): Promise<void>;
  /**
   * Invites the customer, and has the one-time code mailed (or activates, where none is needed).
   * @throws GangwayError for the details step to show. An error that ends the flow leads to the `error` step instead.
   */
  submitDetails(details: Details, signal?: AbortSignal): Promise<void>;
  /**
   * Has a code sent, the first or another.
   * @param channel one of the visit's `codeChannels`. Without it, the first of them.
   * @throws GangwayError for the code step to show.
   */
  requestCode(signal?: AbortSignal, channel?: CodeChannel): Promise<void>;
  /** Activates with the code. @throws GangwayError (`code_incorrect` has `attemptsLeft`). */
  submitCode(code: string, signal?: AbortSignal): Promise<void>;
  /** Call it when the customer has opened the provider's screen: `launch` → `waiting`. It activates the visit if that is still to do. */
  providerOpened(): void;
  /** Call it when the provider's screen has opened in a frame of the page. The step stays `launch`. It activates likewise. */
  frameOpened(): void;
  /** Call it when `visit.progress` shows that the provider's screen was opened on another device: `launch` → `waiting`. */
  openedElsewhere(): void;
  /** Call it before the provider's screen replaces the page. Loaded again in this tab, the page goes on in `waiting`. It activates likewise. */
  leavingPage(): void;
  /** Call it when the customer is back from the provider's screen: `launch` → `waiting`. It reads the status at once. */
  customerReturned(): void;
  /**
   * Shows the details again: `launch` or `waiting` → `details`. Submitted unchanged, they lead back to the same visit; changed,
   * to a fresh one. No effect where the tracking reference was given.
   * @throws GangwayError for the step to show: the organisation could not be read.
   */
  changeDetails(signal?: AbortSignal): Promise<void>;
  /**
   * Mails the customer a link by which to continue later: in `launch` and `waiting`.
   * @returns true where the mail may come minutes later. @throws GangwayError for the step to show.
   */
  mailLink(signal?: AbortSignal): Promise<boolean>;
  /** Shows the link and the QR code again: `waiting` or `action` → `launch`. */
  showLaunch(): void;
  /** Reads the status at once. The next waits begin at 1 s again. */
  checkNow(): void;
  /** Stops timers, requests and listeners. `start()` goes on from where the visit was. */
  stop(): void;
}
