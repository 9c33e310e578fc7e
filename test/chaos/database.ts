/** The database of a run, and the ways in which it can fail. */
import type { Disturbance } from "./disturbance.js";

export interface ChaosDatabase {
  /** As in the config. */
  url: string;
  /** Runs a statement that bypasses the proxies. */
  query<Row>(sql: string): Promise<Row[]>;
  disturbances: readonly Disturbance[];
  /** Returns the faults that the database finds in itself. */
  checkIntegrity(): Promise<string[]>;
}
