/**
 * Readers of bodies and queries. As the newer pages allow it, members are in snake, camel or kebab case, also inside a
 * JSON:API envelope (`{ data: { attributes } }`). Unknown members are ignored: aliases of other vendors are allowed.
 */
import type * as z from "zod";
import { isJsonObject, type JsonObject, parseJson } from "../json-object.js";
import type { ApiContext } from "./api-env.js";
import { apiError } from "./api-error.js";
import { snakeName } from "./key-inflection.js";

/** @throws ApiError 400 where the body is no JSON object, 422 where a member is wrong. */
export async function readBody<T>(context: ApiContext, schema: z.ZodType<T>): Promise<T> {
  const text = await context.req.text();
  const body = text.trim() === "" ? {} : parseJson(text);
  if (!isJsonObject(body)) throw apiError(400, "The request body is not a JSON object.");
  return validate(schema, withSnakeNames(withoutEnvelope(body)));
}

/** @throws ApiError 422 */
export function readQuery<T>(context: ApiContext, schema: z.ZodType<T>): T {
  return validate(schema, context.req.query());
}

function validate<T>(schema: z.ZodType<T>, input: unknown): T {
  const read = schema.safeParse(input);
  if (read.success) return read.data;
  const faults = read.error.issues.map(({ path, message }) => `${path.join(".") || "body"}: ${message}`);
  throw apiError(422, faults.join("; "));
}

function withoutEnvelope(body: JsonObject): JsonObject {
  const { data } = body;
  return isJsonObject(data) && isJsonObject(data.attributes) ? data.attributes : body;
}

/** Renames Verifa's own members only: those inside `metadata` are the caller's. */
function withSnakeNames(body: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => {
      const known = snakeName(name);
      return [known, known === "fields" && isJsonObject(value) ? withSnakeNames(value) : value];
    }),
  );
}
