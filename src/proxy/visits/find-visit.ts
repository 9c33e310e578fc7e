/** From the reference in a path to the visit and its organisation. */

import { GangwayError } from "../../contract/errors.js";
import { isTrackingReference } from "../../contract/tracking-reference.js";
import type { Visit } from "../../records/visits/visit.js";
import type { VisitRecords } from "../../records/visits/visit-records.js";
import type { Organisation, Organisations } from "../organisations.js";
import type { ProxyContext } from "../proxy-env.js";
import { fault } from "../requests/validation.js";

export interface FoundVisit {
  visit: Visit;
  organisation: Organisation;
}

/** @throws GangwayError `invalid_request` for what is no UUID, `unknown_reference` */
export type FindVisit = (context: ProxyContext, reference: string) => Promise<FoundVisit>;

export function createFindVisit(records: VisitRecords, organisations: Organisations): FindVisit {
  return async (context, given) => {
    const reference = checkReference(given);
    const visit = await records.find(reference);
    const organisation = visit && organisations.find(visit.organisation);
    if (!visit || !organisation) throw unknownReference();
    context.set("reference", visit.reference);
    context.set("organisation", visit.organisation);
    return { visit, organisation };
  };
}

export function unknownReference(): GangwayError {
  return new GangwayError("unknown_reference", "There is no visit with this tracking reference.");
}

function checkReference(given: string): string {
  if (isTrackingReference(given)) return given.toLowerCase();
  throw new GangwayError("invalid_request", "The tracking reference must be a UUID.", {
    validationResults: [fault(["trackingReference"], "InvalidUuid", "trackingReference must be a UUID")],
  });
}

/**
 * @param renewable whether a visit whose link has run out may go on with a new one.
 * @throws GangwayError `reference_ended`
 */
export function checkOpen(visit: Visit, renewable = false): void {
  checkKept(visit);
  if (visit.ended !== null && !(renewable && visit.ended === "expired")) throw ended();
}

/** @throws GangwayError `reference_ended` for a visit that is redacted: there is nothing left to show of it. */
export function checkKept(visit: Visit): void {
  if (visit.redactedAt !== null) throw ended();
}

function ended(): GangwayError {
  return new GangwayError("reference_ended", "This visit has ended. Start a new one.");
}
