/**
 * VX's error answers, in two shapes: `{ error, error_description }` of the token call ("Create Session"), and `{ meta,
 * error }` of the platform's direct services ("Error Returns"; api.veratad.com, November 2026).
 */
import { ApiError } from "../api-error.js";

const TOLD_TO_FAIL = "The sandbox was told to fail";

/** An error of the platform's direct services. */
export interface PlatformErrorDetails {
  message: string;
  code: string;
  detail?: string;
}

export function tokenError(
  status: 400 | 401 | 403 | 404,
  error: string,
  description: string,
  headers: Readonly<Record<string, string>> = {},
): ApiError {
  return new ApiError(status, { error, error_description: description }, headers);
}

/** `now` is in ms since the epoch. */
export function platformError(error: PlatformErrorDetails, now: number): ApiError {
  return new ApiError(400, platformBody(error, now));
}

/** Body of an error that a fault of the sandbox asks for. `now` is in ms since the epoch. */
export function errorBody(status: number, now: number) {
  if (status === 401) return { error: "invalid_token", error_description: TOLD_TO_FAIL };
  if (status === 403) return { error: "access_denied", error_description: TOLD_TO_FAIL };
  return platformBody({ message: TOLD_TO_FAIL, code: `SBX${status}` }, now);
}

/** The time has a T, no fraction and no zone. */
function platformBody(error: PlatformErrorDetails, now: number) {
  return { meta: { timestamp: new Date(now).toISOString().slice(0, 19) }, error };
}
