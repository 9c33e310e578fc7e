import { expect, it } from "vitest";
import { errorCodes, httpStatusOf } from "../../../src/contract/error-status.js";
import { GangwayError } from "../../../src/contract/errors.js";
import { isFinal } from "../../../src/flow/visit/is-final.js";

/** Those that come without an answer. */
const OWN = { invalid_configuration: true, network: false, offline: false, frame_blocked: false };

it.each(errorCodes())("%s is final where its HTTP status says so: a 4xx other than 408 and 429", (code) => {
  const status = httpStatusOf(code);
  const refused = status >= 400 && status < 500 && status !== 408 && status !== 429;
  expect(isFinal(new GangwayError(code, ""))).toBe({ ...OWN }[code as keyof typeof OWN] ?? refused);
});
