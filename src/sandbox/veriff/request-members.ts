/**
 * Readers for the members of a request's JSON. Null stands for a member that is left out, as Veriff's clients send it.
 * Each throws an `ApiError` (400), with the code of Veriff's table where there is one.
 */
import { isJsonObject, type JsonObject } from "../json-object.js";
import { apiError } from "./api-error.js";

/** @throws ApiError 400 */
export function readVerification(body: unknown): JsonObject {
  const verification = isJsonObject(body) ? body.verification : undefined;
  if (isJsonObject(verification)) return verification;
  throw apiError(400, "1102");
}

/** @throws ApiError 400 */
export function readMembers(from: JsonObject, name: string): JsonObject {
  const value = from[name] ?? {};
  if (!isJsonObject(value)) throw apiError(400, "1104", `${name} must be an object`);
  return value;
}

/** @throws ApiError 400, with the given code. */
export function readText(from: JsonObject, name: string, code = "1104"): string | null {
  const value = from[name] ?? null;
  if (value === null || typeof value === "string") return value;
  throw apiError(400, code, `${name} must be a string`);
}

/** @throws ApiError 400 unless the condition holds. */
export function refuseUnless(condition: boolean, code: string, detail?: string): void {
  if (!condition) throw apiError(400, code, detail);
}

export function readList(from: JsonObject, name: string): readonly unknown[] {
  const value = from[name] ?? [];
  if (!Array.isArray(value)) throw apiError(400, "1104", `${name} must be an array`);
  return value;
}

export function readFlag(from: JsonObject, name: string): boolean | null {
  const value = from[name] ?? null;
  if (value === null || typeof value === "boolean") return value;
  throw apiError(400, "1104", `${name} must be a boolean`);
}

/** Compares without regard to case: copies of Veriff's page differ about it. */
export function readWord<const Word extends string>(
  words: readonly Word[],
  value: string | null,
  name: string,
) {
  const word = words.find((one) => one === value?.toUpperCase()) ?? null;
  refuseUnless(value === null || word !== null, "1104", `${name} must be one of ${words.join(", ")}`);
  return word;
}
