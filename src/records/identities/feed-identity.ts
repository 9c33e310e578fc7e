/**
 * Creates or updates the identity of a concluded visit, in the transaction of the report that concluded it. The identity
 * is derived from all its concluded visits, so that repeated or reordered reports lead to the same result.
 */
import type { RecordsTransaction } from "../database/records.js";
import type { Visit } from "../visits/visit.js";
import type { ConcludedVisit, Conclusion, Standing } from "./conclusions.js";
import { conclusionOf, conclusionTimes, standingOf } from "./conclusions.js";
import { ageAt, claimedData, contactData, mergeData, verifiedData } from "./extract-data.js";
import type { Identity } from "./identity.js";
import { lockIdentity, lockOrCreateIdentity } from "./lock-identity.js";
import { appendIdentityEvent, samePublicly, writeIdentity } from "./write-identity.js";

/**
 * @param previous the visit before the change.
 * @param visit the visit after it, its row locked.
 * @returns the id of the visit's identity; null where it has none.
 */
export async function feedIdentity(
  transaction: RecordsTransaction,
  previous: Visit,
  visit: Visit,
): Promise<string | null> {
  const conclusion = conclusionOf(visit);
  if (conclusion === null) return visit.identityId;
  if (visit.invite.externalRef === null && visit.identityId === null) {
    // The time of the conclusion is kept for the day when the customer is proved.
    await conclude(transaction, previous, visit, null);
    return null;
  }
  const { identity: before, created } = await lockFor(transaction, visit);
  await conclude(transaction, previous, visit, before.id);
  const standing = standingOf(await concludedVisits(transaction, before.id), before.statusSet);
  const fed = feed(before, visit, standing);
  const changed = created || !samePublicly(before, fed);
  const after = changed ? { ...fed, updatedAt: transaction.now } : fed;
  await writeIdentity(transaction, before, after);
  if (changed) {
    const type = created ? "identity.created" : "identity.updated";
    await appendIdentityEvent(transaction, type, after);
  }
  return after.id;
}

/** Locks the identity that the visit belongs to, whatever its reference is now, or else the one of its reference. */
async function lockFor(transaction: RecordsTransaction, visit: Visit) {
  const { organisation, identityId, invite } = visit;
  const known = identityId === null ? null : await lockIdentity(transaction, organisation, identityId);
  if (known && known.redactedAt === null) return { identity: known, created: false };
  return lockOrCreateIdentity(transaction, organisation, invite.externalRef ?? "");
}

/** Links the visit to its identity, and records its conclusion with its times, if it is a new one. */
async function conclude(
  { db, now }: RecordsTransaction,
  previous: Visit,
  visit: Visit,
  identityId: string | null,
): Promise<void> {
  const conclusion = conclusionOf(visit);
  const isKnown = conclusionOf(previous) === conclusion && previous.outcomeAt === visit.outcomeAt;
  await db
    .updateTable("visits")
    .set({ identityId, conclusion, ...(isKnown ? {} : conclusionTimes(visit, now)) })
    .where("reference", "=", visit.reference)
    .execute();
}

async function concludedVisits({ db }: RecordsTransaction, identityId: string): Promise<ConcludedVisit[]> {
  const rows = await db
    .selectFrom("visits")
    .select(["reference", "conclusion", "concludedAt", "learntAt"])
    .where("identityId", "=", identityId)
    .where("concludedAt", "is not", null)
    .orderBy(({ fn }) => fn.coalesce("rankedAt", "concludedAt"))
    .orderBy("sequence")
    .$narrowType<{ concludedAt: number }>()
    .execute();
  return rows.map(({ reference, conclusion, concludedAt, learntAt }) => ({
    reference,
    conclusion: conclusion as Conclusion,
    at: concludedAt,
    learntAt: learntAt ?? concludedAt,
  }));
}

function feed(identity: Identity, visit: Visit, standing: Standing): Identity {
  const { reference, invite } = visit;
  const person = visit.person ?? {};
  const latest = standing.lastVerification === reference;
  // A name that the customer has typed must not stand beside verified ones, nor in their place.
  const claimed = visit.person || visit.findingsPending ? contactData(invite) : claimedData(invite);
  const flags = latest
    ? {
        faceMatchPassed: person.faceMatchPassed ?? identity.faceMatchPassed,
        ageCheckPassed: person.ageCheckPassed ?? identity.ageCheckPassed,
        extractedAge:
          person.age ?? ageAt(person.dateOfBirth, standing.lastVerifiedAt ?? 0) ?? identity.extractedAge,
        isSandbox: visit.isSandbox ?? identity.isSandbox,
        rejectionReason: conclusionOf(visit) === "rejected" ? visit.reason : identity.rejectionReason,
      }
    : {
        faceMatchPassed: identity.faceMatchPassed ?? person.faceMatchPassed ?? null,
        ageCheckPassed: identity.ageCheckPassed ?? person.ageCheckPassed ?? null,
      };
  const source =
    latest || identity.provider === null
      ? {
          provider: visit.provider,
          providerIdentityReference: visit.identityReference ?? identity.providerIdentityReference,
        }
      : {};
  return {
    ...identity,
    ...flags,
    ...screeningOf(identity, visit),
    ...source,
    ...(standing.status === "rejected" ? {} : { rejectionReason: null }),
    status: standing.status,
    firstVerifiedAt: standing.firstVerifiedAt,
    lastVerifiedAt: standing.lastVerifiedAt,
    latestVisit: standing.latestVisit,
    extractedData: mergeData(identity.extractedData, verifiedData(person), claimed, latest),
    findingsPending: latest ? visit.findingsPending : identity.findingsPending,
  };
}

/** Takes over a screening by the provider's time: monitoring may go on at the provider for an older visit. */
function screeningOf(
  { screeningStatus, screenedAt, monitoringEnabled }: Identity,
  { assessment }: Visit,
): Pick<Identity, "screeningStatus" | "screenedAt" | "monitoringEnabled"> {
  const isNewer = assessment !== null && assessment.at >= (screenedAt ?? Number.NEGATIVE_INFINITY);
  if (!isNewer) return { screeningStatus, screenedAt, monitoringEnabled };
  return {
    screeningStatus: assessment.screening ?? screeningStatus,
    screenedAt: assessment.screening === null ? screenedAt : assessment.at,
    monitoringEnabled: assessment.monitored ?? monitoringEnabled,
  };
}
