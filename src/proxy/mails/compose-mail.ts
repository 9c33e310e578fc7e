/** Writes a mail from the outbox anew for each attempt, from the visit as it is then. */
import type { ClaimedMail } from "../../records/mails/mail-queue.js";
import { actionOf } from "../../records/visits/action-of.js";
import type { Visit } from "../../records/visits/visit.js";
import type { VisitRecords } from "../../records/visits/visit-records.js";
import type { MailMessage } from "../host.js";
import type { Organisation, Organisations } from "../organisations.js";
import { actionMail } from "./action-mail.js";
import { codeMail } from "./code-mail.js";
import { completedMail } from "./completed-mail.js";
import { invitationMail } from "./invitation-mail.js";
import { linkMail } from "./link-mail.js";
import { layOutMail, type MailContent } from "./mail-layout.js";

/** Returns null for a mail that is of no use any more: its visit was redacted or needs it no more, or it can't be read. */
export type ComposeMail = (mail: ClaimedMail) => Promise<MailMessage | null>;

export interface ComposeMailTools {
  visits: Pick<VisitRecords, "find">;
  organisations: Organisations;
  /** False where no mail server is configured: nothing that is only an offer is kept for one. */
  canMail: boolean;
  /** The domain of the sender, for `Message-ID`. */
  domain: string;
  now: () => number;
}

const MINUTE_MS = 60_000;

export function createComposeMail(tools: ComposeMailTools): ComposeMail {
  const { visits, organisations, canMail, domain, now } = tools;
  return async (mail) => {
    const visit = await visits.find(mail.visitReference);
    const organisation = organisations.find(mail.organisation);
    if (!visit || !organisation || visit.redactedAt !== null) return null;
    if ((mail.kind === "action" || mail.kind === "completed") && !canMail) return null;
    const content = await compose(mail, visit, organisation, now());
    if (!content) return null;
    // A line break here would begin another header.
    const subject = content.subject.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ");
    const brand = { card: organisation.card, colors: organisation.config.colors };
    return {
      ...layOutMail({ ...content, subject }, brand),
      to: visit.invite.email,
      messageId: `<${mail.id}@${domain}>`,
    };
  };
}

async function compose(
  { kind, content, expiresAt }: ClaimedMail,
  visit: Visit,
  { card: { name: organisation }, onboardingUrlOf }: Organisation,
  now: number,
): Promise<MailContent | null> {
  const { locale } = visit.invite;
  if (kind === "invitation" || kind === "link") {
    if (visit.ended !== null || visit.status === "Completed") return null;
    // Only the partner's page can prove a customer by token: the provider's own link is the only one.
    const url = onboardingUrlOf(visit.reference) ?? visit.inviteUrl;
    const mail = { organisation, url, expiresAt: visit.expiresAt, locale };
    return kind === "link" ? linkMail(mail) : invitationMail(mail);
  }
  if (kind === "completed") return completedMail({ organisation, locale });
  if (kind === "action") {
    const action = actionOf(visit);
    // Only the partner's page can prove a customer by token: there is no page to link to.
    const onboardingUrl = onboardingUrlOf(visit.reference);
    if (!action || onboardingUrl === null) return null;
    return actionMail({ organisation, reason: action.reason, onboardingUrl, locale });
  }
  if (content?.code === undefined) return null;
  const minutes = Math.max(1, Math.round((expiresAt - now) / MINUTE_MS));
  return codeMail({ code: content.code, organisation, minutes, locale });
}
