/**
 * Verifa's error answers: `{ error, detail, status_code }`. From "Errors" (docs.withverifa.com), November 2026.
 *
 * Assumed: all codes but `not_found`, `rate_limited` and `idempotency_mismatch`, which are public.
 */
import { ApiError } from "../api-error.js";

const CODES = {
  400: "bad_request",
  401: "unauthorized",
  403: "forbidden",
  404: "not_found",
  409: "conflict",
  410: "gone",
  422: "validation_error",
  429: "rate_limited",
} as const;
type ErrorStatus = keyof typeof CODES;

export function apiError(
  status: ErrorStatus,
  detail: string,
  { code = CODES[status], headers = {} }: { code?: string; headers?: Record<string, string> } = {},
): ApiError {
  return new ApiError(status, { error: code, detail, status_code: status }, headers);
}

/** Body of an error that a fault of the sandbox asks for. */
export function errorBody(status: number) {
  const code = Object.entries(CODES).find(([known]) => Number(known) === status)?.[1] ?? "internal_error";
  return { error: code, detail: "The sandbox was told to fail.", status_code: status };
}
