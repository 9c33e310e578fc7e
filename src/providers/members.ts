/** Readers for the members of a provider's JSON. It comes from outside: any member may be missing, or of any type. */

export type Members = Readonly<Record<string, unknown>>;

/** Tells whether a value is an object with named members. */
export function isObject(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The members of an object; none where the value isn't an object. */
export function membersOf(value: unknown): Members {
  return isObject(value) ? value : {};
}

/** A text that isn't blank, without the white space around it. */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

/** A text of the form `YYYY-MM-DD`. */
export function dateOf(value: unknown): string | undefined {
  const text = textOf(value);
  return text && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined;
}

export function booleanOf(value: unknown): boolean | undefined {
  return typeof value === "boolean" ? value : undefined;
}

export function numberOf(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}
