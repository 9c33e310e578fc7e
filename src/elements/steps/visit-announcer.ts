import type { GangwayError } from "../../contract/errors.js";
import { furthest, type Status } from "../../contract/status.js";
import type { FlowState } from "../../flow/flow-state.js";
import { reportError } from "../first/events.js";
import { GangwayCompletedEvent, GangwayEndedEvent, GangwayStatusEvent } from "./visit-events.js";

/** Dispatches the events of a visit, each once, however often the element is removed, re-added or moved. */
export class VisitAnnouncer {
  readonly #target: EventTarget;
  /** The furthest status announced of each visit, by tracking reference. */
  readonly #announced = new Map<string, Status>();
  /** The visits whose end was announced, by tracking reference. */
  readonly #finished = new Set<string>();
  #error: GangwayError | null = null;

  constructor(target: EventTarget) {
    this.#target = target;
  }

  /** Dispatches the events of a new state. */
  follow(state: FlowState): void {
    if ("visit" in state) {
      const { trackingReference, status } = state.visit;
      const previous = this.#announced.get(trackingReference) ?? null;
      if (!previous || (status !== previous && furthest(status, previous) === status)) {
        this.#announced.set(trackingReference, status);
        this.#target.dispatchEvent(new GangwayStatusEvent(status, previous, trackingReference));
      }
      const finished = state.step === "completed" || state.step === "ended";
      if (finished && !this.#finished.has(trackingReference)) {
        this.#finished.add(trackingReference);
        this.#target.dispatchEvent(
          state.step === "ended"
            ? new GangwayEndedEvent(state.reason)
            : new GangwayCompletedEvent(trackingReference),
        );
      }
    }
    const error = errorOf(state);
    if (error && error !== this.#error) reportError(this.#target, error);
    this.#error = error;
  }
}

function errorOf(state: FlowState): GangwayError | null {
  if (state.step === "error") return state.error;
  return "polling" in state ? state.polling.failure : null;
}
