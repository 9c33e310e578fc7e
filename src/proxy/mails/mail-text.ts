import type { MailMessage } from "../host.js";

/** The part of a mail that the customer reads. */
export type MailText = Pick<MailMessage, "subject" | "text" | "html" | "attachments">;
