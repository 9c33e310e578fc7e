/** The body of a request that the host's body parser has read before the proxy gets the request. */
import type { IncomingMessage } from "node:http";

/** The members that body parsers set: `rawBody` for the bytes, `body` for their result. */
type ParsedMessage = IncomingMessage & { rawBody?: unknown; body?: unknown };

/** Returns the bytes as they were sent, where a parser has kept them; null where nothing has read them, or kept them. */
export function rawBodyOf(request: ParsedMessage): Uint8Array<ArrayBuffer> | null {
  if (!wasRead(request)) return null;
  for (const body of [request.rawBody, request.body]) {
    if (body instanceof Uint8Array) return new Uint8Array(body);
    if (typeof body === "string") return new TextEncoder().encode(body);
  }
  return null;
}

/** Returns the parser's result: undefined where nothing has read the body, and null where nothing has kept it. */
export function parsedBodyOf(request: ParsedMessage): unknown {
  return wasRead(request) ? (request.body ?? null) : undefined;
}

function wasRead({ readableDidRead, readableEnded, headers }: ParsedMessage): boolean {
  const hasBody = headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
  return hasBody && (readableDidRead || readableEnded);
}
