import type { OrganisationAnswer } from "../../contract/answers.js";
import { GangwayError } from "../../contract/errors.js";
import type { OnboardingFlowOptions } from "../flow-options.js";
import type { Details } from "../flow-state.js";
import type { FlowStore } from "../flow-store.js";
import { loadScript } from "../load-script.js";
import { unlessAborted } from "../unless-aborted.js";
import type { Activation } from "./activation.js";
import { createInvitation } from "./invitation.js";
import type { ProviderScreen } from "./provider-screen.js";
import type { SavedVisitStore } from "./saved-visit-store.js";
import { type TrackingParts, trackingParts } from "./tracking-parts.js";

/** The three ways to get a visit: this tab's own, the partner's tracking reference, or an invitation. */
export interface VisitSource {
  /** Goes on with this tab's visit. Returns false where there is none, or none that the proxy lets the tab enter. */
  resume(signal: AbortSignal): Promise<boolean>;
  /** Reads a visit from the proxy. */
  readVisit(
    trackingReference: string,
    visitToken: string | undefined,
    signal: AbortSignal,
  ): Promise<TrackingParts>;
  /** Begins with a reference that the partner's server got. */
  readReference(trackingReference: string, signal: AbortSignal): Promise<void>;
  /** Invites, once for the same details, and goes on until the customer has to do something. */
  invite(organisation: OrganisationAnswer, details: Details, signal: AbortSignal): Promise<void>;
  /** Leads back to the details. @throws GangwayError for the step to show. */
  changeDetails(details: Details, signal: AbortSignal): Promise<void>;
  /** Makes the next invitation a fresh visit, whatever the details. */
  forgetInvitation(): void;
}

export function createVisitSource(
  options: OnboardingFlowOptions,
  store: FlowStore,
  saved: SavedVisitStore,
  activation: Activation,
  screen: ProviderScreen,
): VisitSource {
  const invitation = createInvitation(options);

  async function readVisit(
    trackingReference: string,
    visitToken: string | undefined,
    signal: AbortSignal,
  ): Promise<TrackingParts> {
    const reading = options.client.readTracking(trackingReference, visitToken, signal);
    return trackingParts(await unlessAborted(reading, signal));
  }

  const loadResume = (signal: AbortSignal) => loadScript(import("../resume/resume-chunk.js"), signal);

  async function goOn(signal: AbortSignal): Promise<boolean> {
    if (!saved.entered && !options.memory?.read()) return false;
    const { resumeVisit } = await loadResume(signal);
    return resumeVisit({ options, store, saved, activation, screen, readVisit }, signal);
  }

  return {
    readVisit,

    resume(signal) {
      // A flow that failed for good must not try again with the same invitation.
      invitation.forget();
      return goOn(signal);
    },

    async readReference(trackingReference, signal) {
      const { visit, launch, ended } = await readVisit(trackingReference, undefined, signal);
      const shown = visit.authentication === "none" ? launch : null;
      if (store.dispatch({ type: "trackingRead", visit, launch: shown, ended })) return;
      if (await activation.withoutCode(visit, signal)) return;
      store.dispatch({ type: "codeRequired", visit, sent: null });
    },

    async invite(organisation, details, signal) {
      const visit = await invitation.send(organisation, details, options, signal);
      const own = saved.entered;
      if (own?.trackingReference !== visit.trackingReference) saved.clear();
      // The details are unchanged, and the customer has proved who they are.
      else if (own.visitToken && (await goOn(signal))) return;
      if (await activation.withoutCode(visit, signal)) return;
      try {
        await activation.sendCode(visit, signal);
      } catch (error) {
        if (signal.aborted || !(error instanceof GangwayError)) throw error;
        // The customer is invited, and can ask for the code in its own step.
        store.dispatch({ type: "codeFailed", visit, sent: null, failure: error });
        options.onError?.(error);
      }
    },

    async changeDetails(details, signal) {
      return (await loadResume(signal)).changeDetails(options, store, details, signal);
    },

    forgetInvitation: invitation.forget,
  };
}
