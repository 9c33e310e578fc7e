/** Opens the way to the provider anew where it has run out and the provider can: same session, same visit. */
import { GangwayError } from "../../contract/errors.js";
import type { VisitRecords } from "../../records/visits.js";
import type { Log } from "../host.js";
import type { FoundVisit } from "./find-visit.js";

/** The visit with a link that works, as far as that can be had. Never rejects for the provider's sake. */
export type RenewLink = (found: FoundVisit) => Promise<FoundVisit>;

export function createRenewLink(records: VisitRecords, now: () => number, log: Log): RenewLink {
  return async (found) => {
    const { visit, organisation } = found;
    const { provider, config } = organisation;
    const open = visit.ended === null && visit.status !== "Completed";
    if (!open || visit.expiresAt === null || visit.expiresAt > now()) return found;
    if (!provider.renewLink || provider.id !== visit.provider) return found;
    try {
      const link = await provider.renewLink(visit.providerReference);
      const expiresAt = link.expiresAt === null ? null : Date.parse(link.expiresAt);
      const renewed = await records.replaceLink(visit.reference, { ...link, expiresAt }, now());
      return renewed ? { visit: renewed, organisation } : found;
    } catch (error) {
      if (!(error instanceof GangwayError)) throw error;
      // The next status read tells what has become of the session.
      log("warn", "provider_renew_failed", {
        organisation: config.code,
        reference: visit.reference,
        provider: provider.id,
        code: error.code,
      });
      return found;
    }
  };
}
