/** VerifiMe's error answers: `{ error, message }`. Assumed: no page shows any but the invite call's validation errors. */
import { ApiError } from "../api-error.js";

const ERRORS = { 400: "Bad Request", 404: "Not Found", 415: "Unsupported Media Type" } as const;

export function apiError(status: keyof typeof ERRORS, message: string): ApiError {
  return new ApiError(status, { error: ERRORS[status], message });
}

/** Body of an error that a fault of the sandbox asks for. */
export function errorBody(status: number) {
  return { error: `Status ${status}`, message: "The sandbox was told to fail" };
}
