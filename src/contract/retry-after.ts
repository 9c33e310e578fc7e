/**
 * Reads a `Retry-After` header (RFC 9110 §10.2.3): seconds, or a date in any of the three forms of §5.6.7.
 * @param now Milliseconds since 1970, best by the sender's clock.
 * @returns Whole seconds from `now`, rounded up, 0 for a date that has passed, or undefined where there is nothing to
 *   read.
 */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? "";
  if (/^\d{1,9}$/.test(text)) return Number(text);
  // `Date.parse` takes almost anything: only what starts with the name of a day is a date of HTTP. The asctime form
  // names no zone, and means GMT.
  if (!/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? /.test(text)) return undefined;
  const date = Date.parse(text.endsWith("GMT") ? text : `${text} GMT`);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000));
}
