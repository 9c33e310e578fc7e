/** The hosted page: the widget on a page of the proxy's, in an organisation's colours. */
import { html, raw } from "hono/html";
import { findLanguage, type Language, languageFor, writingDirection } from "../contract/languages.js";
import { helpLine } from "./help-line.js";
import type { Organisation } from "./organisations.js";
import { wordsFor } from "./words/words-for.js";

export interface HostedPage {
  organisation: Organisation;
  reference: string;
  /** The customer's locale (BCP 47), or null where it is not known. */
  locale: string | null;
  /** Origin of the provider's frame, where the visit has one. */
  frameOrigin: string | null;
}

export interface RenderedPage {
  body: string;
  contentSecurityPolicy: string;
}

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0; padding: 1.5rem 1rem; color: light-dark(#161a22, #eef1f6); background: light-dark(#f4f5f7, #0f1116); }
header, main, footer { max-width: 30rem; margin: 0 auto 1.5rem; }
header { font-size: 1.125rem; font-weight: 600; }
header h1 { margin: 0; padding: 0; font: inherit; }
header img { display: block; max-width: 100%; height: 2.5rem; object-fit: contain; }
footer { font-size: .875rem; overflow-wrap: anywhere; }
footer a { color: inherit; }
h1 { font-size: 1.5rem; line-height: 1.25; }
@media (max-width: 30rem) { body { padding: 1rem .5rem; } header, footer, h1, p { padding: 0 .5rem; } }
`;

/** @param nonce fresh for each answer. */
export function renderHostedPage(page: HostedPage, nonce: string): RenderedPage {
  const { organisation, reference, locale, frameOrigin } = page;
  const language = languageFor(locale);
  const { name, logoUrl } = organisation.card;
  const { title, noScript } = wordsFor(language).hostedPage;
  const help = helpLine(organisation.card, language);
  const body = document(
    { language, title: `${title} – ${name}`, nonce, style: STYLE + colourRules(organisation.config.colors) },
    html`<script type="module" src="../gangway.js"></script>`,
    html`<header>
        <h1>${logoUrl === null ? html`<bdi>${name}</bdi>` : html`<img src="${logoUrl}" alt="${name}" />`}</h1>
      </header>
      <main>
        <gangway-onboarding tracking-reference="${reference}"${widgetLocale(locale)}></gangway-onboarding>
        <noscript><p>${noScript}</p></noscript>
      </main>
      ${help ? html`<footer>${help.lead} <a href="${help.href}">${help.label}</a></footer>` : ""}`,
  );
  const contentSecurityPolicy = policy({
    "script-src": "'self'",
    "style-src": `'nonce-${nonce}'`,
    "connect-src": "'self'",
    "img-src": `'self' data:${logoUrl === null ? "" : ` ${new URL(logoUrl).origin}`}`,
    "frame-src": frameOrigin ?? "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "lit-html",
  });
  return { body, contentSecurityPolicy };
}

/** For a link that names no visit. */
export function renderUnknownLink(locale: string | null, nonce: string): RenderedPage {
  const language = languageFor(locale);
  const { notFound, advice } = wordsFor(language).hostedPage;
  const body = document(
    { language, title: notFound, nonce, style: STYLE },
    "",
    html`<main>
      <h1>${notFound}</h1>
      <p>${advice}</p>
    </main>`,
  );
  return { body, contentSecurityPolicy: policy({ "style-src": `'nonce-${nonce}'`, "img-src": "data:" }) };
}

/** The customer's region, which the page's own language doesn't tell: it decides how dates are written. */
function widgetLocale(locale: string | null): unknown {
  return locale !== null && findLanguage(locale) !== null ? html` locale="${locale}"` : "";
}

interface Head {
  language: Language;
  title: string;
  nonce: string;
  style: string;
}

function document({ language, title, nonce, style }: Head, script: unknown, content: unknown): string {
  return String(html`<!doctype html>
<html lang="${language}" dir="${writingDirection(language)}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex" />
    <title>${title}</title>
    <link rel="icon" href="data:," />
    <style nonce="${nonce}">${raw(style)}</style>
    ${script}
  </head>
  <body>
    ${content}
  </body>
</html>
`);
}

function policy(directives: Record<string, string>): string {
  return Object.entries({
    "default-src": "'none'",
    ...directives,
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
  })
    .map(([name, value]) => `${name} ${value}`)
    .join("; ");
}

/** The configuration has checked that they are colours. */
function colourRules(colors: Organisation["config"]["colors"]): string {
  const rules = Object.entries(colors).map(
    ([name, value]) =>
      `--gangway-color-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}: ${value};`,
  );
  return rules.length === 0 ? "" : `gangway-onboarding { ${rules.join(" ")} }\n`;
}
