/**
 * Request bodies as the newer pages allow them: members in snake, camel or kebab case, also inside a JSON:API envelope
 * (`{ data: { attributes } }`). Members that nobody knows are ignored, as aliases of other vendors are accepted.
 */
import type * as z from "zod";
import type { ApiContext } from "./api-env.js";
import { ApiFault } from "./api-fault.js";
import { snakeName } from "./key-inflection.js";

type Members = Record<string, unknown>;
const isObject = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** @throws ApiFault 400 for what is no JSON object, 422 for a member that is wrong. */
export async function readBody<T>(context: ApiContext, schema: z.ZodType<T>): Promise<T> {
  const text = await context.req.text();
  let body: unknown = {};
  try {
    if (text.trim() !== "") body = JSON.parse(text);
  } catch {
    body = undefined;
  }
  if (!isObject(body)) throw new ApiFault(400, "The request body is not a JSON object.");
  return check(schema, renamed(unwrapped(body)));
}

/** @throws ApiFault 422 */
export function readQuery<T>(context: ApiContext, schema: z.ZodType<T>): T {
  return check(schema, context.req.query());
}

function check<T>(schema: z.ZodType<T>, input: unknown): T {
  const read = schema.safeParse(input);
  if (read.success) return read.data;
  const faults = read.error.issues.map(({ path, message }) => `${path.join(".") || "body"}: ${message}`);
  throw new ApiFault(422, faults.join("; "));
}

function unwrapped(body: Members): Members {
  const { data } = body;
  return isObject(data) && isObject(data.attributes) ? data.attributes : body;
}

/** Verifa's own members only: what is inside `metadata` is the caller's. */
function renamed(body: Members): Members {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => {
      const known = snakeName(name);
      return [known, known === "fields" && isObject(value) ? renamed(value) : value];
    }),
  );
}
