/** Writes a mail from the outbox anew for each attempt, from the visit as it is then. */
import type { ClaimedMail } from "../../records/mails/mail-queue.js";
import type { Visit } from "../../records/visits/visit.js";
import type { VisitRecords } from "../../records/visits/visit-records.js";
import type { MailMessage } from "../host.js";
import type { Organisation, Organisations } from "../organisations.js";
import { codeMail } from "./code-mail.js";
import { invitationMail } from "./invitation-mail.js";
import type { MailText } from "./mail-text.js";

/** Returns null for a mail that is of no use any more: its visit was redacted or needs it no more, or it can't be read. */
export type ComposeMail = (mail: ClaimedMail) => Promise<MailMessage | null>;

export interface ComposeMailTools {
  visits: Pick<VisitRecords, "find">;
  organisations: Organisations;
  /** The domain of the sender, for `Message-ID`. */
  domain: string;
  now: () => number;
}

const MINUTE_MS = 60_000;

export function createComposeMail({ visits, organisations, domain, now }: ComposeMailTools): ComposeMail {
  return async (mail) => {
    const visit = await visits.find(mail.visitReference);
    const organisation = organisations.find(mail.organisation);
    if (!visit || !organisation || visit.redactedAt !== null) return null;
    const text = await compose(mail, visit, organisation, now());
    if (!text) return null;
    return {
      ...text,
      to: visit.invite.email,
      // A line break here would begin another header.
      subject: text.subject.replace(/[\r\n]+/g, " "),
      messageId: `<${mail.id}@${domain}>`,
    };
  };
}

async function compose(
  { kind, content, expiresAt }: ClaimedMail,
  visit: Visit,
  { card: { name: organisation } }: Organisation,
  now: number,
): Promise<MailText | null> {
  const { locale } = visit.invite;
  if (kind === "invitation") {
    if (visit.ended !== null || visit.status === "Completed") return null;
    return invitationMail({ organisation, inviteUrl: visit.inviteUrl, expiresAt: visit.expiresAt, locale });
  }
  if (content?.code === undefined) return null;
  const minutes = Math.max(1, Math.round((expiresAt - now) / MINUTE_MS));
  return codeMail({ code: content.code, organisation, minutes, locale });
}
