/**
 * Verifa's error answers: `{ error, detail, status_code }` ("Errors", November 2026). Of the codes only `not_found`,
 * `rate_limited` and `idempotency_mismatch` are public; the others are chosen.
 */
import type { Context } from "hono";

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
export type FaultStatus = keyof typeof CODES;

export class ApiFault extends Error {
  override readonly name = "ApiFault";
  readonly status: FaultStatus;
  readonly code: string;

  constructor(status: FaultStatus, detail: string, code: string = CODES[status]) {
    super(detail);
    this.status = status;
    this.code = code;
  }
}

export function faultBody(status: number, detail: string, code?: string) {
  const known = Object.entries(CODES).find(([one]) => Number(one) === status)?.[1];
  return { error: code ?? known ?? "internal_error", detail, status_code: status };
}

/** For `Hono.onError`. */
export function answerFault(error: Error, context: Context): Response {
  if (!(error instanceof ApiFault)) throw error;
  return context.json(faultBody(error.status, error.message, error.code), error.status);
}
