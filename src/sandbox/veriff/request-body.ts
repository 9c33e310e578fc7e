/**
 * Bodies of requests. From "How to generate sessions manually" (devdocs.veriff.com), November 2026. The header
 * `Content-Type: application/json` is required. The page's own samples have a comma and a brace too many.
 *
 * Assumed, because no page says it: a body of another type isn't read, so its parameters are missing (1102). Veriff
 * takes the samples as they are printed.
 */
import type { Context } from "hono";
import { parseJson } from "../json-object.js";
import { apiError } from "./api-error.js";

/** @throws ApiError 400 */
export async function readBody(context: Context): Promise<string> {
  const type = context.req.header("content-type") ?? "";
  if (!/^application\/json\s*(;|$)/i.test(type.trim())) {
    throw apiError(400, "1102", "The Content-Type must be application/json.");
  }
  return context.req.text();
}

/** Parses JSON, also as the samples are printed; undefined where the text is none. */
export function parseSample(text: string): unknown {
  const parsed = parseJson(text);
  if (parsed !== undefined) return parsed;
  const withoutCommas = text.trimEnd().replace(/,(?=\s*[}\]])/g, "");
  return parseJson(withoutCommas) ?? parseJson(withoutCommas.replace(/\}$/, ""));
}
