import type { FlowState, StepName } from "./flow-state.js";

/** The place of a step, as in "Step 2 of 4". `index` counts from 1. */
export interface Progress {
  index: number;
  count: number;
}

/**
 * Computes how far a customer has come. `launch`, `waiting` and `action` count as one, `completed` is the last.
 * @param steps The steps that this visit has. There is no details step with the partner's own tracking reference, and no code
 *   step where the partner's token or no proof is asked for. The step that is shown always counts.
 * @returns null before the first step, in `ended` and in `error`.
 */
export function progressOf(
  state: FlowState,
  steps: { hasDetails: boolean; hasCode: boolean },
): Progress | null {
  const { step } = state;
  const details = steps.hasDetails || step === "details" ? 1 : 0;
  const code = steps.hasCode || step === "code" ? 1 : 0;
  const count = details + code + 2;
  const indexes: Partial<Record<StepName, number>> = {
    details: 1,
    code: details + 1,
    launch: count - 1,
    waiting: count - 1,
    action: count - 1,
    completed: count,
  };
  const index = step && indexes[step];
  return index ? { index, count } : null;
}
