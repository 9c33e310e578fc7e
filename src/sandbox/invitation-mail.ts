import { html } from "hono/html";
import type { Mail } from "./mailbox.js";

export interface Invitation {
  to: string;
  subject: string;
  /** Names of the organisation and of the provider. */
  organisation: string;
  provider: string;
  /** Address of the capture pages. */
  url: string;
}

/** The mail by which a provider itself invites the customer. */
export function invitationMail({ to, subject, organisation, provider, url }: Invitation): Omit<Mail, "at"> {
  const sentence = `${organisation} asks you to verify your identity with ${provider}.`;
  return {
    to,
    subject,
    text: `${sentence}\n\nBegin here: ${url}`,
    html: String(html`<p>${sentence}</p><p><a href="${url}">Begin</a></p>`),
  };
}
