import { assemblePackages } from "../../../build/assemble-packages.js";

/**
 * Fills the folders of the packages anew. Not where `test/run.mjs` has just built them: its other runners, at the same
 * time, run on these files.
 */
export function ensurePackages(): void {
  if (!process.env.GANGWAY_PACKAGES_BUILT) assemblePackages();
}
