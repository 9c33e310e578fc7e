import type { GangwayError } from "../contract/errors.js";
import { STATUSES, type Status } from "../contract/status.js";
import type { FlowState, VisitView } from "../flow/flow-state.js";
import { GangwayCompletedEvent, GangwayEndedEvent, GangwayErrorEvent, GangwayStatusEvent } from "./events.js";

/** Tells the host page how a visit goes, each thing once, however often the element is removed, re-added or moved. */
export class VisitAnnouncer {
  /** The visit that is going on, as last seen. */
  visit: VisitView | null = null;

  readonly #target: EventTarget;
  /** The furthest status told of each visit. */
  readonly #told = new Map<string, Status>();
  readonly #over = new Set<string>();
  #error: GangwayError | null = null;

  constructor(target: EventTarget) {
    this.#target = target;
  }

  /** Dispatches what is new in a state. */
  follow(state: FlowState): void {
    if ("visit" in state) {
      this.visit = state.visit;
      const { trackingReference, status } = state.visit;
      const previous = this.#told.get(trackingReference) ?? null;
      if (!previous || STATUSES.indexOf(status) > STATUSES.indexOf(previous)) {
        this.#told.set(trackingReference, status);
        this.#target.dispatchEvent(new GangwayStatusEvent(status, previous, trackingReference));
      }
      if ((state.step === "completed" || state.step === "ended") && !this.#over.has(trackingReference)) {
        this.#over.add(trackingReference);
        this.#target.dispatchEvent(
          state.step === "ended"
            ? new GangwayEndedEvent(state.reason)
            : new GangwayCompletedEvent(trackingReference),
        );
      }
    } else if (state.step === "details") {
      this.visit = null;
    }
    const error = state.step === "error" ? state.error : "polling" in state ? state.polling.trouble : null;
    if (error && error !== this.#error) this.report(error);
    this.#error = error;
  }

  /** Dispatches a failure. */
  report({ code, message, retryable, providerCode }: GangwayError): void {
    this.#target.dispatchEvent(new GangwayErrorEvent(code, message, retryable, providerCode));
  }
}
