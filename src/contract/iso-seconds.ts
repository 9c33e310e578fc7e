/** ISO 8601 in UTC with whole seconds, e.g. `2026-11-20T09:30:00Z`, of a time in ms since the epoch. */
export function isoSeconds(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, "Z");
}

export function isoSecondsOrNull(at: number | null): string | null {
  return at === null ? null : isoSeconds(at);
}
