/** The looks of the proxy's mails: the organisation's name, logo and colours, and a text that says everything. */
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../../src/contract/languages.js";
import { completedMail } from "../../../src/proxy/mails/completed-mail.js";
import { linkMail } from "../../../src/proxy/mails/link-mail.js";
import { layOutMail } from "../../../src/proxy/mails/mail-layout.js";

const card = { code: "HARBOUR", name: "Harbour & Sons", logoUrl: null, privacyUrl: null };
const url = "https://onboarding.harbour.example/o/1?a=1&b=2";
const mail = linkMail({
  organisation: card.name,
  url,
  expiresAt: Date.UTC(2026, 10, 27, 12),
  locale: "de-CH",
});

test("has the organisation's name or logo, its colours, and the visit's language", () => {
  const { html } = layOutMail(mail, { card, colors: { primary: "#0b3d5c", onPrimary: "#fff" } });
  expect(html).toContain('<html lang="de" dir="ltr">');
  expect(html).toContain("Harbour &amp; Sons");
  expect(html).toContain("background:#0b3d5c;color:#fff");
  expect(html).toContain('href="https://onboarding.harbour.example/o/1?a=1&amp;b=2"');
  const logoUrl = "https://www.harbour.example/logo.png";
  const withLogo = layOutMail(mail, { card: { ...card, logoUrl }, colors: {} });
  expect(withLogo.html).toContain(`src="${logoUrl}" alt="Harbour &amp; Sons"`);
});

test("says everything in the text as well", () => {
  const { text } = layOutMail(mail, { card, colors: {} });
  expect(text).toContain(`Fortsetzen:\n${url}`);
  expect(text).toContain("Der Link gilt bis 27.\u00a0November 2026");
  expect(text).not.toMatch(/[<>]|&amp;/);
});

test.each([
  ["mailto:help@harbour.example?subject=Hilfe", "help@harbour.example"],
  ["tel:+4930123456", "+4930123456"],
  ["https://www.harbour.example/hilfe?a=1;b", "https://www.harbour.example/hilfe?a=1;b"],
])("leads to the organisation's help at %s", (helpUrl, label) => {
  const { html, text } = layOutMail(mail, { card: { ...card, helpUrl }, colors: {} });
  expect(text.split("\n\n").at(-1)).toBe(`Benötigen Sie Hilfe? So erreichen Sie Harbour & Sons: ${label}`);
  expect(html).toContain(`Benötigen Sie Hilfe? So erreichen Sie Harbour &amp; Sons: <a href="${helpUrl}"`);
  expect(html).toContain(`>${label}</a>`);
});

test("says nothing of help where the organisation names none", () => {
  const { html, text } = layOutMail(mail, { card: { ...card, helpUrl: null }, colors: {} });
  expect(html + text).not.toContain("Hilfe");
});

test.each([
  ["#ffd500", "#000000"],
  ["#fff", "#000000"],
  ["#0b3d5c", "#ffffff"],
  ["oklch(0.5 0.1 200)", "#ffffff"],
  ["red", "#ffffff"],
])("a button of %s has text that can be read, %s", (primary, onPrimary) => {
  const { html } = layOutMail(mail, { card, colors: { primary } });
  expect(html).toContain(`;color:${onPrimary};font-weight`);
  if (!primary.startsWith("#")) expect(html).not.toContain(primary);
});

/** WCAG 2.2, contrast ratio. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [one, other]
    .map((hex) => {
      const digits = hex.length === 4 ? hex.replace(/[^#]/g, "$&$&") : hex;
      const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
        const part = Number.parseInt(digits.slice(at, at + 2), 16) / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    })
    .toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

test.each(["#000", "#0b3d5c", "#1d4ed8", "#7f7f00", "#ffd500", "#ffffff"])(
  "dark programs show a dark mail, with the edges of a button of %s",
  (primary) => {
    const { html = "" } = layOutMail(mail, { card, colors: { primary } });
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
    const dark = html.slice(html.indexOf("@media (prefers-color-scheme:dark)"), html.indexOf("</style>"));
    const colorOf = (name: string, property: string): string =>
      new RegExp(`\\.${name}(?:,[^{]*)?\\{[^}]*?(?<![a-z-])${property}:(#[\\da-f]+)!important`).exec(
        dark,
      )?.[1] ?? "none";
    const surface = colorOf("card", "background");
    expect(contrast(colorOf("card", "color"), surface)).toBeGreaterThan(7);
    expect(contrast(colorOf("card", "color"), colorOf("code", "background"))).toBeGreaterThan(7);
    expect(contrast(colorOf("muted", "color"), surface)).toBeGreaterThan(4.5);
    expect(contrast(colorOf("button", "border-color"), surface)).toBeGreaterThanOrEqual(3);
    expect(contrast(colorOf("card", "border-top-color"), surface)).toBeGreaterThanOrEqual(3);
    // The words in place of a logo that isn't loaded.
    expect(contrast(colorOf("plate", "color"), colorOf("plate", "background"))).toBeGreaterThan(7);
  },
);

describe.each(LANGUAGES)("the mail at completion, in %s", (locale) => {
  test("says nothing of a result", () => {
    const { subject, blocks } = completedMail({ organisation: card.name, locale });
    expect(JSON.stringify([subject, blocks])).not.toMatch(
      /approved|declined|verified|success|failed|genehmigt|abgelehnt|erfolgreich|bestätigt/i,
    );
    expect(subject).toContain(card.name);
  });
});
