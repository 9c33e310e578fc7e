import type { CodeChannel } from "../../contract/code-channel.js";
import { asGangwayError } from "../../contract/errors.js";
import type { OnboardingFlowOptions } from "../flow-options.js";
import type { Details } from "../flow-state.js";
import type { FlowStore } from "../flow-store.js";
import { loadFailure } from "../load-failure.js";
import { transition } from "../transition.js";
import { createActivation } from "./activation.js";
import { createProviderScreen, type ProviderScreen } from "./provider-screen.js";
import { createSavedVisitStore } from "./saved-visit-store.js";
import { createTabWatch } from "./tab-watch.js";
import { createVisitSource } from "./visit-source.js";

/** For the proxy client, which loads this module with `loadVisit`. */
export { visitCalls } from "./visit-calls.js";

/**
 * The effects of one visit: each calls the proxy and dispatches the result. A call whose signal has aborted
 * dispatches nothing any more.
 */
export interface Visit extends ProviderScreen {
  /** Tells other tabs of the visit that the customer starts over. */
  tellRestart(): void;
  /** Goes on with this tab's visit. Returns false where there is none, or none that the proxy lets the tab enter. */
  resume(signal: AbortSignal): Promise<boolean>;
  /** Begins with a reference that the partner's server got. */
  readReference(trackingReference: string, signal: AbortSignal): Promise<void>;
  /** Invites a customer. @throws GangwayError for the details step to show. */
  submitDetails(details: Details, signal: AbortSignal): Promise<void>;
  /** Has a code sent. @throws GangwayError for the code step to show. */
  requestCode(signal: AbortSignal, channel?: CodeChannel): Promise<void>;
  /** Shows the details again. @throws GangwayError for the step to show. */
  changeDetails(details: Details, signal: AbortSignal): Promise<void>;
  /** Mails the link to continue later. @returns true where it may come minutes later. */
  mailLink(signal?: AbortSignal): Promise<boolean>;
  /** Activates with a code. @throws GangwayError for the code step to show. */
  submitCode(code: string, signal: AbortSignal): Promise<void>;
}

/** @param restart starts over, because the customer did so in another tab */
export function createVisit(options: OnboardingFlowOptions, store: FlowStore, restart: () => void): Visit {
  store.addTransitions(transition);
  const saved = createSavedVisitStore(options);
  const activation = createActivation(options, store, saved);
  const screen = createProviderScreen(options, store, saved);
  const source = createVisitSource(options, store, saved, activation, screen);
  const tabs = createTabWatch({ options, store, saved, screen, readVisit: source.readVisit, restart });

  /** Waits for a call that the customer caused. @throws GangwayError where the customer can do something about it in the step. */
  async function settle(call: Promise<void>, signal: AbortSignal): Promise<void> {
    try {
      await call;
    } catch (cause) {
      signal.throwIfAborted();
      const error = asGangwayError(cause);
      // The proxy's refusals have loaded this already.
      const failure = await loadFailure().catch(() => null);
      signal.throwIfAborted();
      const parts = { options, store, saved, forgetInvitation: source.forgetInvitation };
      if (!(await failure?.settleRefusal(error, parts, signal))) throw error;
    }
  }

  return {
    ...screen,

    followState() {
      saved.follow(store.state);
      screen.followState();
      tabs.follow();
    },

    tellRestart() {
      // A given reference stays the same visit.
      if (options.organisation) tabs.follow("restarted");
    },

    pause() {
      screen.pause();
      tabs.pause();
    },

    resume: source.resume,
    readReference: source.readReference,
    changeDetails: source.changeDetails,

    async submitDetails(details, signal) {
      const { state } = store;
      if ("details" in state) await settle(source.invite(state.organisation, details, signal), signal);
    },

    async requestCode(signal, channel) {
      const { state } = store;
      if ("visit" in state) await settle(activation.sendCode(state.visit, signal, channel), signal);
    },

    async mailLink(signal) {
      const { state } = store;
      if (!("launch" in state)) return false;
      const { trackingReference } = state.visit;
      const { delayed } = await options.client.mailLink(
        trackingReference,
        saved.entered?.visitToken,
        signal,
        options.chosenLocale,
      );
      return !!delayed;
    },

    async submitCode(code, signal) {
      const { state } = store;
      if ("sent" in state) await settle(activation.withCode(state, code, signal), signal);
    },
  };
}
