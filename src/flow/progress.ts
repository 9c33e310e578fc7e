import type { FlowState } from "./flow-state.js";

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
  switch (step) {
    case "details":
      return { index: 1, count };
    case "code":
      return { index: details + 1, count };
    case "launch":
    case "waiting":
      return { index: count - 1, count };
    case "completed":
      return { index: count, count };
    default:
      return null;
  }
}
