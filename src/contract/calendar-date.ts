/** A date in the basic or the extended form of ISO 8601, and the time that may follow it, with or without an offset. */
const DATE =
  /^(\d{4})(-?)(\d\d)\2(\d\d)(?:[Tt]([01]\d|2[0-4])(?::?[0-5]\d(?::?([0-5]\d|60)([.,]\d+)?)?)?([Zz]|[+-]([01]\d|2[0-3])(:?[0-5]\d)?)?)?$/;

/**
 * Returns the date of an ISO 8601 date or time as `YYYY-MM-DD`, or null where the text is neither. A time and an offset
 * change nothing: the date is the one that is written. The date may be one that doesn't exist.
 */
export function calendarDateOf(text: string): string | null {
  const [, year, , month, day] = DATE.exec(text.trim()) ?? [];
  return year === undefined ? null : `${year}-${month}-${day}`;
}
