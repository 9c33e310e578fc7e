/** Writes the mail that invites a customer, with a link and its QR code, in the visit's language. */
import { formatMailTime } from "./format-mail-time.js";
import type { MailContent } from "./mail-layout.js";
import { qrPng } from "./qr-png.js";
import { languageOf, type Wordings, wordingFor } from "./wording-for.js";

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

interface Wording {
  subject(organisation: string): string;
  request(organisation: string): string;
  begin: string;
  scan: string;
  qrCode: string;
  end(date: string): string;
  caution(organisation: string): string;
}

const WORDINGS: Wordings<Wording> = {
  en: {
    subject: (organisation) => `${organisation} asks you to verify your identity`,
    request: (organisation) =>
      `${organisation} asks you to verify your identity. Have your identity document ready. It takes a few minutes.`,
    begin: "Start the verification",
    scan: "Or scan this code with your phone's camera:",
    qrCode: "QR code of the link",
    end: (date) => `The link works until ${date}.`,
    caution: (organisation) =>
      `The link is for you alone: never pass it on. If you don't expect anything from ${organisation}, ignore this mail.`,
  },
  de: {
    subject: (organisation) => `${organisation} bittet Sie, Ihre Identität zu bestätigen`,
    request: (organisation) =>
      `${organisation} bittet Sie, Ihre Identität zu bestätigen. Halten Sie Ihr Ausweisdokument bereit. Es dauert wenige Minuten.`,
    begin: "Prüfung starten",
    scan: "Oder scannen Sie diesen Code mit der Kamera Ihres Telefons:",
    qrCode: "QR-Code des Links",
    end: (date) => `Der Link gilt bis ${date}.`,
    caution: (organisation) =>
      `Der Link ist nur für Sie: Geben Sie ihn nicht weiter. Wenn Sie nichts von ${organisation} erwarten, ignorieren Sie diese E-Mail.`,
  },
};

/** The image's `Content-ID` (RFC 2392), unique within the mail. */
const QR_CID = "qr-code";

export async function invitationMail(mail: InvitationMail): Promise<MailContent> {
  const { organisation, url, expiresAt } = mail;
  const wording = wordingFor(WORDINGS, mail.locale);
  const language = languageOf(WORDINGS, mail.locale);
  const content = await qrPng(url);
  return {
    language,
    subject: wording.subject(organisation),
    blocks: [
      { text: wording.request(organisation) },
      { link: url, label: wording.begin },
      ...(content ? [{ image: { cid: QR_CID, alt: wording.qrCode }, caption: wording.scan }] : []),
      ...(expiresAt === null ? [] : [{ text: wording.end(formatMailTime(expiresAt, language)) }]),
      { small: wording.caution(organisation) },
    ],
    ...(content
      ? { attachments: [{ cid: QR_CID, filename: "qr-code.png", contentType: "image/png", content }] }
      : {}),
  };
}
