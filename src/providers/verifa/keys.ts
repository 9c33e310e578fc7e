/**
 * Verifa's member names. Its pages print them in snake case, but an API key and a webhook endpoint may each be set to
 * camel or kebab case. Written in November 2026 from "Key inflection" (docs.withverifa.com).
 */

/** Deeper than anything that Verifa documents. Members below it keep their names. */
const DEEPEST = 16;

/** Renames all members to snake case. */
export const snakeKeys = (value: unknown): unknown => rename(value, 0);

function rename(value: unknown, depth: number): unknown {
  if (depth > DEEPEST || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => rename(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [snakeCase(name), rename(member, depth + 1)]),
  );
}

function snakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replaceAll("-", "_")
    .toLowerCase();
}
