/** VX's times as text. Assumed: they are in UTC. No page states their zone, so a client mustn't rely on it. */

/**
 * `YYYY-MM-DD HH:MM:SS.ffffff`: a space, microseconds, no zone. `micros` (0 to 999) distinguishes events of one
 * millisecond.
 */
export function zonelessTimestamp(time: number, micros: number): string {
  const [date, clock] = new Date(time).toISOString().slice(0, -1).split("T");
  return `${date} ${clock}${String(micros % 1000).padStart(3, "0")}`;
}

/** `00h 01m 25s` */
export function durationText(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const [hours, minutes, rest] = parts.map((part) => String(part).padStart(2, "0"));
  return `${hours}h ${minutes}m ${rest}s`;
}

/** `YYYYMMDD` of a form's `YYYY-MM-DD`. */
export function compactDate(date: string): string {
  return date.replaceAll("-", "");
}

/** A form's `YYYY-MM-DD` of a `YYYYMMDD`. */
export function formDate(date: string): string {
  return date.replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3");
}

/** Whole years between a birth date (`YYYYMMDD`) and a time; negative before birth. */
export function ageAt(birth: string, time: number): number {
  const today = compactDate(new Date(time).toISOString().slice(0, 10));
  return Math.floor((Number(today) - Number(birth)) / 10_000);
}
