/**
 * Lays out a mail once as HTML and once as text. The HTML is a table with inline styles, which is what mail programs show
 * alike. The text has everything that the HTML says. Many programs keep only the content of `body`, so the table names
 * the language and the direction once more.
 *
 * A style sheet has the dark colours, for programs that say that their theme is dark. They stand above the inline styles by
 * `!important`. A program without style sheets shows the light mail, or changes its colours by rules of its own.
 */
import { html, raw } from "hono/html";
import type { OrganisationCard } from "../../contract/answers.js";
import { type Language, writingDirection } from "../../contract/languages.js";
import type { OrganisationConfig } from "../config-schema.js";
import { type HelpLine, helpLine } from "../help-line.js";
import type { MailAttachment, MailMessage } from "../host.js";
import { wordsFor } from "../words/words-for.js";

/** One paragraph, code, button or image of a mail, from top to bottom. */
export type MailBlock =
  | { text: string }
  | { code: string }
  | { link: string; label: string }
  /** Shown in the HTML only: the text has its link already. */
  | { image: { cid: string; alt: string }; caption: string }
  /** The small print. */
  | { small: string };

/** A mail without its looks. */
export interface MailContent {
  /** The language of the texts below. */
  language: Language;
  subject: string;
  blocks: MailBlock[];
  attachments?: MailAttachment[] | undefined;
}

export interface MailBrand {
  card: OrganisationCard;
  colors: OrganisationConfig["colors"];
}

type MailText = Pick<MailMessage, "subject" | "text" | "html" | "attachments">;
type Markup = ReturnType<typeof html>;

const PRIMARY = "#1d4ed8";
/** The card's colour in dark programs. */
const DARK_SURFACE = "#1b1f27";
const HEX = /^#([\da-f]{3}|[\da-f]{6})$/i;
const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

export function layOutMail(
  { language, subject, blocks, attachments }: MailContent,
  brand: MailBrand,
): MailText {
  const { card } = brand;
  const { primary, onPrimary, primaryOnDark } = buttonColors(brand.colors);
  const logo =
    card.logoUrl === null
      ? html`<span style="font-size:18px;font-weight:600">${card.name}</span>`
      : html`<img class="logo plate" src="${card.logoUrl}" alt="${card.name}" height="36" style="display:block;height:36px;max-width:100%;border:0;font-size:18px;font-weight:600">`;
  const help = helpLine(card, language);
  const direction = writingDirection(language);
  const start = direction === "rtl" ? "right" : "left";
  const rows = blocks.map(
    (block) =>
      html`<tr><td align="${start}" style="padding:0 32px 20px">${renderBlock(block, primary, onPrimary)}</td></tr>\n`,
  );
  const page = html`<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${subject}</title>
<style>${raw(styleSheet(primaryOnDark))}</style>
</head>
<body class="page" style="margin:0;padding:0;background:#f4f5f7">
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#f4f5f7">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" lang="${language}" dir="${direction}" class="card" align="center" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px;text-align:${start};background:#ffffff;border-top:4px solid ${raw(primary)};border-radius:8px;color:#161a22;${raw(FONT)};font-size:16px;line-height:1.5">
<tr><td align="${start}" style="padding:28px 32px 24px">${logo}</td></tr>
${rows}<tr><td style="padding:0 32px 12px"></td></tr>
${help ? renderHelp(help, start) : ""}</table>
</td></tr>
</table>
</body>
</html>`;
  const text = blocks.flatMap((block) => textOf(block, language));
  if (help) text.push(`${help.lead} ${help.label}`);
  return { subject, text: text.join("\n\n"), html: String(page), attachments };
}

function renderHelp({ lead, href, label }: HelpLine, start: "left" | "right"): Markup {
  return html`<tr><td class="muted" align="${start}" style="padding:0 32px 28px;font-size:14px;color:#4b5563;word-break:break-word">${lead} <a href="${href}" dir="ltr" style="color:#4b5563">${label}</a></td></tr>
`;
}

