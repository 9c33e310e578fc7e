/** Finds the members of a value that its schema marks as secrets, whatever they are called and however deep they lie. */
import * as z from "zod";

type Path = readonly PropertyKey[];
type Schema = z.core.$ZodType;

/**
 * Returns the paths of the text members that are marked with `.meta({ secret: true })`.
 * @param value a value that the schema accepts.
 */
export function secretMembers(schema: Schema, value: unknown, path: Path = []): Path[] {
  if (value === undefined || value === null) return [];
  if (z.globalRegistry.get(schema)?.secret === true) return textsOf(value, path);
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case "object":
      return Object.entries(def.shape).flatMap(([name, member]) =>
        secretMembers(member, memberOf(value, name), [...path, name]),
      );
    case "record":
      return entriesOf(value).flatMap(([name, member]) =>
        secretMembers(def.valueType, member, [...path, name]),
      );
    case "array":
      return itemsOf(value).flatMap((item, index) => secretMembers(def.element, item, [...path, index]));
    case "tuple":
      return itemsOf(value).flatMap((item, index) => {
        const member = def.items[index] ?? def.rest;
        return member ? secretMembers(member, item, [...path, index]) : [];
      });
    case "union":
      return fitting(def.options, value).flatMap((option) => secretMembers(option, value, path));
    case "intersection":
      return [...secretMembers(def.left, value, path), ...secretMembers(def.right, value, path)];
    case "pipe":
      return [...secretMembers(def.in, value, path), ...secretMembers(def.out, value, path)];
    case "optional":
    case "nullable":
    case "nonoptional":
    case "default":
    case "prefault":
    case "catch":
    case "readonly":
      return secretMembers(def.innerType, value, path);
    case "lazy":
      return secretMembers(def.getter(), value, path);
    default:
      return [];
  }
}

/** The options of a union that accept the value; all of them, where a transformation hides which one did. */
function fitting(options: readonly Schema[], value: unknown): readonly Schema[] {
  const accepting = options.filter((option) => z.safeParse(option, value).success);
  return accepting.length > 0 ? accepting : options;
}

function textsOf(value: unknown, path: Path): Path[] {
  if (typeof value === "string") return [path];
  const items = Array.isArray(value) ? itemsOf(value).entries() : entriesOf(value);
  return [...items].flatMap(([name, item]) => textsOf(item, [...path, name]));
}

const itemsOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === "object" && value !== null ? Object.entries(value) : [];

const memberOf = (value: unknown, name: string): unknown =>
  entriesOf(value).find(([member]) => member === name)?.[1];
