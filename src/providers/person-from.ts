import type { Person } from "../contract/person.js";

/** The person without the members that are undefined; undefined where none is left. */
export function personFrom(fields: Person): Person | undefined {
  const known = Object.entries(fields).filter(([, value]) => value !== undefined);
  return known.length > 0 ? Object.fromEntries(known) : undefined;
}
