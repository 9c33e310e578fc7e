import type { VisitAction } from "../../contract/status.js";
import type { OnboardingFlowOptions } from "../flow-options.js";
import type { FlowState, VisitView } from "../flow-state.js";
import type { FlowStore } from "../flow-store.js";
import { unlessAborted } from "../unless-aborted.js";
import type { SavedVisitStore } from "./saved-visit-store.js";
import { createStatusPoller, type StatusPoller } from "./status-poller.js";
import { trackingParts } from "./tracking-parts.js";

/**
 * Follows a visit while its provider's screen can be opened, in `launch`, `waiting` and `action`, and after completion for
 * as long as the provider may ask for more.
 */
export interface ProviderScreen {
  /** Call it when the screen has opened in another tab or on another device. */
  providerOpened(): void;
  /** Call it when the screen has opened in a frame of the page. */
  frameOpened(): void;
  /** Call it before the screen replaces the page. */
  leavingPage(): void;
  /** Call it when the provider tells that the screen was opened on another device. */
  openedElsewhere(): void;
  /** Call it when the customer is back from the screen. */
  customerReturned(): void;
  /** Reads the status at once. */
  checkNow(): void;
  /** True while the screen may be open in a frame of the page. */
  readonly hasFrame: boolean;
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
  let wasAsked = false;
  let reading: AbortController | null = null;
  /** Set until the read for `checkNow()` has ended. */
  let checking = false;
  let hasFrame = false;

  function poll({ trackingReference, status }: VisitView): void {
    const { client, environment, clock, random } = options;
    poller = createStatusPoller({
      read: (signal) => client.readStatus(trackingReference, signal),
      environment,
      clock,
      random,
      status,
      isBusy: ({ action }) => action !== undefined && isHandingIn(store.state, action),
      onAnswer(answer) {
        const isAnswer = checking;
        checking = false;
        store.dispatch({ type: "statusRead", answer, asked: isAnswer });
        if (answer.action && store.state.step === "completed") void readLinks(trackingReference);
      },
      onFailure(error) {
        const asked = checking;
        checking = false;
        store.dispatch({ type: "statusFailed", error, asked });
      },
      onOnline: () => store.dispatch({ type: "reconnected" }),
      onError: (error) => store.dispatch({ type: "failed", error }),
    });
    poller.start();
  }

  /** Gets the links of a completed visit of which the provider asks for more. */
  async function readLinks(trackingReference: string): Promise<void> {
    reading?.abort();
    reading = new AbortController();
    const { signal } = reading;
    const token = saved.entered?.visitToken || undefined;
    try {
      const answer = await unlessAborted(
        options.client.readTracking(trackingReference, token, signal),
        signal,
      );
      store.dispatch({ type: "trackingRead", ...trackingParts(answer) });
    } catch {
      // The next status asks again.
    }
  }

  /** Activates a visit that asks for no proof: nothing has been sent for it yet. */
  async function activate(): Promise<void> {
    const { state } = store;
    if (!("polling" in state) || activating) return;
    const { trackingReference, authentication, ...known } = state.visit;
    if (authentication !== "none" || saved.entered?.visitToken) return;
    const controller = new AbortController();
    activating = controller;
    const { signal } = controller;
    try {
      const answer = await unlessAborted(options.client.activate(trackingReference, {}, signal), signal);
      saved.save({ ...saved.entered, trackingReference, visitToken: answer.visitToken });
      store.dispatch({ type: "statusRead", answer: { ...known, status: answer.status } });
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
    reading?.abort();
    poller?.stop();
    poller = null;
  }

  return {
    get hasFrame() {
      return hasFrame;
    },

    providerOpened() {
      store.dispatch({ type: "screenOpened" });
      void activate();
    },

    frameOpened() {
      hasFrame = store.state.step === "launch";
      void activate();
    },

    leavingPage() {
      const { state } = store;
      if (state.step !== "launch") return;
      void activate();
      const { trackingReference, action } = state.visit;
      const visit = { trackingReference, visitToken: "", ...saved.entered, left: true as const };
      saved.save({ ...visit, ...(action && { asked: action.reason }) });
    },

    customerReturned() {
      store.dispatch({ type: "returned" });
      poller?.readNow();
    },

    openedElsewhere() {
      store.dispatch({ type: "openedElsewhere" });
    },

    checkNow() {
      checking = true;
      poller?.readNow();
    },

    followState() {
      const { state } = store;
      const isFollowed = "polling" in state || (state.step === "completed" && state.visit.mayAskForMore);
      const isAsked = state.step === "action";
      hasFrame &&= state.step === "launch";
      if (!isFollowed) pause();
      else if (!poller) poll(state.visit);
      // The customer has gone on from there, and polling was slow.
      else if (wasAsked && !isAsked && state.step !== "completed") poller.readNow();
      wasAsked = isAsked;
    },

    pause,
  };
}

/** True where the customer has gone on to hand in what is asked for. */
function isHandingIn(state: FlowState, { reason }: VisitAction): boolean {
  return (state.step === "launch" || state.step === "waiting") && state.visit.action?.reason === reason;
}
