/**
 * Which step may follow which. A pure function: whatever is not a legal succession (see `FlowState`) leaves the state as
 * it is, the same object, so that a late answer changes and notifies nothing.
 */
import { furthest } from "../contract/status.js";
import type { FlowState, StepName } from "./flow-state.js";

const LAST: readonly StepName[] = ["completed", "ended", "error"];

const LEGAL: Partial<Record<StepName | "null", readonly StepName[]>> = {
  null: ["details", "code", "launch", "waiting", ...LAST],
  details: ["code", "launch", ...LAST],
  // A code can be mailed again.
  code: ["code", "launch", ...LAST],
  launch: ["waiting", ...LAST],
  waiting: ["launch", ...LAST],
};

function raise(state: FlowState, next: FlowState): FlowState {
  if (!("visit" in state && "visit" in next)) return next;
  const { trackingReference, status } = next.visit;
  const highest = furthest(state.visit.status, status);
  return highest === status || trackingReference !== state.visit.trackingReference
    ? next
    : { ...next, visit: { ...next.visit, status: highest } };
}

/** Returns the state to show in place of another. A status that is behind the one already known of the same visit is raised to it. */
export function succeed(state: FlowState, next: FlowState): FlowState {
  if (next.step === null) return state.step === null ? state : next;
  return LEGAL[state.step ?? "null"]?.includes(next.step) ? raise(state, next) : state;
}
