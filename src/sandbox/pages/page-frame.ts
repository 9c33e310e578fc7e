/** What the sandbox's own pages share: the document around them, and buttons for control calls. */
import type { Context } from "hono";
import { html } from "hono/html";
import type { Markup } from "../capture-page.js";

export interface ControlPage {
  title: string;
  /** The path to `/`, such as `../../`. */
  root: string;
  header: Markup;
  main: Markup;
}

export function pageFrame(
  context: Context,
  { title, root, header, main }: ControlPage,
): Response | Promise<Response> {
  context.header(
    "content-security-policy",
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  );
  context.header("cache-control", "no-store");
  context.header("referrer-policy", "same-origin");
  return context.html(html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="${root}_sandbox/control.css">
    <script src="${root}_sandbox/control.js" defer></script>
  </head>
  <body>
    <header>
      <p class="sandbox-mark">Sandbox · nothing here is real</p>
      <div class="top">${header}</div>
    </header>
    <main>${main}</main>
  </body>
</html>`);
}

/** A button that makes one control call. */
export function callButton(
  action: string,
  body: Readonly<Record<string, unknown>>,
  label: string,
  look = "",
): Markup {
  return html`<form method="post" action="${action}">
    ${Object.entries(body).map(([name, value]) => html`<input type="hidden" name="${name}" value="${String(value)}">`)}
    <button class="${look}">${label}</button>
  </form>`;
}

export const readable = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;

/** Indents JSON; leaves other text as it is. */
export function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

/** Makes links of the addresses in a plain text. */
export function withLinks(text: string): Markup[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) => (index % 2 ? html`<a href="${part}">${part}</a>` : html`${part}`));
}
