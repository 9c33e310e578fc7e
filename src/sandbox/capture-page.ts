/**
 * The frame of every simulated capture page: server-rendered, usable without JavaScript, and marked on each page as
 * a simulation. Each provider has its own colours, from `capture-style.ts`.
 */
import type { Context } from "hono";
import { html } from "hono/html";
import { PROVIDER_NAMES, type ProviderId } from "../contract/providers.js";

export type Markup = ReturnType<typeof html>;

export interface CapturePage {
  provider: ProviderId;
  title: string;
  /** Where in how many steps the customer is. */
  progress?: { step: number; count: number };
  body: Markup;
  stylesheet: string;
  /** Who may show it in a frame, as CSP's `frame-ancestors`. */
  frameAncestors?: string;
  status?: 200 | 400 | 404 | 422;
}

export function capturePage(context: Context, page: CapturePage): Response | Promise<Response> {
  const { progress, provider } = page;
  const name = PROVIDER_NAMES[provider];
  context.header(
    "content-security-policy",
    `default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors ${page.frameAncestors ?? "'none'"}`,
  );
  context.header("cache-control", "no-store");
  context.header("referrer-policy", "same-origin");
  context.status(page.status ?? 200);
  return context.html(html`<!doctype html>
<html lang="en" data-brand="${provider}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${page.title} · ${name} (sandbox)</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="${page.stylesheet}">
  </head>
  <body>
    <header>
      <p class="sandbox-mark">Sandbox · ${name} simulation</p>
      <div class="top">
        <span class="brand">${name}</span>
        ${
          progress
            ? html`<p class="progress">Step ${progress.step} of ${progress.count}
          <progress max="${progress.count}" value="${progress.step}" aria-hidden="true"></progress></p>`
            : ""
        }
      </div>
    </header>
    <main>${page.body}</main>
  </body>
</html>`);
}

export interface FieldProps {
  name: string;
  label: string;
  value?: string | undefined;
  type?: "text" | "date" | "tel" | "email";
  autocomplete?: string;
  hint?: string;
  optional?: boolean;
  error?: string | undefined;
}

/** A labelled input with its hint and its error, tied together for assistive technology. */
export function field(props: FieldProps): Markup {
  const { name, hint, error } = props;
  const described = [hint ? `${name}-hint` : "", error ? `${name}-error` : ""].filter(Boolean).join(" ");
  return html`<div class="field">
    <label for="${name}">${props.label}${props.optional ? html` <span class="optional">(optional)</span>` : ""}</label>
    ${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : ""}
    ${error ? html`<p class="field-error" id="${name}-error">${error}</p>` : ""}
    <input id="${name}" name="${name}" type="${props.type ?? "text"}" value="${props.value ?? ""}"
      autocomplete="${props.autocomplete ?? "off"}" aria-describedby="${described}" aria-invalid="${error ? "true" : "false"}"
      ${props.optional ? "" : html`aria-required="true"`}>
  </div>`;
}

/** What is wrong with a form, on top of it, each fault a link to its field. */
export function errorSummary(errors: Readonly<Record<string, string>>): Markup | string {
  const faults = Object.entries(errors);
  if (faults.length === 0) return "";
  return html`<div class="error-summary" role="alert" tabindex="-1" autofocus>
    <h2>Please check the form</h2>
    <ul>${faults.map(([name, message]) => html`<li><a href="#${name}">${message}</a></li>`)}</ul>
  </div>`;
}
