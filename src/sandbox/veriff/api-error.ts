/**
 * Veriff's error answers: `{ status: "fail", code, message }`. From "Common HTTP status codes", "Credentials and
 * authorization codes (table)" and "Some troubleshooting codes (table)" (devdocs.veriff.com), November 2026.
 *
 * Assumed, because no page says it: which HTTP status goes with which code. An unknown session has the code "404", an
 * upload after submission the code "409", an exceeded cap the code "429".
 */
import { ApiError } from "../api-error.js";

export function apiError(status: 400 | 401 | 404 | 409 | 429, code: string, message: string): ApiError {
  return new ApiError(status, { status: "fail", code, message });
}

/** Body of an error that a fault of the sandbox asks for. */
export function errorBody(status: number) {
  return { status: "fail", code: String(status), message: "The sandbox was told to fail" };
}
