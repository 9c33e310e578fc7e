/** Writes the mail that invites a customer, with the link to the provider and its QR code, in the visit's language. */
import { html } from "hono/html";
import type { MailText } from "./mail-text.js";
import { qrPng } from "./qr-png.js";
import { type Wordings, wordingFor } from "./wording-for.js";

export interface InvitationMail {
  /** The organisation's name. */
  organisation: string;
  inviteUrl: string;
  /** In ms since the epoch; null where the provider names no end. */
  expiresAt: number | null;
  /** BCP 47, or null where it is not known. */
  locale: string | null;
}

interface Wording {
  /** For dates. */
  locale: string;
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
    locale: "en-GB",
    subject: (organisation) => `${organisation} asks you to verify your identity`,
    request: (organisation) =>
      `${organisation} asks you to verify your identity. Have your identity document ready. It takes a few minutes.`,
    begin: "Start the verification:",
    scan: "Or scan this code with your phone's camera:",
    qrCode: "QR code of the link",
    end: (date) => `The link works until ${date}.`,
    caution: (organisation) =>
      `The link is for you alone: never pass it on. If you don't expect anything from ${organisation}, ignore this mail.`,
  },
  de: {
    locale: "de",
    subject: (organisation) => `${organisation} bittet Sie, Ihre Identität zu bestätigen`,
    request: (organisation) =>
      `${organisation} bittet Sie, Ihre Identität zu bestätigen. Halten Sie Ihr Ausweisdokument bereit. Es dauert wenige Minuten.`,
    begin: "Starten Sie die Prüfung:",
    scan: "Oder scannen Sie diesen Code mit der Kamera Ihres Telefons:",
    qrCode: "QR-Code des Links",
    end: (date) => `Der Link gilt bis ${date}.`,
    caution: (organisation) =>
      `Der Link ist nur für Sie: Geben Sie ihn nicht weiter. Wenn Sie nichts von ${organisation} erwarten, ignorieren Sie diese E-Mail.`,
  },
};

/** The image's `Content-ID` (RFC 2392), unique within the mail. */
const QR_CID = "qr-code";

export async function invitationMail(mail: InvitationMail): Promise<MailText> {
  const { organisation, inviteUrl, expiresAt } = mail;
  const wording = wordingFor(WORDINGS, mail.locale);
  const request = wording.request(organisation);
  const caution = wording.caution(organisation);
  const end = expiresAt === null ? [] : [wording.end(formatTime(expiresAt, wording.locale))];
  const content = await qrPng(inviteUrl);
  const image = content
    ? html`<p>${wording.scan}</p>\n<p><img src="cid:${QR_CID}" alt="${wording.qrCode}" width="240" height="240"></p>\n`
    : "";
  return {
    subject: wording.subject(organisation),
    text: [request, `${wording.begin}\n${inviteUrl}`, ...end, caution].join("\n\n"),
    html: String(html`<p>${request}</p>
<p>${wording.begin}<br><a href="${inviteUrl}">${inviteUrl}</a></p>
${image}${end.map((line) => html`<p>${line}</p>`)}
<p>${caution}</p>`),
    ...(content
      ? { attachments: [{ cid: QR_CID, filename: "qr-code.png", contentType: "image/png", content }] }
      : {}),
  };
}

/** In UTC, because the customer's time zone isn't known. */
function formatTime(at: number, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });
  return `${format.format(at)} UTC`;
}
