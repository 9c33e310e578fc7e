import type { FlowState } from "./flow-state.js";

/** A step in the progress. `launch` counts for `waiting` and `action` as well. */
export type ProgressStep = "details" | "code" | "launch" | "completed";

/** The place of a step, as in "Step 2 of 4". */
export interface Progress {
  /** Counts from 1. */
  index: number;
  count: number;
  /** The steps of this visit, in their order. */
  steps: readonly ProgressStep[];
}

const STEPS: readonly ProgressStep[] = ["details", "code", "launch", "completed"];

/**
 * Computes how far a customer has come.
 * @param visit Tells which steps this visit has. There is no details step with the partner's own tracking reference, and no
 *   code step where the partner's token or no proof is asked for. The step that is shown always counts.
 * @returns null before the first step, in `ended` and in `error`.
 */
export function progressOf(
  { step }: FlowState,
  { hasDetails, hasCode }: { hasDetails: boolean; hasCode: boolean },
): Progress | null {
  const current = step === "waiting" || step === "action" ? "launch" : step;
  const missing = [!hasDetails && "details", !hasCode && "code"];
  const steps = STEPS.filter((name) => name === current || !missing.includes(name));
  const index = steps.indexOf(current as ProgressStep) + 1;
  return index ? { index, count: steps.length, steps } : null;
}
