/** Finds the entry that a table has for a word from outside. Inherited names, such as `constructor`, find nothing. */
export function lookUp<T>(table: Readonly<Record<string, T>>, word: unknown): T | undefined {
  return typeof word === "string" && Object.hasOwn(table, word) ? table[word] : undefined;
}
