/** Puts no-break spaces between day and month, and between a time and its zone: `22 November 2026 at 14:05 UTC`. */
export function keepDateTogether(date: string): string {
  return date.replace(/(?<!\d)(\d\d?\.?) (?=\p{L})/gu, "$1\u00a0");
}
