import { expect, it } from "vitest";
import { GangwayError } from "../../../src/contract/errors.js";
import type { FlowState, StepName } from "../../../src/flow/flow-state.js";
import { progressOf } from "../../../src/flow/progress.js";

const at = (step: StepName | null) => ({ step, error: new GangwayError("network", "") }) as FlowState;
const both = { hasDetails: true, hasCode: true };
const neither = { hasDetails: false, hasCode: false };

it.each<[StepName | null, { hasDetails: boolean; hasCode: boolean }, string | null]>([
  ["details", both, "1 of 4"],
  ["code", both, "2 of 4"],
  ["launch", both, "3 of 4"],
  ["waiting", both, "3 of 4"],
  ["completed", both, "4 of 4"],
  ["details", { hasDetails: true, hasCode: false }, "1 of 3"],
  ["launch", { hasDetails: true, hasCode: false }, "2 of 3"],
  ["code", { hasDetails: false, hasCode: true }, "1 of 3"],
  ["waiting", { hasDetails: false, hasCode: true }, "2 of 3"],
  ["launch", neither, "1 of 2"],
  ["completed", neither, "2 of 2"],
  ["details", neither, "1 of 3"],
  ["code", neither, "1 of 3"],
  [null, both, null],
  ["ended", both, null],
  ["error", both, null],
])("%s, %o: %s", (step, stages, text) => {
  const progress = progressOf(at(step), stages);
  expect(progress && `${progress.index} of ${progress.count}`).toBe(text);
});
