import type { GangwayError } from "../../contract/errors.js";
import { furthest, type Status } from "../../contract/status.js";
import type { FlowState } from "../../flow/flow-state.js";
import { GangwayCompletedEvent, GangwayEndedEvent, GangwayStatusEvent } from "./visit-events.js";

/** Tells the host page how a visit goes, each thing once, however often the element is removed, re-added or moved. */
export class VisitAnnouncer {
  readonly #target: EventTarget;
  readonly #report: (error: GangwayError) => void;
  /** The furthest status told of each visit. */
  readonly #told = new Map<string, Status>();
  readonly #over = new Set<string>();
  #error: GangwayError | null = null;

  constructor(target: EventTarget, report: (error: GangwayError) => void) {
    this.#target = target;
    this.#report = report;
  }

  /** Dispatches what is new in a state. */
  follow(state: FlowState): void {
    if ("visit" in state) {
      const { trackingReference, status } = state.visit;
      const previous = this.#told.get(trackingReference) ?? null;
      if (!previous || (status !== previous && furthest(status, previous) === status)) {
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
    }
    const error = state.step === "error" ? state.error : "polling" in state ? state.polling.failure : null;
    if (error && error !== this.#error) this.#report(error);
    this.#error = error;
  }
}
