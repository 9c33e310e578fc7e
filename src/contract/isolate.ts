/**
 * Keeps a name of another script together in a text that is written from right to left
 * (www.unicode.org/reports/tr9/#Explicit_Directional_Isolates).
 */
export function isolate(name: string): string {
  return `\u2068${name}\u2069`;
}
