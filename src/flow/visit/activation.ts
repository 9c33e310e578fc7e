import type { CodeChannel } from "../../contract/code-channel.js";
import type { ActivateRequest } from "../../contract/requests.js";
import { furthest } from "../../contract/status.js";
import { systemClock } from "../clock.js";
import type { OnboardingFlowOptions } from "../flow-options.js";
import type { FlowState, VisitView } from "../flow-state.js";
import type { FlowStore } from "../flow-store.js";
import { loadScript } from "../load-script.js";
import { unlessAborted } from "../unless-aborted.js";
import type { SavedVisitStore } from "./saved-visit-store.js";

/** Lets the customer into a visit: by a code that was sent, by the partner's token, or with no proof where none is asked for. */
export interface Activation {
  /** Has a code sent. */
  sendCode(visit: VisitView, signal: AbortSignal, channel?: CodeChannel): Promise<void>;
  /** Activates with a code. */
  withCode(state: Extract<FlowState, { step: "code" }>, code: string, signal: AbortSignal): Promise<void>;
  /** Activates without asking the customer. Returns false where a code is needed. */
  withoutCode(visit: VisitView, signal: AbortSignal): Promise<boolean>;
}

export function createActivation(
  options: OnboardingFlowOptions,
  store: FlowStore,
  saved: SavedVisitStore,
): Activation {
  async function activate(visit: VisitView, proof: ActivateRequest, signal: AbortSignal): Promise<void> {
    const { trackingReference } = visit;
    const answer = await unlessAborted(
      options.client.activate(trackingReference, { ...proof, locale: options.chosenLocale }, signal),
      signal,
    );
    const { status, visitToken, ...launch } = answer;
    saved.save({ trackingReference, visitToken });
    const activated = { ...visit, status: furthest(visit.status, status) };
    store.dispatch({ type: "activated", visit: activated, launch });
  }

  return {
    async sendCode(visit, signal, channel) {
      const { client, clock = systemClock } = options;
      const { trackingReference } = visit;
      // Saved before the answer: a reload meanwhile must not begin another visit.
      if (saved.entered?.trackingReference !== trackingReference)
        saved.save({ trackingReference, visitToken: "" });
      const answer = await unlessAborted(
        client.sendCode(trackingReference, signal, channel, options.chosenLocale),
        signal,
      );
      const { maskedEmail, codeChannels, maskedPhone, ...sent } = answer;
      store.dispatch({
        type: "codeSent",
        visit: { ...visit, maskedEmail, codeChannels, maskedPhone },
        sent: { ...sent, sentAt: clock.now() },
      });
    },

    withCode: ({ visit, sent }, code, signal) => activate(visit, { code, attempt: sent?.attempt }, signal),

    async withoutCode(visit, signal) {
      if (visit.authentication === "code" && !options.customerToken) return false;
      const { activateWithoutCode } = await loadScript(import("../token/activate-without-code.js"), signal);
      return activateWithoutCode(visit, options, (proof) => activate(visit, proof, signal), signal);
    },
  };
}
