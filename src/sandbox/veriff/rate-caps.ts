/**
 * The caps on creating and deleting sessions. From "How to generate sessions manually" ("Cap on the session creation
 * rate") and "DELETE /v1/sessions/{id}" (devdocs.veriff.com), November 2026. Self-serve customers may create 30
 * sessions a minute, enterprise customers 600, as the settings say.
 *
 * Assumed, because no page says it: a minute is any minute, not one of the calendar. The refusal is 429 with the code
 * "429", "Too many requests" and no `Retry-After`.
 */
import { apiError } from "./api-error.js";
import type { Settings } from "./settings.js";

interface Window {
  limit: number;
  milliseconds: number;
}

export function creationWindows({ creationsPerMinute }: Readonly<Settings>): readonly Window[] {
  return [{ limit: creationsPerMinute, milliseconds: 60_000 }];
}

export const DELETION_WINDOWS: readonly Window[] = [
  { limit: 5, milliseconds: 3_600_000 },
  { limit: 10, milliseconds: 86_400_000 },
];

/** Creates a counter of calls. It throws an `ApiError` (429) where a call is one too many. */
export function createRateCap(windows: () => readonly Window[], now: () => number): () => void {
  const times: number[] = [];
  return () => {
    const at = now();
    for (const { limit, milliseconds } of windows()) {
      if (times.filter((time) => time > at - milliseconds).length >= limit) {
        throw apiError(429, "429", "Too many requests");
      }
    }
    times.push(at);
  };
}
