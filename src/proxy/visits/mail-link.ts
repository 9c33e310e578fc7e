import type { LinkAnswer } from "../../contract/answers.js";
import type { MailQueue } from "../../records/mails/mail-queue.js";
import type { Visit } from "../../records/visits/visit.js";
import { HttpError } from "../http-error.js";
import type { AttemptMail } from "../mails/attempt-mail.js";
import { withinDeadline } from "../within-deadline.js";
import { maskedEmail } from "./masked-email.js";

/**
 * Mails the link to a visit. A mail that no server takes at once stays in the outbox.
 * @throws GangwayError `invalid_request` where the mail server refuses the mail
 */
export type MailLink = (visit: Visit) => Promise<LinkAnswer>;

export interface MailLinkTools {
  queue: MailQueue;
  attemptMail: AttemptMail;
  now: () => number;
  /** Keeps the proxy from closing before the mail is sent. */
  track: <T>(work: Promise<T>) => Promise<T>;
}

/** Time that the customer waits for the mail server. Sending may take longer. */
const LONGEST_WAIT_MS = 4000;
/** The time for which a link is of use whose end isn't known. */
const ENDLESS_LINK_MS = 3 * 24 * 60 * 60 * 1000;

export function createMailLink({ queue, attemptMail, now, track }: MailLinkTools): MailLink {
  return async ({ reference, organisation, expiresAt, invite }) => {
    const mail = await queue.replace(
      {
        organisation,
        visitReference: reference,
        kind: "link",
        content: {},
        expiresAt: Math.max(expiresAt ?? 0, now() + ENDLESS_LINK_MS),
      },
      now(),
    );
    const result = await withinDeadline(track(attemptMail(mail)), LONGEST_WAIT_MS);
    if (result === "refused") {
      throw new HttpError("invalid_request", "The mail server refused the mail.", { status: 422 });
    }
    return { maskedEmail: maskedEmail(invite.email), ...(result === "sent" ? {} : { delayed: true }) };
  };
}
