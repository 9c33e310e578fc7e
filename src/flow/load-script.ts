import { scriptError } from "./script-error.js";
import { unlessAborted } from "./unless-aborted.js";

/** Waits for a module. @throws GangwayError `network` where it can't be loaded; the signal's reason once that has aborted. */
export function loadScript<T>(loading: Promise<T>, signal: AbortSignal): Promise<T> {
  const loaded = loading.catch((cause) => {
    throw scriptError(cause);
  });
  return unlessAborted(loaded, signal);
}
