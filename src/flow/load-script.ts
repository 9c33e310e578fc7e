import { GangwayError } from "../contract/errors.js";
import { unlessAborted } from "./unless-aborted.js";

/** Waits for a module. @throws GangwayError `network` where it can't be loaded; the signal's reason once that has aborted. */
export function loadScript<T>(loading: Promise<T>, signal: AbortSignal): Promise<T> {
  const loaded = loading.catch((cause) => {
    throw new GangwayError("network", "A script could not be loaded.", { cause });
  });
  return unlessAborted(loaded, signal);
}
