/** VerifiMe's error answers: `{ error, message }`. Assumed: no page shows any but the invite call's validation errors. */
import { ApiFault } from "../api-fault.js";

const ERRORS = { 400: "Bad Request", 404: "Not Found", 415: "Unsupported Media Type" } as const;

export function apiFault(status: keyof typeof ERRORS, message: string): ApiFault {
  return new ApiFault(status, { error: ERRORS[status], message });
}

/** Body of an error that a fault of the sandbox asks for. */
export function errorBody(status: number) {
  return { error: `Status ${status}`, message: "The sandbox was told to fail" };
}
