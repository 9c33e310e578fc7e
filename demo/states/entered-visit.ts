import type { SavedVisit } from "../../src/flow/visit-memory.js";

/** Returns the visit of a tab whose customer has proved who they are. */
export const enteredVisit = (trackingReference: string): SavedVisit => ({
  trackingReference,
  visitToken: "visit-token",
});
