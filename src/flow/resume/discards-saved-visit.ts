import type { ErrorCode } from "../../contract/errors.js";

/** Refusals after which a saved visit is useless: it is over, or this tab may not enter it any more. */
export const DISCARDS_SAVED_VISIT: readonly ErrorCode[] = [
  "unknown_organisation",
  "unknown_reference",
  "reference_ended",
  "not_found",
  "token_invalid",
  "unauthorised",
];
