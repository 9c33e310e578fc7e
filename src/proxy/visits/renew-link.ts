/** Replaces a link to the provider that has expired, where the provider can: same session, same visit. */
import { GangwayError } from "../../contract/errors.js";
import { boundLink } from "../../providers/bound-report.js";
import type { Store } from "../../records/store.js";
import type { Visit } from "../../records/visits/visit.js";
import type { Log } from "../host.js";
import { type FoundVisit, isCompleted } from "./find-visit.js";
import type { NoteEvent } from "./note-event.js";

/** Returns the visit, with a fresh link where it needed one. A provider's failure is logged, not thrown. */
export type RenewLink = (found: FoundVisit) => Promise<FoundVisit>;

/** Counted for all callers together: each renewal is a call to the provider, also where it fails. */
const RENEWALS_PER_MINUTE = 3;

export function createRenewLink(
  { visits, rateLimits }: Pick<Store, "visits" | "rateLimits">,
  now: () => number,
  log: Log,
  noteEvent: NoteEvent,
): RenewLink {
  return async (found) => {
    const { visit, organisation } = found;
    const { provider, providerName, config } = organisation;
    const lifetimeMs = provider.linkLifetimeMs ?? 0;
    if (!canRenew(found) || visit.redactedAt !== null || !isSpent(visit, lifetimeMs, now())) return found;
    if ((await rateLimits.takeFromMinute(`renew:${visit.reference}`, RENEWALS_PER_MINUTE, now())) > 0)
      return found;
    const calledAt = now();
    try {
      const answer = await provider.renewLink?.(visit.providerReference, visit.state);
      if (!answer) return found;
      const link = boundLink(answer);
      const expiresAt = link.expiresAt === null ? null : Date.parse(link.expiresAt);
      const frame = link.frame && { name: providerName, ...link.frame };
      const renewed = await visits.replaceLink(visit.reference, { ...link, frame, expiresAt }, now());
      return renewed ? { visit: renewed, organisation } : found;
    } catch (error) {
      if (!(error instanceof GangwayError)) throw error;
      const durationMs = now() - calledAt;
      const call = {
        kind: "provider-called",
        by: "proxy",
        call: "renew",
        durationMs,
        result: error.code,
      } as const;
      await noteEvent(visit.reference, call);
      // The next status read reports the state of the session.
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

/** Tells whether the visit's provider can replace its link. */
export function canRenew({ visit, organisation: { provider } }: FoundVisit): boolean {
  return provider.renewLink !== undefined && provider.id === visit.provider;
}

/** Tells whether the link no longer works: it has expired, or was used before the resubmission was asked for. */
function isSpent(visit: Visit, lifetimeMs: number, now: number): boolean {
  if (isCompleted(visit)) return false;
  if (visit.ended !== null) return visit.ended === "expired";
  if (visit.expiresAt === null) return false;
  if (visit.outcome === "resubmission_requested") {
    return visit.expiresAt - lifetimeMs <= Math.max(visit.completedAt ?? 0, visit.outcomeAt ?? 0);
  }
  return visit.expiresAt <= now;
}
