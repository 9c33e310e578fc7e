/** The page at `/`: the state of the sandbox, and a button or a form for every control call. */
import type { Context } from "hono";
import { html } from "hono/html";
import type { Markup } from "./capture-page.js";
import type { Delivery } from "./deliveries.js";
import type { ManualSessions, MountedProvider, SandboxSession, SandboxSettings } from "./sandbox-provider.js";
import { CUSTOMER_ACTS } from "./sandbox-provider.js";
import type { SandboxState } from "./sandbox-state.js";

/** Maximum number of rows of each list; the JSON calls have all of them. */
const MAX_ROWS = 25;
const MINUTE = 60;
const DAY = 86_400;

export function controlPage(context: Context, state: SandboxState): Response | Promise<Response> {
  context.header(
    "content-security-policy",
    "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  );
  context.header("cache-control", "no-store");
  context.header("referrer-policy", "same-origin");
  const { clock } = state;
  return context.html(html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Gangway sandbox</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="_sandbox/control.css">
  </head>
  <body>
    <header>
      <p class="sandbox-mark">Sandbox · nothing here is real</p>
      <div class="top">
        <h1>Gangway sandbox</h1>
        <nav aria-label="Sections">
          ${state.providers.map(({ id, name }) => html`<a href="#${id}">${name}</a>`)}
          <a href="#mail">Mail</a> <a href="#sms">Text messages</a> <a href="#deliveries">Webhooks</a> <a href="#faults">Faults</a> <a href="#requests">Requests</a>
          <a href="./">Refresh</a>
        </nav>
        ${callButton("reset", {}, "Reset everything", "quiet")}
      </div>
    </header>
    <main>
      <section aria-labelledby="clock">
        <h2 id="clock">Clock</h2>
        <p><strong>${readable(new Date(clock.now()).toISOString())}</strong> ·
          <span class="muted">${clock.offset ? `${duration(clock.offset / 1000)} ahead of real time` : "real time"}</span></p>
        <div class="buttons">${[MINUTE, 3 * MINUTE, 15 * MINUTE, DAY, 7 * DAY].map((seconds) =>
          callButton("clock", { advanceSeconds: seconds }, `+ ${duration(seconds)}`),
        )}</div>
      </section>
      ${state.providers.map((provider) => providerSection(provider, state.deliveries.endpoints(provider.id)))}
      <div class="columns">
        ${mailSection(state)}
        ${smsSection(state)}
        ${deliverySection(state)}
      </div>
      ${faultSection(state)}
      ${requestSection(state)}
      <section>
        <details>
          <summary>Credentials, for the configuration</summary>
          <pre>${JSON.stringify(Object.fromEntries([...state.providers, state.gateway].map((one) => [one.id, one.credentials()])), null, 2)}</pre>
        </details>
      </section>
    </main>
  </body>
</html>`);
}

/** A button that makes one control call. */
function callButton(path: string, body: Readonly<Record<string, unknown>>, label: string, look = ""): Markup {
  return html`<form method="post" action="_sandbox/${path}">
    ${Object.entries(body).map(([name, value]) => html`<input type="hidden" name="${name}" value="${String(value)}">`)}
    <button class="${look}">${label}</button>
  </form>`;
}

function providerSection(provider: MountedProvider, endpoints: readonly string[]): Markup {
  const sessions = provider.sessions();
  return html`<section aria-labelledby="${provider.id}">
    <h2 id="${provider.id}">${provider.name}</h2>
    ${
      sessions.length === 0
        ? html`<p class="empty">No session yet. The API is at <code>/${provider.id}</code>.</p>`
        : html`<ul class="list">${sessions.slice(0, MAX_ROWS).map((session) => sessionItem(provider, session))}</ul>
      ${olderRows(sessions.length)}`
    }
    ${provider.manual ? manualForm(provider.id, provider.manual) : ""}
    ${provider.settings ? settingsRow(provider.id, provider.settings) : ""}
    <form class="fields" method="post" action="_sandbox/webhooks">
      <input type="hidden" name="provider" value="${provider.id}">
      <div><label for="${provider.id}-url">Send webhooks to</label>
        <input id="${provider.id}-url" name="url" type="url" required placeholder="http://localhost:8787/v1/webhooks/…"></div>
      <div><button>Add endpoint</button></div>
    </form>
    ${endpoints.length > 0 ? html`<p class="muted">Now sent to: ${endpoints.join(", ")}</p>` : ""}
  </section>`;
}

/** The portal's form for a session by hand. Its link and QR code are in the list above. */
function manualForm(provider: string, { fields, action }: ManualSessions): Markup {
  return html`<form class="fields" method="post" action="_sandbox/${provider}/sessions">
    ${fields.map(
      ({ name, label }) => html`<div><label for="${provider}-${name}">${label}</label>
      <input id="${provider}-${name}" name="${name}" autocomplete="off" required></div>`,
    )}
    <div><button>${action}</button></div>
  </form>`;
}

/** The settings, each with a button for every other choice. */
function settingsRow(provider: string, settings: SandboxSettings): Markup {
  return html`<div class="acts">${settings.list().map(
    ({ name, label, value, choices }) => html`<div><span>${label}: ${choiceLabel(value)}</span>
      ${choices
        .filter((choice) => choice !== value)
        .map((choice) =>
          callButton(`${provider}/settings`, { [name]: choice }, `${label} ${choiceLabel(choice)}`),
        )}</div>`,
  )}</div>`;
}

const choiceLabel = (choice: boolean | number): string =>
  typeof choice === "number" ? String(choice) : choice ? "on" : "off";

function sessionItem(provider: MountedProvider, session: SandboxSession): Markup {
  const path = `${provider.id}/${session.session}`;
  return html`<li>
    <div class="line">
      <h3>${session.customer}</h3>
      <span class="tag">${session.status}</span>
      ${session.outcome ? html`<span class="tag">${session.outcome}</span>` : ""}
      ${session.note ? html`<span class="muted">${session.note}</span>` : ""}
      <a href="${session.url}">Open as the customer</a>
      <a href="_sandbox/${path}/qr.svg">QR code</a>
    </div>
    <div class="muted"><code>${session.session}</code> ${readable(session.createdAt)}</div>
    <div class="acts">
      <div><span>Customer</span> ${CUSTOMER_ACTS.map((does) => callButton(`${path}/customer`, { does }, does))}</div>
      <div><span>Decide</span> ${provider.decisions.map(({ label, body }) => callButton(`${path}/decide`, body, label))}</div>
    </div>
  </li>`;
}

function mailSection({ mailbox }: SandboxState): Markup {
  const mails = mailbox.mails.toReversed();
  return html`<section aria-labelledby="mail">
    <h2 id="mail">Mail</h2>
    ${mails.length === 0 ? html`<p class="empty">No mail yet.</p>` : ""}
    <ul class="list">${mails.slice(0, MAX_ROWS).map(
      (mail) => html`<li>
      <div class="line"><h3>${mail.subject || "(no subject)"}</h3></div>
      <div class="muted">to ${mail.to}, ${readable(mail.at)}</div>
      <pre>${mail.text || "(HTML only: see GET /_sandbox/mail)"}</pre>
    </li>`,
    )}</ul>
    ${olderRows(mails.length)}
  </section>`;
}

function smsSection({ sms }: SandboxState): Markup {
  const texts = sms.texts.toReversed();
  return html`<section aria-labelledby="sms">
    <h2 id="sms">Text messages</h2>
    ${texts.length === 0 ? html`<p class="empty">None yet.</p>` : ""}
    <ul class="list">${texts.slice(0, MAX_ROWS).map(
      ({ to, from, at, text }) => html`<li>
      <div class="muted">to ${to} from ${from}, ${readable(at)}</div>
      <pre>${text}</pre>
    </li>`,
    )}</ul>
    ${olderRows(texts.length)}
  </section>`;
}

function deliverySection({ deliveries }: SandboxState): Markup {
  const sent = deliveries.deliveries.toReversed();
  return html`<section aria-labelledby="deliveries">
    <h2 id="deliveries">Webhooks</h2>
    ${sent.length === 0 ? html`<p class="empty">None sent yet.</p>` : ""}
    <ul class="list">${sent.slice(0, MAX_ROWS).map(deliveryItem)}</ul>
    ${olderRows(sent.length)}
  </section>`;
}

const STATES: Readonly<Record<Delivery["state"], readonly [label: string, look: string]>> = {
  waiting: ["waiting", ""],
  delivered: ["delivered", "good"],
  refused: ["refused, not tried again", "bad"],
  given_up: ["given up", "bad"],
  no_endpoint: ["no endpoint", "bad"],
};

function deliveryItem(delivery: Delivery): Markup {
  const [label, look] = STATES[delivery.state];
  return html`<li>
    <div class="line"><h3>${delivery.provider}: ${delivery.event}</h3> <span class="tag ${look}">${label}</span></div>
    <div class="muted">${delivery.url ?? "Add an endpoint above"}, ${readable(delivery.at)}</div>
    ${delivery.attempts.map(
      (attempt, index) =>
        html`<div>Attempt ${index + 1}: ${attempt.status ?? attempt.error ?? "on its way"}
          <span class="muted">${readable(attempt.at)}</span></div>`,
    )}
    ${delivery.nextAttemptAt ? html`<div>Next attempt ${readable(delivery.nextAttemptAt)}</div>` : ""}
    <details><summary>Body</summary><pre>${pretty(delivery.body)}</pre></details>
  </li>`;
}

function faultSection({ faults, providers, gateway }: SandboxState): Markup {
  const routes = [...providers, gateway].flatMap((one) => Object.keys(one.routes));
  return html`<section aria-labelledby="faults">
    <h2 id="faults">Faults</h2>
    ${faults.faults.length === 0 ? html`<p class="empty">None on order: every call is answered as it should be.</p>` : ""}
    <ul class="list">${faults.faults.map(
      ({ provider, route, kind, value, times }) =>
        html`<li>${provider}, <code>${route}</code>: ${kind}${value ? ` ${value}` : ""}, ${times} more
          ${times === 1 ? "time" : "times"}</li>`,
    )}</ul>
    <form class="fields" method="post" action="_sandbox/faults">
      <div><label for="fault-provider">Provider</label>
        <select id="fault-provider" name="provider">${providers.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}<option value="twilio">Twilio (text messages)</option></select></div>
      <div><label for="fault-route">Route</label>
        <input id="fault-route" name="route" value="*" list="fault-routes" required>
        <datalist id="fault-routes">${[...new Set(routes)].map((name) => html`<option value="${name}"></option>`)}</datalist></div>
      <div><label for="fault-kind">Kind</label>
        <select id="fault-kind" name="kind"><option>status</option><option>delay</option><option>drop</option><option>garbage</option></select></div>
      <div><label for="fault-value">Value (status, or ms)</label><input id="fault-value" name="value" value="503" inputmode="numeric"></div>
      <div><label for="fault-times">Times</label><input id="fault-times" name="times" type="number" min="1" value="1" required></div>
      <div><button>Add fault</button></div>
    </form>
  </section>`;
}

function requestSection({ requests }: SandboxState): Markup {
  const asked = requests.requests.toReversed();
  return html`<section aria-labelledby="requests">
    <h2 id="requests">Requests</h2>
    ${
      asked.length === 0
        ? html`<p class="empty">None yet.</p>`
        : html`<div class="scroll" tabindex="0" role="region" aria-labelledby="requests"><table>
      <thead><tr><th>Time (UTC)</th><th>Status</th><th>Method</th><th>Path</th></tr></thead>
      <tbody>${asked.slice(0, MAX_ROWS).map(
        (one) => html`<tr><td>${one.at.slice(11, 19)}</td>
          <td class="${one.status >= 400 || one.status === 0 ? "bad" : ""}">${one.status || "none"}</td>
          <td>${one.method}</td><td>${one.path}</td></tr>`,
      )}</tbody>
    </table></div>${olderRows(asked.length)}`
    }
  </section>`;
}

const olderRows = (count: number): Markup | string =>
  count > MAX_ROWS ? html`<p class="muted">and ${count - MAX_ROWS} older</p>` : "";

const readable = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;

function duration(seconds: number): string {
  const units = [
    [DAY, "day"],
    [3600, "hour"],
    [MINUTE, "minute"],
  ] as const;
  const [size, name] = units.find(([size]) => seconds >= size) ?? [1, "second"];
  const count = Math.round((seconds / size) * 10) / 10;
  return `${count} ${name}${count === 1 ? "" : "s"}`;
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
