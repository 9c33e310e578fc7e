/** The page of one session: what the customer and the provider can do, what has happened, and the webhooks. */
import type { Context } from "hono";
import { html } from "hono/html";
import type { Markup } from "../capture-page.js";
import type { Delivery } from "../deliveries.js";
import type { HistoryEntry } from "../history.js";
import {
  CUSTOMER_ACTS,
  type CustomerAct,
  type MountedProvider,
  type SandboxSession,
} from "../sandbox-provider.js";
import type { SandboxState } from "../sandbox-state.js";
import { deliveriesList } from "./deliveries-list.js";
import { callButton, pageFrame, pretty, readable } from "./page-frame.js";

const ROOT = "../../";

export const ACT_LABELS: Readonly<Record<CustomerAct, string>> = {
  opens: "Open the pages",
  submits: "Hand everything in",
  leaves: "Leave",
};

export function sessionPage(
  context: Context,
  state: SandboxState,
  provider: MountedProvider,
  session: SandboxSession,
): Response | Promise<Response> {
  const path = `${ROOT}_sandbox/${provider.id}/${session.session}`;
  const deliveries = state.deliveries.deliveries.filter(
    (one) => one.provider === provider.id && one.session === session.session,
  );
  return pageFrame(context, {
    title: `${session.customer}: ${provider.name} – Gangway sandbox`,
    root: ROOT,
    header: html`<h1>${session.customer}</h1>
      <nav aria-label="Sandbox"><a href="${ROOT}">All sessions</a></nav>`,
    main: html`<div class="halves"><div>
      <section aria-labelledby="session">
        <h2 id="session">Session</h2>
        <dl data-live="session">
          <div id="fact-provider"><dt>Provider</dt><dd>${provider.name}</dd></div>
          <div id="fact-id"><dt>Id</dt><dd><code>${session.session}</code></dd></div>
          <div id="fact-status"><dt>Status</dt><dd><span class="tag">${session.status}</span></dd></div>
          <div id="fact-outcome"><dt>Decision</dt><dd>${session.outcome ? html`<span class="tag">${session.outcome}</span>` : "none yet"}
            ${session.note ? html`<span class="muted">${session.note}</span>` : ""}</dd></div>
          <div id="fact-created"><dt>Created</dt><dd>${readable(session.createdAt)}</dd></div>
        </dl>
        <p class="line"><a href="${session.url}">Open as the customer</a> <a href="${path}/qr.svg">QR code</a></p>
        <h3>What the customer does</h3>
        <div class="buttons">${CUSTOMER_ACTS.map((does) => callButton(`${path}/customer`, { does }, ACT_LABELS[does]))}</div>
        <h3>What ${provider.name} decides</h3>
        <div class="buttons">${provider.decisions.map(({ label, body }) => callButton(`${path}/decide`, body, label))}</div>
      </section>
      <section aria-labelledby="webhooks">
        <h2 id="webhooks">Webhooks</h2>
        ${deliveriesList(deliveries.toReversed(), { root: ROOT })}
        <p class="empty">None sent yet.</p>
      </section></div>
      <section aria-labelledby="timeline">
        <h2 id="timeline">Time line</h2>
        <ol class="list timeline" data-live="timeline">${timeline(state.history.of(provider.id, session), deliveries)}</ol>
      </section>
    </div>`,
  });
}

interface Moment {
  at: string;
  markup: Markup;
}

function timeline(entries: readonly HistoryEntry[], deliveries: readonly Delivery[]): Markup[] {
  const calls = entries.map((entry, index): Moment => ({ at: entry.at, markup: entryItem(entry, index) }));
  const attempts = deliveries.flatMap(({ id, event, url, attempts }) =>
    attempts.map(
      (attempt, index): Moment => ({
        at: attempt.at,
        markup: html`<li id="attempt-${id}-${index}"><div class="line"><time datetime="${attempt.at}">${attempt.at.slice(11, 19)}</time>
          <span>Webhook ${event} to ${url}</span> ${statusTag(attempt.status ?? attempt.error)}</div></li>`,
      }),
    ),
  );
  const moments = [...calls, ...attempts].toSorted((one, other) => one.at.localeCompare(other.at));
  return moments.map(({ markup }) => markup);
}

function entryItem({ at, what, path, status, request, answer }: HistoryEntry, index: number): Markup {
  const isCall = path !== null;
  return html`<li id="entry-${index}">
    <div class="line"><time datetime="${at}">${at.slice(11, 19)}</time>
      ${isCall ? html`<code>${what}</code>` : html`<strong>${what}</strong>`} ${isCall ? statusTag(status) : ""}</div>
    ${isCall && request ? html`<details><summary>Request</summary><pre>${pretty(request)}</pre></details>` : ""}
    ${isCall && answer ? html`<details><summary>Answer</summary><pre>${pretty(answer)}</pre></details>` : ""}
  </li>`;
}

function statusTag(result: number | string | null): Markup {
  const isGood = typeof result === "number" && result >= 200 && result < 400;
  return html`<span class="tag ${isGood ? "good" : "bad"}">${result || "no answer"}</span>`;
}
