/**
 * What becomes of a state as its visit goes on. A pure function, which leaves the state as it is, the same object, where an
 * event doesn't belong to it.
 */
import type { StatusAnswer } from "../contract/answers.js";
import type { GangwayError } from "../contract/errors.js";
import { furthest } from "../contract/status.js";
import type { FlowState } from "./flow-state.js";

export type FlowEvent =
  /** The customer opened the provider's screen. */
  | { type: "opened" }
  /** The customer came back from it. */
  | { type: "returned" }
  /** The customer wants the link and the QR code again. */
  | { type: "back" }
  /** A status was read. It ends any trouble. */
  | { type: "status"; answer: StatusAnswer }
  /** A read failed and will be tried again; null: what kept reads from being made is over. */
  | { type: "trouble"; error: GangwayError | null };

/** Returns the state after an event; the same object where the event is illegal or changes nothing. */
export function transition(state: FlowState, event: FlowEvent): FlowState {
  switch (event.type) {
    case "opened":
      return state.step === "launch" ? { ...state, step: "waiting" } : state;
    case "returned":
      return state.step === "launch" ? { ...state, step: "waiting", returned: true } : state;
    case "back": {
      if (state.step !== "waiting") return state;
      const { returned, ...rest } = state;
      return { ...rest, step: "launch" };
    }
    case "status": {
      if (state.step !== "launch" && state.step !== "waiting") return state;
      const { ended } = event.answer;
      const status = furthest(state.visit.status, event.answer.status);
      const visit = status === state.visit.status ? state.visit : { ...state.visit, status };
      // Handed in is handed in: what ends afterwards is the provider's business, phase 2.
      if (status === "Completed") return { step: "completed", visit };
      if (ended) return { step: "ended", visit, reason: ended };
      return visit === state.visit && !state.polling.failure
        ? state
        : { ...state, visit, polling: { failure: null } };
    }
    case "trouble":
      if (state.step !== "launch" && state.step !== "waiting") return state;
      return state.polling.failure?.code === event.error?.code
        ? state
        : { ...state, polling: { failure: event.error } };
  }
}
