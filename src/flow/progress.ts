import type { FlowState, StepName } from "./flow-state.js";

/** "Step 2 of 4": `index` counts from 1. */
export interface Progress {
  index: number;
  count: number;
}

/**
 * Tells how far a customer has come. `launch` and `waiting` are one stage, `completed` is the last.
 * @param stages Which stages this visit has: no details step with the partner's own tracking reference, no code
 *   step where the partner's token or nothing at all is asked for. A stage that is being shown always counts.
 * @returns null where there is nothing to count: before the first step, in `ended` and in `error`.
 */
export function progressOf(
  state: FlowState,
  stages: { hasDetails: boolean; hasCode: boolean },
): Progress | null {
  const { step } = state;
  const details = stages.hasDetails || step === "details" ? 1 : 0;
  const code = stages.hasCode || step === "code" ? 1 : 0;
  const count = details + code + 2;
  const indexes: Partial<Record<StepName, number>> = {
    details: 1,
    code: details + 1,
    launch: count - 1,
    waiting: count - 1,
    completed: count,
  };
  const index = step && indexes[step];
  return index ? { index, count } : null;
}
