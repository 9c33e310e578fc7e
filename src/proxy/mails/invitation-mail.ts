/** Writes the mail that invites a customer, with a link and its QR code, in the visit's language. */

import { languageFor } from "../../contract/languages.js";
import { wordsFor } from "../words/words-for.js";
import { formatMailTime } from "./format-mail-time.js";
import type { MailContent } from "./mail-layout.js";
import { qrPng } from "./qr-png.js";

export interface InvitationMail {
  /** The organisation's name. */
  organisation: string;
  /** The hosted page, or the provider's where there is no hosted one. */
  url: string;
  /** In ms since the epoch; null where the provider names no end. */
  expiresAt: number | null;
  /** BCP 47, or null where it is not known. */
  locale: string | null;
}

/** The image's `Content-ID` (RFC 2392), unique within the mail. */
const QR_CID = "qr-code";

export async function invitationMail(mail: InvitationMail): Promise<MailContent> {
  const { organisation, url, expiresAt, locale } = mail;
  const { invitationMail: words, linkEnd, linkCaution } = wordsFor(locale);
  const content = await qrPng(url);
  return {
    language: languageFor(locale),
    subject: words.subject(organisation),
    blocks: [
      { text: words.request(organisation) },
      { link: url, label: words.begin },
      ...(content ? [{ image: { cid: QR_CID, alt: words.qrCode }, caption: words.scan }] : []),
      ...(expiresAt === null ? [] : [{ text: linkEnd(formatMailTime(expiresAt, locale)) }]),
      { small: linkCaution(organisation) },
    ],
    ...(content
      ? { attachments: [{ cid: QR_CID, filename: "qr-code.png", contentType: "image/png", content }] }
      : {}),
  };
}
