import type { ReactiveControllerHost } from "lit";
import type { GangwayError } from "../../contract/errors.js";
import { furthest, type ResubmissionReason, type Status } from "../../contract/status.js";
import type { FlowState } from "../../flow/flow-state.js";
import { reportError } from "../first/events.js";
import { dispatch } from "../first/stream-event.js";
import { StreamRecorder } from "./stream-recorder.js";
import {
  GangwayActionEvent,
  GangwayCompletedEvent,
  GangwayEndedEvent,
  GangwayStatusEvent,
} from "./visit-events.js";

/** Dispatches the events of a visit, each once, however often the element is removed, re-added or moved. */
export class VisitAnnouncer {
  readonly #target: ReactiveControllerHost & HTMLElement;
  readonly #recorder: StreamRecorder;
  /** The furthest status announced of each visit, by tracking reference. */
  readonly #announced = new Map<string, Status>();
  /** The visits whose end was announced, by tracking reference. */
  readonly #finished = new Set<string>();
  /** The reason that was announced of each visit that the provider asks for more of, by tracking reference. */
  readonly #asked = new Map<string, ResubmissionReason>();
  #error: GangwayError | null = null;

  constructor(target: ReactiveControllerHost & HTMLElement) {
    this.#target = target;
    this.#recorder = new StreamRecorder(target);
  }

  /** Dispatches the events of a new state. */
  follow(state: FlowState): void {
    if ("visit" in state) {
      const { trackingReference, status } = state.visit;
      const previous = this.#announced.get(trackingReference) ?? null;
      if (!previous || (status !== previous && furthest(status, previous) === status)) {
        this.#announced.set(trackingReference, status);
        dispatch(this.#target, new GangwayStatusEvent(status, previous, trackingReference));
      }
      const { action } = state.visit;
      if (action && action.reason !== this.#asked.get(trackingReference)) {
        dispatch(this.#target, new GangwayActionEvent(action.kind, action.reason));
      }
      if (action) this.#asked.set(trackingReference, action.reason);
      else this.#asked.delete(trackingReference);
      const finished = state.step === "completed" || state.step === "ended";
      if (finished && !this.#finished.has(trackingReference)) {
        this.#finished.add(trackingReference);
        dispatch(
          this.#target,
          state.step === "ended"
            ? new GangwayEndedEvent(state.reason)
            : new GangwayCompletedEvent(trackingReference),
        );
      }
    }
    const error = errorOf(state);
    if (error && error !== this.#error) reportError(this.#target, error);
    this.#error = error;
    this.#recorder.follow(state);
  }
}

function errorOf(state: FlowState): GangwayError | null {
  if (state.step === "error") return state.error;
  return "polling" in state ? state.polling.failure : null;
}
