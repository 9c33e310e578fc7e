/**
 * Reads a request's body, within the limit of its route and within a limit for all bodies that are being received.
 * `hono/body-limit` has no such common limit, and may read the whole body before the route's security runs.
 */
import { GangwayError } from "../../contract/errors.js";
import { HttpError } from "../http-error.js";
import type { ProxyContext } from "../proxy-env.js";
import type { BodyLimit } from "./body-limit.js";

const ALREADY_READ =
  "A body parser has read this request before Gangway. Mount Gangway before the parser: signatures need the raw body.";

/** Refuses a body that is announced as too large, and sets the limit for `readBody`. @throws `payload_too_large` */
export function limitBody(context: ProxyContext, limit: BodyLimit): void {
  if (Number(context.req.header("content-length") ?? 0) > limit.maxBytes) throw tooLarge(limit);
  context.set("bodyLimit", limit);
}

/**
 * Reads the bytes as they were sent.
 * @throws GangwayError `payload_too_large`, `invalid_request` where the body breaks off, HttpError 503, or
 * `invalid_configuration` where something else has read them.
 */
export async function readBody(context: ProxyContext): Promise<Uint8Array<ArrayBuffer>> {
  const limit = limitOf(context);
  if (context.env.parsedBody !== undefined || context.req.raw.bodyUsed) {
    throw new HttpError("invalid_configuration", ALREADY_READ, { status: 500 });
  }
  const reader = context.req.raw.body?.getReader();
  if (!reader) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const chunk = await nextChunk(reader);
      if (!chunk) return concatenate(chunks, size);
      if (size + chunk.length > limit.maxBytes) throw tooLarge(limit);
      limit.received.add(chunk.length);
      size += chunk.length;
      chunks.push(chunk);
    }
  } finally {
    limit.received.remove(size);
  }
}

/**
 * Reads JSON, as bytes. Where the host's parser has read the body, its result is written as JSON again: only a signature
 * needs the bytes as they were.
 * @throws as `readBody`
 */
export async function readJsonBytes(context: ProxyContext): Promise<Uint8Array<ArrayBuffer>> {
  const { parsedBody } = context.env;
  if (parsedBody === undefined || parsedBody === null) return readBody(context);
  const limit = limitOf(context);
  const bytes = new TextEncoder().encode(JSON.stringify(parsedBody));
  if (bytes.length > limit.maxBytes) throw tooLarge(limit);
  return bytes;
}

function limitOf(context: ProxyContext): BodyLimit {
  const limit = context.get("bodyLimit");
  if (!limit) throw new Error("the route has no body limit");
  return limit;
}

/** Returns null at the end. */
async function nextChunk(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Uint8Array | null> {
  try {
    const { done, value } = await reader.read();
    return done ? null : value;
  } catch (cause) {
    // The caller has gone: nobody reads this answer, and nothing is wrong here.
    throw new GangwayError("invalid_request", "The body broke off.", { cause });
  }
}

function concatenate(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const body = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    body.set(chunk, offset);
    offset += chunk.length;
  }
  return body;
}

function tooLarge({ maxBytes }: BodyLimit): GangwayError {
  return new GangwayError("payload_too_large", `The body must not exceed ${maxBytes / 1024} kB.`);
}
