/** Times as answers have them: ISO 8601, in UTC. Arguments are in milliseconds since the epoch. */
export function isoTime(time: number): string {
  return new Date(time).toISOString();
}

export function isoOrNull(time: number | null): string | null {
  return time === null ? null : isoTime(time);
}
