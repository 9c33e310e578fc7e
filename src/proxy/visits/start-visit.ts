/** Starts a visit: asks the provider for a session, and stores it before anybody is told of it. */
import { GangwayError } from "../../contract/errors.js";
import type { Invite } from "../../contract/page-schemas.js";
import { encodeBase64Url, encodeHex } from "../../crypto/encoding.js";
import { boundSession } from "../../providers/bound-report.js";
import type { KeptAnswer } from "../../records/limits/idempotency.js";
import type { Visit } from "../../records/visits/visit.js";
import type { VisitRecords } from "../../records/visits/visit-records.js";
import type { Organisation } from "../organisations.js";
import { invalidMember } from "../requests/validate.js";
import type { Inviter } from "../routing/security.js";
import type { CapCaller, CreationCap } from "./creation-cap.js";
import { checkState } from "./provider-state.js";

/**
 * @param keep builds the answer that is stored with the visit, if the call has an idempotency key.
 * @param inviter a server's words about the customer are facts. Anybody may write a page's: they are claims.
 * @throws GangwayError `invalid_request` where the invitation can't be mailed, or as the provider's `createSession`
 */
export type StartVisit = (
  organisation: Organisation,
  request: Invite,
  inviter: CapCaller & Pick<Inviter, "keyName">,
  keep: (reference: string) => KeptAnswer | undefined,
) => Promise<Visit>;

export interface StartVisitTools {
  records: VisitRecords;
  /** Rejects where nothing can be stored. */
  ping: () => Promise<void>;
  creationCap: CreationCap;
  publicUrl: string;
  /** True where the configuration names a mail server. */
  canMail: boolean;
  random: (length: number) => Uint8Array;
  now: () => number;
}

/** The time for which an invitation is of use whose link has no known end. */
const ENDLESS_LINK_MS = 3 * 24 * 60 * 60 * 1000;

export function createStartVisit({
  records,
  ping,
  creationCap,
  publicUrl,
  canMail,
  random,
  now,
}: StartVisitTools): StartVisit {
  return async ({ config, provider, providerName }, request, inviter, keep) => {
    const { sendInvitationEmail = false } = request;
    const mailsItself = provider.mailsInvitations ?? false;
    if (sendInvitationEmail && !mailsItself && !canMail) throw mailNotConfigured(providerName);
    const isServer = inviter.kind === "server";
    const { externalRef = null } = request;
    await creationCap(provider, inviter);
    // A session that can't be stored would be billed, and its customer lost. The check is a write, so only invites within
    // the cap pay for it.
    await ping();
    const ours = uuid(random);
    // Always ours: of two visits with equal texts, a webhook that names its visit by it could mean either.
    const providerText = encodeBase64Url(random(18));
    const calledAt = now();
    const answer = await provider.createSession({
      email: request.email,
      reference: ours,
      referenceData: providerText,
      // The provider would add a stranger's visit to its own record of that customer.
      externalRef: isServer ? request.externalRef : undefined,
      customerContext: request.customerContext,
      sendInvitationEmail: sendInvitationEmail && mailsItself,
      locale: request.locale,
      webhookUrl: `${publicUrl}/v1/webhooks/${provider.id}/${encodeURIComponent(config.code)}`,
      routesUrl: `${publicUrl}/v1/providers/${provider.id}/${encodeURIComponent(config.code)}`,
    });
    const creationMs = now() - calledAt;
    const session = boundSession(answer);
    const reference = (session.trackingReference ?? ours).toLowerCase();
    const expiresAt = session.expiresAt === null ? null : Date.parse(session.expiresAt);
    const visit = await records.insert(
      {
        reference,
        organisation: config.code,
        provider: provider.id,
        providerReference: session.providerReference,
        verifiedBy: isServer ? "server" : "none",
        invite: {
          email: request.email,
          emailProved: isServer,
          externalRef: isServer ? externalRef : null,
          claimedExternalRef: isServer ? null : externalRef,
          referenceData: request.referenceData ?? null,
          providerText,
          customerContext: request.customerContext ?? null,
          sendInvitationEmail,
          mailsCompletion: config.completionMail && canMail,
          locale: request.locale ?? null,
        },
        inviteUrl: session.inviteUrl,
        frame: session.frame && { name: providerName, ...session.frame },
        expiresAt,
        state: checkState(session.state) ?? null,
        creationMs,
        keyName: inviter.keyName,
      },
      now(),
      keep(reference),
      sendInvitationEmail && !mailsItself ? { expiresAt: expiresAt ?? now() + ENDLESS_LINK_MS } : undefined,
    );
    if (!visit) {
      throw new GangwayError("provider_response_invalid", "The provider named a reference that is in use.");
    }
    return visit;
  };
}

function mailNotConfigured(providerName: string): GangwayError {
  return invalidMember(
    "sendInvitationEmail",
    "MailNotConfigured",
    `${providerName} mails no invitations, and the proxy's configuration has no mail: set mail.smtp and mail.from`,
  );
}

/** A random UUID (RFC 9562, version 4) from the host's randomness. */
function uuid(random: (length: number) => Uint8Array): string {
  const bytes = random(16).slice();
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return encodeHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
