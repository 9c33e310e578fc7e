import { GangwayError } from "../../contract/errors.js";
import { systemClock } from "../clock.js";
import type { OnboardingFlowOptions } from "../flow-options.js";
import type { CodeSent } from "../flow-state.js";
import type { FlowStore } from "../flow-store.js";
import type { Activation } from "../visit/activation.js";
import type { ProviderScreen } from "../visit/provider-screen.js";
import type { SavedVisitStore } from "../visit/saved-visit-store.js";
import type { TrackingParts } from "../visit/tracking-parts.js";
import { DISCARDS_SAVED_VISIT } from "./discards-saved-visit.js";
import { readSavedVisit } from "./read-saved-visit.js";

/** The parts of a visit that resuming it needs. */
export interface ResumeParts {
  options: OnboardingFlowOptions;
  store: FlowStore;
  saved: SavedVisitStore;
  activation: Activation;
  screen: ProviderScreen;
  /** Reads a visit from the proxy. */
  readVisit(
    trackingReference: string,
    visitToken: string | undefined,
    signal: AbortSignal,
  ): Promise<TrackingParts>;
}

/**
 * Goes on with this tab's visit, in the step where the customer was. Returns false where there is none, or none that the
 * proxy lets the tab enter.
 * @throws GangwayError of any other kind
 */
export async function resumeVisit(parts: ResumeParts, signal: AbortSignal): Promise<boolean> {
  try {
    return await resume(parts, signal);
  } catch (error) {
    if (!(error instanceof GangwayError && DISCARDS_SAVED_VISIT.includes(error.code))) throw error;
    parts.saved.clear();
    return false;
  }
}

async function resume(parts: ResumeParts, signal: AbortSignal): Promise<boolean> {
  const { options, store, saved, activation, screen, readVisit } = parts;
  const { organisation, trackingReference, memory, clock = systemClock } = options;
  const own = saved.entered ?? readSavedVisit(memory?.read());
  if (!own) return false;
  if (trackingReference && trackingReference.toLowerCase() !== own.trackingReference.toLowerCase()) {
    return false;
  }
  const tracking = await readVisit(own.trackingReference, own.visitToken, signal);
  const { visit } = tracking;
  // Another widget of the same tab may have saved its own.
  if (!trackingReference && visit.organisation.code !== organisation) return false;
  // What the provider has asked for meanwhile comes first.
  const hasGoneOn = !visit.action || visit.action.reason === own.asked;
  const waiting = hasGoneOn ? (own.left ? { returned: own.left } : own.waiting) : undefined;
  saved.save(own);
  if (store.dispatch({ type: "trackingRead", ...tracking, waiting })) {
    if (own.left && waiting) screen.checkNow();
    return true;
  }
  if (own.visitToken) {
    // It has expired.
    saved.clear();
    return false;
  }
  if (!(await activation.withoutCode(visit, signal)))
    store.dispatch({ type: "codeRequired", visit, sent: unexpired(own.sent, clock.now()) });
  return true;
}

/** Returns a code that was sent before, as long as it is valid. */
function unexpired(sent: CodeSent | undefined, now: number): CodeSent | null {
  const ageMs = sent ? now - sent.sentAt : -1;
  return sent && ageMs >= 0 && ageMs < sent.expiresInSeconds * 1000 ? sent : null;
}
