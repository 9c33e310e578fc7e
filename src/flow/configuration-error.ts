import { GangwayError } from "../contract/errors.js";

/** Makes the error of settings that the host page must correct. */
export const configurationError = (message: string): GangwayError =>
  new GangwayError("invalid_configuration", message);
