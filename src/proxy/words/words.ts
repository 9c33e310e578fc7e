/** The words that the proxy itself writes to customers, in one language: mails, text messages and the hosted page. */
import type { ResubmissionReason } from "../../contract/status.js";

export interface Words {
  /** The words before the link or the address of the organisation's help. */
  help(organisation: string): string;
  /** The line above the link in the plain text. @param label the button's in the HTML. */
  beforeLink(label: string): string;
  /** @param date a date and a time. */
  linkEnd(date: string): string;
  linkCaution(organisation: string): string;
  codeMail: {
    subject(code: string, organisation: string): string;
    before(organisation: string): string;
    validity(minutes: number): string;
    caution: string;
  };
  linkMail: {
    subject(organisation: string): string;
    text(organisation: string): string;
    goOn: string;
    caution: string;
  };
  invitationMail: {
    subject(organisation: string): string;
    request(organisation: string): string;
    begin: string;
    scan: string;
    qrCode: string;
  };
  completedMail: {
    subject(organisation: string): string;
    text(organisation: string): string;
    next(organisation: string): string;
    caution(organisation: string): string;
  };
  actionMail: {
    subject(organisation: string): string;
    request(organisation: string): string;
    reasons: Record<ResubmissionReason, string>;
    goOn: string;
  };
  /** Short, and in characters of the GSM alphabet where the language allows: other characters halve the room. */
  codeSms: {
    withName(code: string, organisation: string): string;
    withoutName(code: string): string;
  };
  hostedPage: {
    title: string;
    noScript: string;
    notFound: string;
    advice: string;
  };
}
