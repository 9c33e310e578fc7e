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

/** What was announced of a visit. */
interface Announced {
  /** The furthest one. */
  status?: Status;
  isFinished?: boolean;
  /** The last one that the provider asks for more for. */
  reason?: ResubmissionReason | undefined;
}

/** Dispatches the events of a visit, each once, however often the element is removed, re-added or moved. */
export class VisitAnnouncer {
  readonly #target: ReactiveControllerHost & HTMLElement;
  readonly #recorder: StreamRecorder;
  /** By tracking reference. */
  readonly #announced = new Map<string, Announced>();
  #error: GangwayError | null = null;

  constructor(target: ReactiveControllerHost & HTMLElement) {
    this.#target = target;
    this.#recorder = new StreamRecorder(target);
  }

  /** Dispatches the events of a new state. */
  follow(state: FlowState): void {
    if ("visit" in state) {
      const { trackingReference, status, action } = state.visit;
      const known = this.#announced.get(trackingReference) ?? {};
      this.#announced.set(trackingReference, known);
      const { status: previous = null, reason } = known;
      if (!previous || furthest(previous, status) !== previous) {
        known.status = status;
        dispatch(this.#target, new GangwayStatusEvent(status, previous, trackingReference));
      }
      known.reason = action?.reason;
      if (action && action.reason !== reason)
        dispatch(this.#target, new GangwayActionEvent(action.kind, action.reason));
      if ((state.step === "completed" || state.step === "ended") && !known.isFinished) {
        known.isFinished = true;
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
