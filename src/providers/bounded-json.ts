/**
 * Limits JSON from a provider before any adapter reads it. Control characters are removed, because PostgreSQL stores no
 * U+0000. Texts and lists that are too long are cut, so that the rest of the message still counts. JSON that is too deep
 * is refused.
 */
import { GangwayError } from "../contract/errors.js";

/** Far more than any provider documents, and far from the end of the stack. */
const MAX_DEPTH = 64;
const MAX_TEXT = 20_000;
/** The most items in a list, and the most members in an object. */
const MAX_MEMBERS = 1000;

/** Every control character except tab, line feed and carriage return. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed.
const CONTROL_CHARACTERS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** @throws GangwayError `provider_response_invalid` for JSON that is too deep */
export function boundJson(value: unknown): unknown {
  return bound(value, 0);
}

/** Returns the text without control characters, cut to `limit` characters. */
export function boundText(text: string, limit: number): string {
  return text.replace(CONTROL_CHARACTERS, "").slice(0, limit);
}

function bound(value: unknown, depth: number): unknown {
  if (typeof value === "string") return boundText(value, MAX_TEXT);
  if (typeof value !== "object" || value === null) return value;
  if (depth >= MAX_DEPTH) {
    throw new GangwayError("provider_response_invalid", `The JSON is more than ${MAX_DEPTH} levels deep.`);
  }
  if (Array.isArray(value)) return value.slice(0, MAX_MEMBERS).map((item) => bound(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, MAX_MEMBERS)
      .map(([name, member]) => [boundText(name, MAX_TEXT), bound(member, depth + 1)]),
  );
}
