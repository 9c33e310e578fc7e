import type { Person } from "../contract/person.js";
import { boundText } from "./bounded-json.js";

const MAX_TEXT = 255;
const MAX_ADDRESS = 1000;
const OLDEST = 150;

/**
 * The person without the members that are undefined, and with texts of a bounded length; undefined where none is left.
 * An age counts in full years, from 0 to 150.
 */
export function personFrom({ age, ...fields }: Person): Person | undefined {
  const known = Object.entries({ ...fields, age: ageFrom(age) })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, typeof value === "string" ? boundText(value, limitOf(name)) : value]);
  return known.length > 0 ? Object.fromEntries(known) : undefined;
}

function limitOf(name: string): number {
  return name === "address" ? MAX_ADDRESS : MAX_TEXT;
}

function ageFrom(age: number | undefined): number | undefined {
  return age !== undefined && age >= 0 && age <= OLDEST ? Math.floor(age) : undefined;
}
