import type { GangwayError } from "../../contract/errors.js";
import { configurationError } from "../../flow/configuration-error.js";
import { scriptError } from "../../flow/script-error.js";
import { logForDevelopers } from "./log-for-developers.js";

/** A module name that no bundler and no import map has resolved, as Chromium, Firefox and Safari write it. */
const UNRESOLVED = /specifier|does not resolve to a valid URL/i;

/** Makes the error of a chunk that could not be loaded. */
export function loadError(cause: unknown): GangwayError {
  const reason = cause instanceof Error ? cause.message : "";
  if (!UNRESOLVED.test(reason)) {
    return scriptError(cause);
  }
  const error = configurationError(`The page's import map lacks an entry. ${reason}`);
  logForDevelopers(error);
  return error;
}
