/** The values that the visitor has given, by the id of their control. The fragment of the page's address holds them. */
import type { Control } from "./controls.js";

/** Without those that are empty. */
export type Values = Readonly<Record<string, string>>;

/** Reads values from a fragment. Ids that no control has are left out. */
export function readValues(fragment: string, controls: readonly Control[]): Values {
  const given = new URLSearchParams(fragment.replace(/^#/, ""));
  const known = controls.map(({ id }) => [id, given.get(id) ?? ""] as const);
  return Object.fromEntries(known.filter(([, value]) => value));
}

/** Writes values as a fragment, without those that the page starts with anyway. */
export function writeValues(values: Values, initial: Values): string {
  const given = Object.entries(values).filter(([id, value]) => value && value !== initial[id]);
  return String(new URLSearchParams(given));
}

/** Reads the value of a property: JSON, or else the text itself. */
export function readProperty(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Tells that a text looks like JSON and isn't. */
export function isBrokenJson(text: string): boolean {
  return /^\s*[{[]/.test(text) && typeof readProperty(text) === "string";
}
