/** Opens the way to the provider anew where it has run out and the provider can: same session, same visit. */
import { GangwayError } from "../../contract/errors.js";
import type { Visit } from "../../records/visits/visit.js";
import type { VisitRecords } from "../../records/visits/visit-records.js";
import type { Log } from "../host.js";
import type { FoundVisit } from "./find-visit.js";

/** The visit with a link that works, as far as that can be had. Never rejects for the provider's sake. */
export type RenewLink = (found: FoundVisit) => Promise<FoundVisit>;

export function createRenewLink(records: VisitRecords, now: () => number, log: Log): RenewLink {
  return async (found) => {
    const { visit, organisation } = found;
    const { provider, providerName, config } = organisation;
    if (!canRenew(found) || visit.redactedAt !== null || !isSpent(visit, provider.linkLifetimeMs ?? 0, now()))
      return found;
    try {
      const link = await provider.renewLink?.(visit.providerReference);
      if (!link) return found;
      const expiresAt = link.expiresAt === null ? null : Date.parse(link.expiresAt);
      const frame = link.frame && { name: providerName, ...link.frame };
      const renewed = await records.replaceLink(visit.reference, { ...link, frame, expiresAt }, now());
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

/** Whether the visit's provider can open its link anew. */
export function canRenew({ visit, organisation: { provider } }: FoundVisit): boolean {
  return provider.renewLink !== undefined && provider.id === visit.provider;
}

/** Whether the link leads nowhere any more: it has run out, or was used for what is asked for once more. */
function isSpent(visit: Visit, lifetimeMs: number, now: number): boolean {
  if (visit.ended !== null) return visit.ended === "expired";
  if (visit.expiresAt === null) return false;
  if (visit.outcome === "resubmission_requested") {
    return visit.expiresAt - lifetimeMs <= Math.max(visit.completedAt ?? 0, visit.outcomeAt ?? 0);
  }
  return visit.status !== "Completed" && visit.expiresAt <= now;
}
