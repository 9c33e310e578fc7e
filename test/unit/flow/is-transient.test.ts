import { expect, it } from "vitest";
import { errorCodes, httpStatusOf } from "../../../src/contract/error-status.js";
import { GangwayError } from "../../../src/contract/errors.js";
import { isTransient } from "../../../src/flow/visit/is-transient.js";

/** Those that come without an answer. */
const OWN = { invalid_configuration: false, network: true, offline: true, frame_blocked: true };

it.each(errorCodes())(
  "%s is transient unless its HTTP status says otherwise: a 4xx other than 408 and 429",
  (code) => {
    const status = httpStatusOf(code);
    const refused = status >= 400 && status < 500 && status !== 408 && status !== 429;
    expect(isTransient(new GangwayError(code, ""))).toBe({ ...OWN }[code as keyof typeof OWN] ?? !refused);
  },
);
