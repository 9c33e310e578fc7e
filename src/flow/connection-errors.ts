import { GangwayError } from "../contract/errors.js";

/** Makes the error of a page without a connection. */
export const offlineError = (cause?: unknown): GangwayError =>
  new GangwayError("offline", "There is no internet connection.", { cause });

/** Makes the error of a call without an answer in time. */
export const timeoutError = (cause?: unknown): GangwayError =>
  new GangwayError("timeout", "The server took too long to answer.", { cause });