function renderBlock(block: MailBlock, primary: string, onPrimary: string): Markup {
  if ("text" in block) return html`${block.text}`;
  if ("code" in block) {
    return html`<span class="code" dir="ltr" style="display:inline-block;padding:12px 20px;border-radius:8px;background:#f0f2f5;font-size:32px;line-height:1.25;font-weight:700;letter-spacing:6px">${block.code}</span>`;
  }
  if ("link" in block) {
    return html`<a class="button" href="${block.link}" style="display:inline-block;padding:13px 24px;border:1px solid ${raw(primary)};border-radius:8px;background:${raw(primary)};color:${raw(onPrimary)};font-weight:600;text-decoration:none">${block.label}</a>
<div class="muted" style="padding-top:12px;font-size:14px;word-break:break-all"><a href="${block.link}" dir="ltr" style="color:#4b5563">${block.link}</a></div>`;
  }
  if ("image" in block) {
    return html`<div style="padding-bottom:8px">${block.caption}</div>
<img class="plate" src="cid:${block.image.cid}" alt="${block.image.alt}" width="200" height="200" style="display:block;border:0">`;
  }
  return html`<div class="small muted" style="padding-top:16px;border-top:1px solid #e2e5ea;font-size:14px;color:#4b5563">${block.small}</div>`;
}

function textOf(block: MailBlock, language: Language): string[] {
  if ("text" in block) return [block.text];
  if ("code" in block) return [block.code];
  if ("link" in block) return [`${wordsFor(language).beforeLink(block.label)}\n${block.link}`];
  return "small" in block ? [block.small] : [];
}

/**
 * The colours of dark programs. Buttons keep the partner's colours; their edge, and the line above the card, are as light as it
 * takes to be seen. Logos and QR codes are often dark on nothing, so they stand on white.
 */
function styleSheet(primaryOnDark: string): string {
  return `
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.page{background:#0f1217!important}
.card{background:${DARK_SURFACE}!important;border-top-color:${primaryOnDark}!important;color:#eef1f6!important}
.muted,.muted a{color:#aab3c2!important}
.small{border-top-color:#3a4250!important}
.code{background:#2b313c!important}
.button{border-color:${primaryOnDark}!important}
.plate{background:#fff!important;border-radius:6px!important;color:#161a22!important}
.logo{padding:6px 8px!important}
}
`;
}

interface MailColors {
  primary: string;
  onPrimary: string;
  /** The primary colour, mixed with white until it can be told from a dark card (WCAG 2.2, 1.4.11). */
  primaryOnDark: string;
}

/** Mail programs know hexadecimal colours only. A text colour that isn't given is the one that can be read better. */
function buttonColors(colors: MailBrand["colors"]): MailColors {
  const primary = HEX.test(colors.primary ?? "") ? (colors.primary ?? PRIMARY) : PRIMARY;
  const given = HEX.test(colors.onPrimary ?? "") ? colors.onPrimary : undefined;
  const onPrimary = given ?? (luminanceOf(channelsOf(primary)) > 0.18 ? "#000000" : "#ffffff");
  return { primary, onPrimary, primaryOnDark: lightened(primary) };
}

/** Mixes a colour with white until it has a contrast of 3 with the dark card. */
function lightened(hex: string): string {
  const least = 3 * (luminanceOf(channelsOf(DARK_SURFACE)) + 0.05) - 0.05;
  const channels = channelsOf(hex);
  const mixed = (share: number) => channels.map((each) => Math.ceil(each + (255 - each) * share));
  const shares = Array.from({ length: 21 }, (_, at) => at / 20);
  const enough = shares.find((share) => luminanceOf(mixed(share)) >= least) ?? 1;
  return `#${mixed(enough)
    .map((each) => each.toString(16).padStart(2, "0"))
    .join("")}`;
}

/** Red, green and blue, from 0 to 255. */
function channelsOf(hex: string): number[] {
  const digits = hex.length === 4 ? hex.slice(1).replace(/./g, "$&$&") : hex.slice(1);
  return [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16));
}

/** The relative luminance, from 0 to 1 (www.w3.org/TR/WCAG22/#dfn-relative-luminance). */
function luminanceOf(channels: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
