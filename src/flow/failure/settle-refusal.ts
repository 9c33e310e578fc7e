import type { StatusAnswer } from "../../contract/answers.js";
import type { GangwayError } from "../../contract/errors.js";
import type { OnboardingFlowOptions } from "../flow-options.js";
import type { FlowStore } from "../flow-store.js";
import { unlessAborted } from "../unless-aborted.js";
import type { SavedVisitStore } from "../visit/saved-visit-store.js";
import { FATAL_FOR_FLOW } from "./refusals.js";

/** The parts of a visit that a refused call can concern. */
export interface RefusedParts {
  options: OnboardingFlowOptions;
  store: FlowStore;
  saved: SavedVisitStore;
  /** Makes the next invitation a fresh visit, whatever the details. */
  forgetInvitation(): void;
}

/** Ends a visit that the proxy refuses. Returns false where the customer can do something about the refusal in the step. */
export async function settleRefusal(
  error: GangwayError,
  { options, store, saved, forgetInvitation }: RefusedParts,
  signal: AbortSignal,
): Promise<boolean> {
  const { code } = error;
  const { state } = store;
  const hasEnded = code === "reference_ended";
  if (hasEnded || code === "idempotency_mismatch") forgetInvitation();
  if (hasEnded && "visit" in state) {
    const { visit } = state;
    const reading = options.client.readStatus(visit.trackingReference, signal).catch(() => visit);
    const { status, ended = "expired" }: StatusAnswer = await unlessAborted(reading, signal);
    store.dispatch({ type: "visitEnded", visit: { ...visit, status }, ended });
    return true;
  }
  const isFatal = FATAL_FOR_FLOW.includes(code);
  if (isFatal) {
    saved.clear();
    store.dispatch({ type: "failed", error });
  }
  return isFatal;
}
