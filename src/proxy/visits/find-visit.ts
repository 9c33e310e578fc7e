/** Finds the visit that a path names, and its organisation. */
import { GangwayError } from "../../contract/errors.js";
import { isTrackingReference } from "../../contract/tracking-reference.js";
import type { Visit } from "../../records/visits/visit.js";
import type { VisitRecords } from "../../records/visits/visit-records.js";
import type { Organisation, Organisations } from "../organisations.js";
import type { ProxyContext } from "../proxy-env.js";
import { invalidMember } from "../requests/validate.js";

export interface FoundVisit {
  visit: Visit;
  organisation: Organisation;
}

/** @throws GangwayError `invalid_request` where it is no UUID, `unknown_reference` */
export type FindVisit = (context: ProxyContext, reference: string) => Promise<FoundVisit>;

export function createFindVisit(records: VisitRecords, organisations: Organisations): FindVisit {
  return async (context, given) => {
    const reference = parseReference(given);
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

function parseReference(given: string): string {
  if (isTrackingReference(given)) return given.toLowerCase();
  throw invalidMember("trackingReference", "InvalidUuid", "trackingReference must be a UUID");
}

/** True once the customer has handed everything in, unless the provider asks for more. A reference serves once. */
export function isCompleted({ status, outcome }: Pick<Visit, "status" | "outcome">): boolean {
  return status === "Completed" && outcome !== "resubmission_requested";
}

/** True where the customer may have the link to the provider's screen. */
export function isOpen(visit: Visit): boolean {
  return visit.redactedAt === null && visit.ended === null && !isCompleted(visit);
}

/**
 * Requires a visit that can still be completed.
 * @param renewable a visit whose link has expired may go on with a new one.
 * @throws GangwayError `reference_ended`
 */
export function requireOpen(visit: Visit, renewable = false): void {
  requireNotRedacted(visit);
  if (isCompleted(visit)) throw new GangwayError("reference_ended", "This verification is complete.");
  if (visit.ended !== null && !(renewable && visit.ended === "expired")) throw ended();
}

/** Requires a visit that has not been redacted. @throws GangwayError `reference_ended` */
export function requireNotRedacted(visit: Visit): void {
  if (visit.redactedAt !== null) throw ended();
}

export function ended(): GangwayError {
  return new GangwayError("reference_ended", "This verification has ended. Start a new one.");
}
