import type { Random } from "../fuzz/random.js";

/**
 * Waits until the customers have met a disturbance.
 * @param isMet tells so where it doesn't concern every call.
 */
export type Endure = (isMet?: () => boolean) => Promise<void>;

/** Something that goes wrong. It resolves once everything is as before. */
export interface Disturbance {
  name: string;
  /** @param endure lets it last. */
  run(random: Random, endure: Endure): Promise<void>;
}
