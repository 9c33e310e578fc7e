/**
 * Readers of unchecked JSON. They take a few hundred bytes, where a schema library would take a third of the first
 * step's budget.
 */

/** Returns the members that it knows. @throws TypeError naming the member that has another shape. */
export type Reader<T> = (value: unknown, name: string) => T;
type Shape = Record<string, Reader<unknown>>;
type Read<S extends Shape> = { [K in keyof S]: ReturnType<S[K]> };

const fail = (name: string): never => {
  throw new TypeError(`unexpected ${name}`);
};

export const string: Reader<string> = (value, name) => (typeof value === "string" ? value : fail(name));
export const number: Reader<number> = (value, name) => (typeof value === "number" ? value : fail(name));
export const boolean: Reader<boolean> = (value, name) => (typeof value === "boolean" ? value : fail(name));

export const matching =
  (form: RegExp): Reader<string> =>
  (value, name) =>
    form.test(string(value, name)) ? (value as string) : fail(name);

/** Web addresses only: an answer must never put a `javascript:` address behind a link. */
export const url = matching(/^https?:\/\//i);

export const oneOf =
  <const W extends readonly string[]>(words: W): Reader<W[number]> =>
  (value, name) =>
    words.includes(value as string) ? (value as W[number]) : fail(name);

export const nullable =
  <T>(reader: Reader<T>): Reader<T | null> =>
  (value, name) =>
    value === null ? null : reader(value, name);

export const optional =
  <T>(reader: Reader<T>): Reader<T | undefined> =>
  (value, name) =>
    value === undefined ? undefined : reader(value, name);

/** Unknown words are left out, so that an older widget survives a newer proxy. */
export const listOf =
  <const W extends readonly string[]>(words: W): Reader<W[number][]> =>
  (value, name) =>
    Array.isArray(value) ? value.filter((word): word is W[number] => words.includes(word)) : fail(name);

export const object =
  <S extends Shape>(shape: S): Reader<Read<S>> =>
  (value, name) => {
    if (typeof value !== "object" || value === null) return fail(name);
    const read: Record<string, unknown> = {};
    for (const key in shape) {
      read[key] = (shape[key] as Reader<unknown>)((value as Record<string, unknown>)[key], `${name}.${key}`);
    }
    return read as Read<S>;
  };
