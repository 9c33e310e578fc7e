/** A value with every null member left out, at any depth. */
export type WithoutNulls<T> = T extends readonly (infer Item)[]
  ? WithoutNulls<Item>[]
  : T extends object
    ? { [Name in keyof T]: WithoutNulls<Exclude<T[Name], null>> }
    : T;

/** Leaves out every member that is null, in objects at any depth. Items of a list stay. */
export function withoutNulls<T>(value: T): WithoutNulls<T> {
  return strip(value) as WithoutNulls<T>;
}

function strip(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strip);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => (member === null ? [] : [[name, strip(member)]])),
  );
}
