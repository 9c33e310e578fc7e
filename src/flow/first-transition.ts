import type { FlowState } from "./flow-state.js";
import type { FlowEvent } from "./transition.js";

/** Returns the state after an event. */
export type Transition = (state: FlowState, event: FlowEvent) => FlowState;

/** The transitions until a visit begins. `transition.ts` has all of them, and is loaded with the visit. */
export const firstTransition: Transition = (state, event) => {
  const { step } = state;
  switch (event.type) {
    case "organisationRead":
      return step ? state : { step: "details", organisation: event.organisation, details: event.details };
    case "failed":
      return step && step !== "details" ? state : { step: "error", error: event.error };
    case "restarted":
      return step ? { step: null } : state;
    default:
      return state;
  }
};
