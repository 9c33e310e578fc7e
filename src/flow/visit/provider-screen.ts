import type { OnboardingFlowOptions } from "../flow-options.js";
import type { VisitView } from "../flow-state.js";
import type { FlowStore } from "../flow-store.js";
import { unlessAborted } from "../unless-aborted.js";
import type { SavedVisitStore } from "./saved-visit-store.js";
import { createStatusPoller, type StatusPoller } from "./status-poller.js";

/** Follows a visit while its provider's screen can be opened: in `launch` and `waiting`. */
export interface ProviderScreen {
  /** Call it when the screen has opened in another tab or on another device. */
  providerOpened(): void;
  /** Call it when the screen has opened in a frame of the page. */
  frameOpened(): void;
  /** Call it before the screen replaces the page. */
  leavingPage(): void;
  /** Call it when the customer is back from the screen. */
  customerReturned(): void;
  /** Reads the status at once. */
  checkNow(): void;
  /** Starts or stops polling, as the flow's state requires. */
  followState(): void;
  /** Stops polling and the activation in the background. `followState()` starts polling again. */
  pause(): void;
}

export function createProviderScreen(
  options: OnboardingFlowOptions,
  store: FlowStore,
  saved: SavedVisitStore,
): ProviderScreen {
  let poller: StatusPoller | null = null;
  let activating: AbortController | null = null;

  function poll({ trackingReference, status }: VisitView): void {
    const { client, environment, clock, random } = options;
    poller = createStatusPoller({
      read: (signal) => client.readStatus(trackingReference, signal),
      environment,
      clock,
      random,
      status,
      onAnswer: (answer) => store.dispatch({ type: "statusRead", answer }),
      onFailure: (error) => store.dispatch({ type: "statusFailed", error }),
      onOnline: () => store.dispatch({ type: "reconnected" }),
      onError: (error) => store.dispatch({ type: "failed", error }),
    });
    poller.start();
  }

  /** Activates a visit that asks for no proof: nothing has been sent for it yet. */
  async function activate(): Promise<void> {
    const { state } = store;
    if (!("polling" in state) || activating) return;
    const { trackingReference, authentication } = state.visit;
    if (authentication !== "none" || saved.entered?.visitToken) return;
    const controller = new AbortController();
    activating = controller;
    const { signal } = controller;
    try {
      const answer = await unlessAborted(options.client.activate(trackingReference, {}, signal), signal);
      saved.save({ ...saved.entered, trackingReference, visitToken: answer.visitToken });
      store.dispatch({ type: "statusRead", answer: { status: answer.status } });
    } catch {
      // The provider's screen is open all the same: the next status tells how far the customer is.
    }
    if (signal.aborted) return;
    activating = null;
    poller?.readNow();
  }

  function pause(): void {
    activating?.abort();
    activating = null;
    poller?.stop();
    poller = null;
  }

  return {
    providerOpened() {
      store.dispatch({ type: "screenOpened" });
      void activate();
    },

    frameOpened() {
      void activate();
    },

    leavingPage() {
      const { state } = store;
      if (state.step !== "launch") return;
      void activate();
      const { trackingReference } = state.visit;
      saved.save({ trackingReference, visitToken: "", ...saved.entered, left: true });
    },

    customerReturned() {
      store.dispatch({ type: "returned" });
      poller?.readNow();
    },

    checkNow() {
      poller?.readNow();
    },

    followState() {
      const { state } = store;
      if (!("polling" in state)) pause();
      else if (!poller) poll(state.visit);
    },

    pause,
  };
}
