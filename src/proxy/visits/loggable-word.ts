/** Cuts a provider's status word down to the characters and the length that a log may hold. */
export function loggableWord(word: string): string {
  return word.replace(/[^A-Za-z0-9_ -]/g, "?").slice(0, 40);
}
