/** Lists of the proxy's refusals, each named for the question that it answers. */
import type { ErrorCode } from "../../contract/errors.js";

/** Refusals that the customer can't do anything about in the step. Only the page or the partner can. */
export const FATAL_FOR_FLOW: readonly ErrorCode[] = [
  "invalid_configuration",
  "unknown_organisation",
  "unknown_reference",
  "not_found",
  "origin_not_allowed",
  "unauthorised",
];
