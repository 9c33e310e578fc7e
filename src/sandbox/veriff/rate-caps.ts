/**
 * The caps on creating and deleting sessions, from the seed ("Cap on the session creation rate") and "DELETE
 * /v1/sessions/{id}", November 2026: this integration is a self-serve customer's.
 *
 * Chosen, because no page says: a minute is any minute, not one of the calendar; 429 with the code "429", "Too many
 * requests" and no `Retry-After`.
 */
import { VeriffFault } from "./fault.js";

interface Window {
  limit: number;
  milliseconds: number;
}

const CREATIONS: readonly Window[] = [{ limit: 30, milliseconds: 60_000 }];
const DELETIONS: readonly Window[] = [
  { limit: 5, milliseconds: 3_600_000 },
  { limit: 10, milliseconds: 86_400_000 },
];

export class RateCap {
  readonly #windows: readonly Window[];
  #times: number[] = [];

  constructor(windows: readonly Window[]) {
    this.#windows = windows;
  }

  /**
   * Counts one call.
   * @throws VeriffFault 429
   */
  count(now: number): void {
    for (const { limit, milliseconds } of this.#windows) {
      if (this.#times.filter((time) => time > now - milliseconds).length >= limit) {
        throw new VeriffFault(429, "429", "Too many requests");
      }
    }
    this.#times.push(now);
  }

  reset(): void {
    this.#times = [];
  }
}

export const creationCap = () => new RateCap(CREATIONS);
export const deletionCap = () => new RateCap(DELETIONS);
