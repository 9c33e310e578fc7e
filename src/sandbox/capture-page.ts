/**
 * The frame of every simulated capture page: rendered on the server, usable without JavaScript, and marked on each page
 * as a simulation. Each provider has its own colours, from `capture-style.ts`.
 */
import type { Context } from "hono";
import { html } from "hono/html";
import { writingDirection } from "../contract/languages.js";
import { PROVIDER_NAMES } from "../contract/providers.js";
import type { CaptureLanguage } from "./capture-language.js";
import type { SandboxTools } from "./sandbox-provider.js";

export type Markup = ReturnType<typeof html>;

/** Handles a request on a capture page, for the session that its link belongs to. */
export type SessionHandler<Session, Result = Response> = (
  context: Context,
  session: Session,
) => Result | Promise<Result>;

export interface CapturePage {
  title: string;
  body: Markup;
  /** Position of the page among the steps of the customer. */
  progress?: { step: number; count: number };
  /** Pages that may frame it, as CSP's `frame-ancestors`; none unless given. */
  frameAncestors?: string;
  /** Further CSP directives. */
  directives?: readonly string[];
  status?: 200 | 400 | 404 | 422;
}

export function capturePage(
  context: Context,
  { id, stylesheet }: SandboxTools,
  { language, words }: CaptureLanguage,
  { title, body, progress, frameAncestors = "'none'", directives = [], status = 200 }: CapturePage,
): Response | Promise<Response> {
  const name = PROVIDER_NAMES[id];
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self' data:",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${frameAncestors}`,
    ...directives,
  ];
  context.header("content-security-policy", policy.join("; "));
  context.header("cache-control", "no-store");
  context.header("referrer-policy", "same-origin");
  context.status(status);
  return context.html(html`<!doctype html>
<html lang="${language}" dir="${writingDirection(language)}" data-brand="${id}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title} · ${name} (sandbox)</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="${stylesheet()}">
  </head>
  <body>
    <header>
      <p class="sandbox-mark">${words.mark(name)}</p>
      <div class="top">
        <span class="brand">${name}</span>
        ${
          progress
            ? html`<p class="progress">${words.progress(progress.step, progress.count)}
          <progress max="${progress.count}" value="${progress.step}" aria-hidden="true"></progress></p>`
            : ""
        }
      </div>
    </header>
    <main>${body}</main>
  </body>
</html>`);
}
