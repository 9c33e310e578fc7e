/** Writes a text message from the outbox anew for each attempt, from the visit as it is then. */
import type { ClaimedMail } from "../../records/mails/mail-queue.js";
import type { VisitRecords } from "../../records/visits/visit-records.js";
import type { Organisations } from "../organisations.js";
import { codeSms } from "./code-sms.js";
import type { SmsMessage } from "./sms-sender.js";

/** Returns null for a message that is of no use any more, as `ComposeMail` does, or whose number is no longer allowed. */
export type ComposeSms = (mail: ClaimedMail) => Promise<SmsMessage | null>;

export interface ComposeSmsTools {
  visits: Pick<VisitRecords, "find">;
  organisations: Organisations;
  now: () => number;
}

export function createComposeSms({ visits, organisations, now }: ComposeSmsTools): ComposeSms {
  return async ({ id, content, visitReference, organisation: code, expiresAt }) => {
    const visit = await visits.find(visitReference);
    const organisation = organisations.find(code);
    if (!visit || !organisation || visit.redactedAt !== null || content?.code === undefined) return null;
    const { phoneNumber } = organisation.codeWaysOf(visit.invite);
    if (phoneNumber === null) return null;
    return {
      to: phoneNumber,
      text: codeSms({
        code: content.code,
        organisation: organisation.card.name,
        host: content.host ?? null,
        locale: visit.invite.locale,
      }),
      messageId: id,
      validSeconds: Math.ceil((expiresAt - now()) / 1000),
    };
  };
}
