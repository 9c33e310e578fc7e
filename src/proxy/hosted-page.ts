/** The hosted page: the widget on a page of the proxy's, in an organisation's colours. */
import { html, raw } from "hono/html";
import { helpLine } from "./help-line.js";
import type { Organisation } from "./organisations.js";

export interface HostedPage {
  organisation: Organisation;
  reference: string;
  /** BCP 47 language of the page's own words, and of the widget. */
  language: string;
  /** Origin of the provider's frame, where the visit has one. */
  frameOrigin: string | null;
}

export interface RenderedPage {
  body: string;
  contentSecurityPolicy: string;
}

interface Words {
  title: string;
  noScript: string;
  notFound: string;
  advice: string;
}

const EN: Words = {
  title: "Verify your identity",
  noScript: "This page needs JavaScript. Turn it on in your browser’s settings, then load the page again.",
  notFound: "This link isn’t valid",
  advice: "Check that you opened the whole link, or ask whoever sent it to you for a new one.",
};
const DE: Words = {
  title: "Identität bestätigen",
  noScript:
    "Diese Seite braucht JavaScript. Schalten Sie es in den Einstellungen Ihres Browsers ein und laden Sie die Seite neu.",
  notFound: "Dieser Link ist nicht gültig",
  advice: "Prüfen Sie, ob Sie den ganzen Link geöffnet haben, oder bitten Sie den Absender um einen neuen.",
};

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0; padding: 1.5rem 1rem; color: light-dark(#161a22, #eef1f6); background: light-dark(#f4f5f7, #0f1116); }
header, main, footer { max-width: 30rem; margin: 0 auto 1.5rem; }
header { font-size: 1.125rem; font-weight: 600; }
header img { display: block; max-width: 100%; height: 2.5rem; object-fit: contain; object-position: left; }
footer { font-size: .875rem; overflow-wrap: anywhere; }
footer a { color: inherit; }
h1 { font-size: 1.5rem; line-height: 1.25; }
@media (max-width: 30rem) { body { padding: 1rem .5rem; } header, footer { padding: 0 .5rem; } }
`;

/** @param nonce fresh for each answer. */
export function renderHostedPage(page: HostedPage, nonce: string): RenderedPage {
  const { organisation, reference, language, frameOrigin } = page;
  const { name, logoUrl } = organisation.card;
  const { title, noScript } = wordsIn(language);
  const help = helpLine(organisation.card, language);
  const body = document(
    { language, title: `${title} – ${name}`, nonce, style: STYLE + colourRules(organisation.config.colors) },
    html`<script type="module" src="../gangway.js"></script>`,
    html`<header>${logoUrl === null ? name : html`<img src="${logoUrl}" alt="${name}" />`}</header>
      <main>
        <gangway-onboarding tracking-reference="${reference}"></gangway-onboarding>
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
export function renderUnknownLink(language: string, nonce: string): RenderedPage {
  const { notFound, advice } = wordsIn(language);
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

interface Head {
  language: string;
  title: string;
  nonce: string;
  style: string;
}

function document({ language, title, nonce, style }: Head, script: unknown, content: unknown): string {
  return String(html`<!doctype html>
<html lang="${language}">
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

function wordsIn(language: string): Words {
  return language.toLowerCase().split("-")[0] === "de" ? DE : EN;
}
