import { expect, it } from "vitest";
import { GangwayError } from "../../../src/contract/errors.js";
import { PAGE_OWNER_ERRORS } from "../../../src/elements/failure/error-step.js";
import { FATAL_FOR_FLOW } from "../../../src/flow/failure/refusals.js";
import { DISCARDS_SAVED_VISIT } from "../../../src/flow/resume/discards-saved-visit.js";
import { isTransient } from "../../../src/flow/visit/is-transient.js";

it.each([
  ["ends the flow", FATAL_FOR_FLOW],
  ["discards a saved visit", DISCARDS_SAVED_VISIT],
])("no error that can pass %s", (_, codes) => {
  expect(codes.filter((code) => isTransient(new GangwayError(code, "")))).toEqual([]);
});

it("errors that only the page's owner can mend end the flow", () => {
  expect(PAGE_OWNER_ERRORS.filter((code) => !FATAL_FOR_FLOW.includes(code))).toEqual([]);
});
