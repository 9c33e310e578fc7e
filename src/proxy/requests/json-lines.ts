/** Reads a list of values from a body: NDJSON, or one JSON array. Each has the number of its line, or of its place. */
import { GangwayError } from "../../contract/errors.js";
import { HttpError } from "../http-error.js";
import type { ProxyContext } from "../proxy-env.js";
import { parseJsonBody } from "./json-body.js";
import { readBody } from "./read-body.js";

export interface JsonLine {
  /** From 1. */
  line: number;
  /** Undefined where the line is no JSON. */
  value: unknown;
}

const LINES = /^application\/(x-ndjson|ndjson|jsonl|x-jsonlines)\s*(;|$)/i;
const ARRAY = /^application\/json\s*(;|$)/i;

/**
 * Empty lines count, and have no value of their own in the list.
 * @throws GangwayError `invalid_request` (with the status 415 for another media type), `payload_too_large`
 */
export async function readJsonLines(context: ProxyContext, most: number): Promise<JsonLine[]> {
  const mediaType = context.req.header("content-type") ?? "";
  const body = await readBody(context);
  const lines = LINES.test(mediaType) ? linesOf(body) : ARRAY.test(mediaType) ? membersOf(body) : null;
  if (!lines) {
    const message = "Send NDJSON as application/x-ndjson, or a JSON array as application/json.";
    throw new HttpError("invalid_request", message, { status: 415 });
  }
  if (lines.length > most) {
    throw new GangwayError(
      "payload_too_large",
      `A request must not have more than ${most} lines: send several.`,
    );
  }
  return lines;
}

function linesOf(body: Uint8Array): JsonLine[] {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    throw new GangwayError("invalid_request", "The body is not valid UTF-8.");
  }
  return text
    .split("\n")
    .map((content, index) => ({ line: index + 1, content: content.trim() }))
    .filter(({ content }) => content !== "")
    .map(({ line, content }) => ({ line, value: parsed(content) }));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function membersOf(body: Uint8Array): JsonLine[] {
  const value = parseJsonBody(body);
  if (!Array.isArray(value)) {
    throw new GangwayError("invalid_request", "Send an array, or NDJSON as application/x-ndjson.");
  }
  return value.map((member: unknown, index) => ({ line: index + 1, value: member }));
}
