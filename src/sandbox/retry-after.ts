/**
 * Reads a `Retry-After` header (RFC 9110 §10.2.3): whole seconds or a date.
 * @returns the wait in ms, never negative, or null where there is none to be read.
 */
export function retryAfterMilliseconds(header: string | null, now: number): number | null {
  const text = header?.trim();
  if (!text) return null;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
