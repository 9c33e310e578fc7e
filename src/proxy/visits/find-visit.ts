/** Finds the visit that a path names, and its organisation. */
import { GangwayError } from "../../contract/errors.js";
import { isTrackingReference } from "../../contract/tracking-reference.js";
import type { PolledVisit } from "../../records/visits/polled-visit.js";
import type { Visit } from "../../records/visits/visit.js";
import type { VisitRecords } from "../../records/visits/visit-records.js";
import type { Organisation, Organisations } from "../organisations.js";
import type { ProxyContext } from "../proxy-env.js";
import { invalidMember } from "../requests/validate.js";

export interface FoundVisit {
  visit: Visit;
  organisation: Organisation;
}

/** The part of a visit that a poll of its status needs, and its organisation. */
export interface FoundPolledVisit {
  visit: PolledVisit;
  organisation: Organisation;
}

/** @throws GangwayError `invalid_request` where it is no UUID, `unknown_reference` */
export type FindVisit = (context: ProxyContext, reference: string) => Promise<FoundVisit>;

/** As `FindVisit`. */
export type FindPolledVisit = (context: ProxyContext, reference: string) => Promise<FoundPolledVisit>;

export function createFindVisit(records: VisitRecords, organisations: Organisations): FindVisit {
  return createFinder((reference) => records.find(reference), organisations);
}

export function createFindPolledVisit(
  records: VisitRecords,
  organisations: Organisations,
  now: () => number,
): FindPolledVisit {
  return createFinder((reference) => records.findPolled(reference, now()), organisations);
}

function createFinder<Found extends Pick<Visit, "reference" | "organisation">>(
  find: (reference: string) => Found | null | Promise<Found | null>,
  organisations: Organisations,
) {
  return async (
    context: ProxyContext,
    given: string,
  ): Promise<{ visit: Found; organisation: Organisation }> => {
    const visit = await find(parseReference(given));
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
