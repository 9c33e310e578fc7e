import { GangwayError } from "../contract/errors.js";

/** Makes the error of a script that could not be loaded. @param cause of the browser */
export const scriptError = (cause?: unknown): GangwayError =>
  new GangwayError("network", "A script could not be loaded.", { cause });
