/** A provider's status word as a log may hold it: a word, whatever the provider sent. */
export function loggable(word: string): string {
  return word.replace(/[^A-Za-z0-9_ -]/g, "?").slice(0, 40);
}
