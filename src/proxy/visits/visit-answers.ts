/** A visit as the page and as the partner's server are told of it. */
import type { ActivateAnswer, InviteAnswer, StatusAnswer, TrackingAnswer } from "../../contract/answers.js";
import type { VisitAnswer } from "../../contract/visit-schemas.js";
import type { Visit } from "../../records/visits/visit.js";
import type { Organisation } from "../organisations.js";
import type { FoundVisit } from "./find-visit.js";
import { maskedEmail } from "./masked-email.js";
import type { QrLinks } from "./qr-links.js";

export async function inviteAnswer(
  visit: Visit,
  { launch }: Organisation,
  qrLinks: QrLinks,
): Promise<InviteAnswer> {
  return {
    trackingReference: visit.reference,
    inviteUrl: visit.inviteUrl,
    qrCodeUrl: await qrLinks.urlOf(visit),
    status: visit.status,
    provider: visit.provider,
    launch,
    expiresAt: iso(visit.expiresAt),
  };
}

/** @param proven whether the page may have the way to the provider. */
export async function trackingAnswer(
  { visit, organisation }: FoundVisit,
  proven: boolean,
  qrLinks: QrLinks,
): Promise<TrackingAnswer> {
  return {
    trackingReference: visit.reference,
    status: visit.status,
    ...(visit.ended === null ? {} : { ended: visit.ended }),
    organisation: organisation.card,
    provider: visit.provider,
    launch: organisation.launch,
    authentication: organisation.config.authentication,
    maskedEmail: maskedEmail(visit.invite.email),
    ...(proven
      ? { inviteUrl: visit.inviteUrl, qrCodeUrl: await qrLinks.urlOf(visit), frame: visit.frame }
      : {}),
  };
}

export async function activateAnswer(
  visit: Visit,
  { launch }: Organisation,
  qrLinks: QrLinks,
  visitToken: string,
): Promise<ActivateAnswer> {
  const { status, inviteUrl, frame } = visit;
  return { status, inviteUrl, qrCodeUrl: await qrLinks.urlOf(visit), launch, frame, visitToken };
}

export function statusAnswer(visit: Visit, { config }: Organisation): StatusAnswer {
  return {
    status: visit.status,
    ...(visit.ended === null ? {} : { ended: visit.ended }),
    ...(config.showOutcome && visit.outcome !== null ? { outcome: visit.outcome } : {}),
  };
}

export async function visitAnswer(
  visit: Visit,
  organisation: Organisation,
  qrLinks: QrLinks,
): Promise<VisitAnswer> {
  const { email, externalRef, referenceData, referenceDataGiven, ...invite } = visit.invite;
  return {
    ...(await inviteAnswer(visit, organisation, qrLinks)),
    code: visit.organisation,
    email: visit.redactedAt === null ? email : null,
    externalRef,
    referenceData: referenceDataGiven ? referenceData : null,
    ...invite,
    ended: visit.ended,
    outcome: visit.outcome,
    providerReference: visit.providerReference,
    providerStatus: visit.providerStatus,
    reasonCode: visit.reasonCode,
    riskLevel: visit.riskLevel,
    result: visit.result,
    createdAt: new Date(visit.createdAt).toISOString(),
    activatedAt: iso(visit.activatedAt),
    completedAt: iso(visit.completedAt),
    endedAt: iso(visit.endedAt),
    outcomeAt: iso(visit.outcomeAt),
    updatedAt: new Date(visit.updatedAt).toISOString(),
    identity: visit.identityId,
    redactedAt: iso(visit.redactedAt),
  };
}

function iso(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}
