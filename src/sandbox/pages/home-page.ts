/** The page at `/`: the state of the sandbox, and a button or a form for every control call. */
import type { Context } from "hono";
import { html } from "hono/html";
import type { Markup } from "../capture-page.js";
import type {
  ManualSessions,
  MountedProvider,
  SandboxSession,
  SandboxSettings,
} from "../sandbox-provider.js";
import type { SandboxState } from "../sandbox-state.js";
import { deliveriesList } from "./deliveries-list.js";
import { callButton, pageFrame, readable, withLinks } from "./page-frame.js";

/** Maximum number of items of each list; the JSON calls have all of them. */
const MAX_ITEMS = 15;
const MAX_SESSIONS = 50;
const MINUTE = 60;
const DAY = 86_400;

export function homePage(context: Context, state: SandboxState): Response | Promise<Response> {
  return pageFrame(context, {
    title: "Gangway sandbox",
    root: "",
    header: html`<h1>Gangway sandbox</h1>
      <nav aria-label="Sections">
        <a href="#sessions">Sessions</a> <a href="#mail">Mail</a> <a href="#sms">Text messages</a>
        <a href="#deliveries">Webhooks</a> <a href="#requests">Requests</a> <a href="#providers">Providers</a>
        <a href="#faults">Faults</a> <a href="#clock">Clock</a>
      </nav>
      ${callButton("_sandbox/reset", {}, "Reset everything", "quiet")}`,
    main: html`<div class="sides">
        ${sessionSection(state, context.req.query("q") ?? "", context.req.query("provider") ?? "")}
        <div class="side">
          ${mailSection(state)}
          ${smsSection(state)}
          ${clockSection(state)}
        </div>
        <div>
          ${deliverySection(state)}
          ${requestSection(state)}
        </div>
      </div>
      <section aria-labelledby="providers">
        <h2 id="providers">Providers</h2>
        <div class="columns">${state.providers.map((provider) => providerPart(provider, state.deliveries.endpoints(provider.id)))}</div>
        <details>
          <summary>Credentials, for the configuration</summary>
          <pre>${JSON.stringify(Object.fromEntries([...state.providers, state.gateway].map((one) => [one.id, one.credentials()])), null, 2)}</pre>
        </details>
      </section>
      ${faultSection(state)}`,
  });
}

function sessionSection({ providers }: SandboxState, query: string, chosen: string): Markup {
  const all = providers.flatMap((provider) => provider.sessions().map((session) => ({ provider, session })));
  const found = all
    .filter(({ provider, session }) => (!chosen || provider.id === chosen) && fits(session, query))
    .toSorted((one, other) => other.session.createdAt.localeCompare(one.session.createdAt));
  return html`<section aria-labelledby="sessions">
    <h2 id="sessions">Sessions</h2>
    <form class="fields" role="search" method="get">
      <div><label for="q">Search</label>
        <input id="q" name="q" type="search" value="${query}" maxlength="200" autocomplete="off" placeholder="Customer, id or status"></div>
      <div><label for="provider">Provider</label>
        <select id="provider" name="provider"><option value="">All</option>${providers.map(
          ({ id, name }) =>
            html`<option value="${id}" ${chosen === id ? html`selected` : ""}>${name}</option>`,
        )}</select></div>
      <div><button>Search</button></div>
    </form>
    <table class="sessions">
      <thead><tr><th scope="col">Customer</th><th scope="col" class="wide">Provider</th><th scope="col">Status</th><th scope="col">Decision</th><th scope="col" class="wide">Created</th><th scope="col" class="wide">Pages</th></tr></thead>
      <tbody data-live="sessions">${found.slice(0, MAX_SESSIONS).map(sessionRow)}</tbody>
    </table>
    <p class="empty">${all.length === 0 ? "None yet. Invite a customer through the proxy." : "No session fits this search."}</p>
    ${olderItems("sessions-older", found.length, MAX_SESSIONS)}
  </section>`;
}

