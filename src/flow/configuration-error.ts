import { GangwayError } from "../contract/errors.js";

/** A setting with a rule that `diagnose.ts` can explain. */
export type RuledSetting = "theme" | "launch" | "tracking-reference" | "browserInvites" | "customerToken";

/**
 * Makes the error of settings that the host page must correct.
 * @param setting The one that is wrong or missing. It becomes the error's `cause`.
 */
export const configurationError = (message: string, setting?: RuledSetting): GangwayError =>
  new GangwayError("invalid_configuration", message, { cause: setting });
