/**
 * Puts no-break spaces between day and month, between a time and its zone, and after a word of one letter before a time:
 * `22 November 2026 at 14:05 UTC`, `о 14:05`.
 */
export function keepDateTogether(date: string): string {
  return date.replace(/(?<!\d)(\d\d?\.?) (?=\p{L})|(?<= )(\p{L}) (?=\d)/gu, "$1$2\u00a0");
}
