/** Records that the customer has authenticated, and tells the provider where it wants to know. */

import { GangwayError } from "../../contract/errors.js";
import type { Visit } from "../../records/visit.js";
import type { VisitRecords } from "../../records/visits.js";
import type { Log } from "../host.js";
import { type FoundVisit, unknownReference } from "./find-visit.js";

/** Repeating it is harmless. */
export type ActivateVisit = (found: FoundVisit) => Promise<Visit>;

export function createActivateVisit(records: VisitRecords, now: () => number, log: Log): ActivateVisit {
  return async ({ visit, organisation: { provider, config } }) => {
    const change = await records.applyReport(visit.reference, { status: "Active" }, now());
    if (!change) throw unknownReference();
    if (change.after.status !== "Completed" && provider.id === visit.provider && provider.activate) {
      try {
        await provider.activate(visit.providerReference);
      } catch (error) {
        // The customer has authenticated with us: what the provider makes of it must not hold them up.
        log("warn", "provider_activate_failed", {
          organisation: config.code,
          reference: visit.reference,
          provider: provider.id,
          code: error instanceof GangwayError ? error.code : "internal",
        });
      }
    }
    return change.after;
  };
}
