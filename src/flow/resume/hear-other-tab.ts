import type { OnboardingFlowOptions } from "../flow-options.js";
import type { FlowStore } from "../flow-store.js";
import type { PageChange } from "../page-environment.js";
import type { ProviderScreen } from "../visit/provider-screen.js";
import type { SavedVisitStore } from "../visit/saved-visit-store.js";
import type { TrackingParts } from "../visit/tracking-parts.js";
import { readTabMessage } from "./read-saved-visit.js";

/** The parts of a visit that a message of another tab can concern. */
export interface OtherTabsParts {
  options: OnboardingFlowOptions;
  store: FlowStore;
  saved: SavedVisitStore;
  screen: ProviderScreen;
  /** Reads a visit from the proxy. */
  readVisit(trackingReference: string, visitToken: string, signal: AbortSignal): Promise<TrackingParts>;
  /** Starts over, without a message. */
  restart(): void;
}

/**
 * Does what a message of another tab asks for, where it is about this tab's visit; or, in the code step, reads the status,
 * because the customer may have gone on elsewhere.
 * @param event a `MessageEvent`, or a `PageChange`
 * @param tell tells what this tab has
 * @param signal aborts when this tab no longer watches
 * @throws GangwayError of the proxy's
 */
export async function hearOtherTab(
  event: MessageEvent | PageChange,
  { options, store, saved, screen, readVisit, restart }: OtherTabsParts,
  tell: () => void,
  signal: AbortSignal,
): Promise<void> {
  const { state } = store;
  if (signal.aborted || !("visit" in state)) return;
  const { visit } = state;
  const { trackingReference } = visit;
  const isReturn = event === "visible" || event === "restored" || event === "online";
  const message = typeof event === "string" ? null : readTabMessage(event.data);
  const isAbout = message?.trackingReference === trackingReference;

  const isOver = isAbout && (message.step === "completed" || message.step === "ended");
  if (isOver && state.step !== "code") return screen.checkNow();
  if (isOver || (isReturn && state.step === "code")) {
    if (isReturn) tell();
    const { status, ended, action } = await options.client.readStatus(trackingReference, signal);
    signal.throwIfAborted();
    store.dispatch({ type: "trackingRead", visit: { ...visit, status, action }, ended });
    return;
  }
  if (!isAbout) return;
  if (message.says === "restarted") {
    // A customer who is at the provider's goes on there.
    if (state.step === "code" || (state.step === "launch" && !screen.hasFrame)) restart();
    return;
  }

  const { entered } = saved;
  const token = entered?.trackingReference === trackingReference ? entered.visitToken : "";
  const sentAt = (state.step === "code" && state.sent?.sentAt) || 0;
  const messageSentAt = message.sent?.sentAt ?? 0;
  if (token) {
    // Another tab is where this one was.
    if (!message.visitToken) tell();
  } else if (message.visitToken && state.step !== "code") {
    saved.save({ ...entered, trackingReference, visitToken: message.visitToken });
  } else if (message.visitToken) {
    const tracking = await readVisit(trackingReference, message.visitToken, signal);
    saved.save({ trackingReference, visitToken: message.visitToken });
    store.dispatch({ type: "trackingRead", ...tracking });
  } else if (state.step === "code" && message.sent && messageSentAt > sentAt) {
    store.dispatch({ type: "codeSent", visit, sent: message.sent });
  } else if (messageSentAt < sentAt) tell();
}
