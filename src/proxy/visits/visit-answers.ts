/** Builds the answers about a visit, for the page and for the partner's server. */
import type {
  ActivateAnswer,
  CodeWays,
  ContinueWays,
  InviteAnswer,
  StatusAnswer,
  TrackingAnswer,
} from "../../contract/answers.js";
import type { HeldVerdict, VisitAnswer } from "../../contract/visit-schemas.js";
import { actionOf } from "../../records/visits/action-of.js";
import type { PolledVisit } from "../../records/visits/polled-visit.js";
import type { Visit } from "../../records/visits/visit.js";
import { isoOrNull, isoTime } from "../iso-time.js";
import type { Organisation } from "../organisations.js";
import { maskedPhoneNumber } from "../sms/phone-number.js";
import { type FoundVisit, isOpen } from "./find-visit.js";
import { maskedEmail } from "./masked-email.js";
import type { QrLinks } from "./qr-links.js";

/** @param showsLink the caller may have the link to the provider. */
export async function inviteAnswer(
  visit: Visit,
  { launch, onboardingUrlOf }: Organisation,
  showsLink: boolean,
  qrLinks: QrLinks,
): Promise<InviteAnswer & { onboardingUrl: string | null }> {
  return {
    trackingReference: visit.reference,
    onboardingUrl: onboardingUrlOf(visit.reference),
    ...(showsLink && isOpen(visit) ? await linkMembers(visit, qrLinks) : {}),
    status: visit.status,
    provider: visit.provider,
    launch,
    expiresAt: isoOrNull(visit.expiresAt),
  };
}

/** @param isProven the page may have the link to the provider. */
export async function trackingAnswer(
  { visit, organisation }: FoundVisit,
  isProven: boolean,
  qrLinks: QrLinks,
): Promise<TrackingAnswer> {
  return {
    trackingReference: visit.reference,
    status: visit.status,
    ...(visit.ended === null ? {} : { ended: visit.ended }),
    ...nextMembers(visit, organisation),
    organisation: organisation.card,
    provider: visit.provider,
    launch: organisation.launch,
    authentication: organisation.config.authentication,
    maskedEmail: maskedEmail(visit.invite.email),
    expiresAt: isoOrNull(visit.expiresAt),
    ...(organisation.config.authentication === "code" ? codeWaysAnswer(visit, organisation) : {}),
    ...(isProven && isOpen(visit)
      ? { ...(await linkMembers(visit, qrLinks)), frame: visit.frame, ...continueWays(visit, organisation) }
      : {}),
  };
}

/** The ways that a code can take to the visit's customer. */
export function codeWaysAnswer({ invite }: Visit, { codeWaysOf }: Organisation): CodeWays {
  const { channels, phoneNumber } = codeWaysOf(invite);
  return {
    codeChannels: channels,
    ...(channels.includes("sms") && phoneNumber !== null
      ? { maskedPhone: maskedPhoneNumber(phoneNumber) }
      : {}),
  };
}

/** True where the customer can be mailed a link. Nobody mails an address that a page has named and nobody has proved. */
export function mailsLink({ invite }: Visit, { canMail }: Organisation): boolean {
  return canMail && invite.emailProved;
}

function continueWays(visit: Visit, organisation: Organisation): ContinueWays {
  return {
    onboardingUrl: organisation.onboardingUrlOf(visit.reference),
    mailsLink: mailsLink(visit, organisation),
  };
}

async function linkMembers(visit: Visit, qrLinks: QrLinks) {
  return { inviteUrl: visit.inviteUrl, qrCodeUrl: await qrLinks.urlOf(visit) };
}

export async function activateAnswer(
  visit: Visit,
  organisation: Organisation,
  qrLinks: QrLinks,
  visitToken: string,
): Promise<ActivateAnswer> {
  const { status, frame } = visit;
  const links = { ...(await linkMembers(visit, qrLinks)), ...continueWays(visit, organisation) };
  return { status, ...links, launch: organisation.launch, frame, visitToken };
}

/**
 * Members that tell the page how the visit may go on. They don't depend on a verdict, which the page may not be allowed to
 * know.
 */
function nextMembers(
  visit: Pick<Visit, "status" | "outcome" | "ended" | "redactedAt" | "resubmission" | "provider">,
  { provider, config }: Organisation,
): Pick<StatusAnswer, "action" | "mayAskForMore" | "outcome"> {
  const action = actionOf(visit);
  const isFollowed = visit.status === "Completed" && visit.ended === null && visit.redactedAt === null;
  return {
    ...(action ? { action } : {}),
    ...(isFollowed && provider.id === visit.provider && provider.mayAskForMore
      ? { mayAskForMore: true }
      : {}),
    ...(config.showOutcome && visit.outcome !== null ? { outcome: visit.outcome } : {}),
  };
}

export function statusAnswer(visit: PolledVisit, organisation: Organisation): StatusAnswer {
  // Only a provider's report leads to Completed.
  const progress = visit.status === "Completed" ? "submitted" : visit.progress;
  return {
    status: visit.status,
    ...(progress === null ? {} : { progress }),
    ...(visit.ended === null ? {} : { ended: visit.ended }),
    ...nextMembers(visit, organisation),
  };
}

/** The latest verdict that isn't applied yet. */
function heldVerdict({ held }: Visit): HeldVerdict | null {
  const { report, reason, heldAt = 0 } = held.at(-1) ?? {};
  if (!report?.outcome || !reason) return null;
  const { outcome, riskLevel = null } = report;
  return { outcome, riskLevel, reason, heldSince: isoTime(heldAt) };
}

export async function visitAnswer(
  visit: Visit,
  organisation: Organisation,
  qrLinks: QrLinks,
): Promise<VisitAnswer> {
  const { email, emailProved, externalRef, providerText, mailsCompletion, ...invite } = visit.invite;
  return {
    ...(await inviteAnswer(visit, organisation, false, qrLinks)),
    ...(await linkMembers(visit, qrLinks)),
    code: visit.organisation,
    email: visit.redactedAt === null ? email : null,
    externalRef,
    verifiedBy: visit.verifiedBy,
    ...invite,
    ended: visit.ended,
    outcome: visit.outcome,
    action: actionOf(visit),
    providerReference: visit.providerReference,
    providerStatus: visit.providerStatus,
    reasonCode: visit.reasonCode,
    riskLevel: visit.riskLevel,
    assessment: assessmentAnswer(visit),
    heldVerdict: heldVerdict(visit),
    findingsPending: visit.findingsPending,
    result: visit.result,
    createdAt: isoTime(visit.createdAt),
    activatedAt: isoOrNull(visit.activatedAt),
    completedAt: isoOrNull(visit.completedAt),
    endedAt: isoOrNull(visit.endedAt),
    outcomeAt: isoOrNull(visit.outcomeAt),
    updatedAt: isoTime(visit.updatedAt),
    identity: visit.identityId,
    redactedAt: isoOrNull(visit.redactedAt),
  };
}

function assessmentAnswer({ assessment }: Visit): VisitAnswer["assessment"] {
  if (assessment === null) return null;
  const { riskLevel, status, factors, screening, at } = assessment;
  return {
    riskLevel,
    assessmentStatus: status,
    factors: [...factors],
    screeningStatus: screening,
    assessedAt: isoTime(at),
  };
}
