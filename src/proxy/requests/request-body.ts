/** Reads a request's body within a limit, whatever `Content-Length` claims, and checks it against a schema. */
import type * as z from "zod";
import { GangwayError } from "../../contract/errors.js";
import type { ProxyContext } from "../proxy-env.js";
import { faultsOf } from "./validation.js";

const MAX_BODY_BYTES = 64 * 1024;

/** A body that isn't JSON, told apart because its HTTP status is 415. */
export class UnsupportedMediaType extends GangwayError {
  constructor() {
    super("invalid_request", "Send the body as JSON, with Content-Type: application/json.");
  }
}

/**
 * @param empty what an absent body stands for; without it, a body is required.
 * @throws GangwayError `payload_too_large`, or `invalid_request` with every fault at once.
 */
export async function readJson<T>(context: ProxyContext, schema: z.ZodType<T>, empty?: unknown): Promise<T> {
  const body = await readBody(context.req.raw, MAX_BODY_BYTES);
  if (body.length === 0 && empty !== undefined) return check(schema, empty);
  if (!/^application\/(json|[\w.+-]+\+json)\s*(;|$)/i.test(context.req.header("content-type") ?? "")) {
    throw new UnsupportedMediaType();
  }
  return check(schema, parse(body));
}

/** @throws GangwayError `payload_too_large` */
export async function readBody(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw tooLarge(limit);
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel();
      throw tooLarge(limit);
    }
    chunks.push(value);
  }
  const body = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    body.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return body;
}

/** @throws GangwayError `invalid_request` */
export function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw new GangwayError("invalid_request", "The body is not valid JSON.");
  }
}

/** @throws GangwayError `invalid_request` */
export function check<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new GangwayError("invalid_request", "Some of the details need another look.", {
    validationResults: faultsOf(parsed.error.issues, schema),
  });
}

function tooLarge(limit: number): GangwayError {
  return new GangwayError("payload_too_large", `The body must not exceed ${limit / 1024} kB.`);
}