function fits({ customer, session, status, outcome }: SandboxSession, query: string): boolean {
  const text = [customer, session, status, outcome ?? ""].join(" ").toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function sessionRow({ provider, session }: { provider: MountedProvider; session: SandboxSession }): Markup {
  const { session: id, customer, status, outcome, note, url, createdAt } = session;
  return html`<tr id="session-${provider.id}-${id}">
    <td><a href="_sandbox/${provider.id}/${id}">${customer}</a> <code>${id}</code></td>
    <td class="wide">${provider.name}</td>
    <td><span class="tag">${breakable(status)}</span></td>
    <td>${outcome ? html`<span class="tag">${breakable(outcome)}</span>` : ""} ${note ? html`<span class="muted">${note}</span>` : ""}</td>
    <td class="wide"><time datetime="${createdAt}">${readable(createdAt).slice(5, -7)}</time></td>
    <td class="wide"><a href="${url}" aria-label="Open as the customer ${customer}">Open</a></td>
  </tr>`;
}

/** Lets a narrow column break a provider's word after its underscores. */
function breakable(word: string): Markup {
  return html`${word.split(/(?<=_)/).map((part) => html`${part}<wbr>`)}`;
}

function mailSection({ mailbox }: SandboxState): Markup {
  const { mails } = mailbox;
  const newest = mails.map((mail, index) => ({ mail, index })).toReversed();
  return html`<section aria-labelledby="mail">
    <h2 id="mail">Mail</h2>
    <ul class="list" data-live="mails">${newest.slice(0, MAX_ITEMS).map(
      ({ mail, index }, place) => html`<li id="mail-${mail.at}-${index}">
      <details ${place === 0 ? html`open` : ""}><summary>${mail.subject || "(no subject)"}
        <span class="muted">to ${mail.to}, ${readable(mail.at)}</span></summary>
      <pre>${mail.text ? withLinks(mail.text) : "(HTML only: see GET /_sandbox/mail)"}</pre></details>
    </li>`,
    )}</ul>
    <p class="empty">No mail yet.</p>
    ${olderItems("mails-older", mails.length, MAX_ITEMS)}
  </section>`;
}

function smsSection({ sms }: SandboxState): Markup {
  const { texts } = sms;
  const newest = texts.map((text, index) => ({ ...text, index })).toReversed();
  return html`<section aria-labelledby="sms">
    <h2 id="sms">Text messages</h2>
    <ul class="list" data-live="texts">${newest.slice(0, MAX_ITEMS).map(
      ({ to, from, at, text, index }) => html`<li id="sms-${at}-${index}">
      <div class="muted">to ${to} from ${from}, ${readable(at)}</div>
      <pre>${withLinks(text)}</pre>
    </li>`,
    )}</ul>
    <p class="empty">None yet.</p>
    ${olderItems("texts-older", texts.length, MAX_ITEMS)}
  </section>`;
}

function clockSection({ clock }: SandboxState): Markup {
  return html`<section aria-labelledby="clock">
    <h2 id="clock">Clock</h2>
    <div data-live="clock"><p id="clock-now"><strong>${readable(new Date(clock.now()).toISOString())}</strong> ·
      <span class="muted">${clock.offset ? `${duration(clock.offset / 1000)} ahead of real time` : "real time"}</span></p></div>
    <div class="buttons">${[MINUTE, 3 * MINUTE, 15 * MINUTE, DAY, 7 * DAY].map((seconds) =>
      callButton("_sandbox/clock", { advanceSeconds: seconds }, `+ ${duration(seconds)}`),
    )}</div>
  </section>`;
}

function deliverySection({ deliveries }: SandboxState): Markup {
  const sent = deliveries.deliveries.toReversed();
  return html`<section aria-labelledby="deliveries">
    <h2 id="deliveries">Webhooks</h2>
    ${deliveriesList(sent.slice(0, MAX_ITEMS), { root: "", linksSession: true })}
    <p class="empty">None sent yet.</p>
    ${olderItems("deliveries-older", sent.length, MAX_ITEMS)}
  </section>`;
}

function requestSection({ requests }: SandboxState): Markup {
  const all = requests.requests;
  const newest = all.map((one, index) => ({ ...one, index })).toReversed();
  return html`<section aria-labelledby="requests">
    <h2 id="requests">Requests</h2>
    <table>
      <thead><tr><th scope="col">Time (UTC)</th><th scope="col">Status</th><th scope="col">Call</th></tr></thead>
      <tbody data-live="requests">${newest.slice(0, MAX_ITEMS).map(
        ({
          at,
          status,
          method,
          path,
          index,
        }) => html`<tr id="request-${at}-${index}"><td>${at.slice(11, 19)}</td>
          <td class="${status >= 400 || status === 0 ? "bad" : ""}">${status || "none"}</td>
          <td>${method} ${path}</td></tr>`,
      )}</tbody>
    </table>
    <p class="empty">None yet.</p>
    ${olderItems("requests-older", all.length, MAX_ITEMS)}
  </section>`;
}

function providerPart(provider: MountedProvider, endpoints: readonly string[]): Markup {
  const { id, name, manual, settings } = provider;
  return html`<div class="provider">
    <h3 id="${id}">${name}</h3>
    <p class="muted">The API is at <code>/${id}</code>. ${endpoints.length > 0 ? `Webhooks go to ${endpoints.join(", ")}.` : "No endpoint for webhooks yet."}</p>
    <form class="fields" method="post" action="_sandbox/webhooks">
      <input type="hidden" name="provider" value="${id}">
      <div><label for="${id}-url">Send webhooks to</label>
        <input id="${id}-url" name="url" type="url" required placeholder="http://localhost:8787/v1/webhooks/…"></div>
      <div><button>Add endpoint</button></div>
    </form>
    ${manual ? manualForm(id, manual) : ""}
    ${settings ? settingsRow(id, settings) : ""}
  </div>`;
}

/** The portal's form for a session by hand. Its link and QR code are on the session's page. */
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
          callButton(`_sandbox/${provider}/settings`, { [name]: choice }, `${label} ${choiceLabel(choice)}`),
        )}</div>`,
  )}</div>`;
}

const choiceLabel = (choice: boolean | number): string =>
  typeof choice === "number" ? String(choice) : choice ? "on" : "off";

function faultSection({ faults, providers, gateway }: SandboxState): Markup {
  const routes = [...providers, gateway].flatMap((one) => Object.keys(one.routes));
  return html`<section aria-labelledby="faults">
    <h2 id="faults">Faults</h2>
    <ul class="list" data-live="faults">${faults.faults.map(
      ({ provider, route, kind, value, times }, index) =>
        html`<li id="fault-${index}">${provider}, <code>${route}</code>: ${kind}${value ? ` ${value}` : ""}, ${times} more
          ${times === 1 ? "time" : "times"}</li>`,
    )}</ul>
    <p class="empty">None on order: every call is answered as it should be.</p>
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

/** A list of its own, so that its number stays right. */
const olderItems = (name: string, count: number, shown: number): Markup =>
  html`<div class="muted" data-live="${name}">${count > shown ? html`<p id="${name}">and ${count - shown} older</p>` : ""}</div>`;

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
