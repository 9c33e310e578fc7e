/** The demo's own bar above the bank's page: its navigation, and the choice of provider and language. */
import { PROVIDER_IDS, PROVIDER_NAMES } from "gangway-server";
import { html, raw } from "hono/html";
import { PAGE_GROUPS, pageAt } from "./pages.js";
import { LANGUAGES, languageName, providerOn, queryOf, type VisitorChoice } from "./visitor-choice.js";

type Markup = ReturnType<typeof html>;

/** @param path The current page's. */
export function renderBar(path: string, choice: VisitorChoice): string {
  const query = queryOf(choice);
  const groups = PAGE_GROUPS.map(
    ({ title, pages }) => html`<section>
        <h2>${title}</h2>
        <ul>
          ${pages.map(
            (page) =>
              html`<li>${link(page.path + query, page.path === path ? "page" : null, html`<b>${page.title}</b> ${page.shows}`)}</li>`,
          )}
        </ul>
      </section>`,
  );
  const page = pageAt(path);
  const current = providerOn(page, choice);
  const providers = (page.providers ?? PROVIDER_IDS).map((provider) =>
    link(
      path + queryOf({ ...choice, provider }),
      provider === current ? "true" : null,
      PROVIDER_NAMES[provider],
    ),
  );
  const languages = [null, ...LANGUAGES].map((locale) =>
    link(
      path + queryOf({ ...choice, locale }),
      locale === choice.locale ? "true" : null,
      locale ? html`<span lang="${locale}">${languageName(locale)}</span>` : "The browser’s own",
    ),
  );
  const language = choice.locale ? languageName(choice.locale) : "Language";
  return String(html`<div class="bar" role="region" aria-label="The demo" lang="en" dir="ltr">
      <nav class="menu pages" aria-label="Pages of the demo">
        <details name="bar">
          <summary><span class="product"><span class="label">Gangway </span>Demo</span> <span class="current">${page.title}</span></summary>
          <div class="sheet">
            <p class="lead">
              A bank that doesn’t exist shows how its customers prove who they are. Everything runs on your machine.
              <a href="/docs/" target="_top">Documentation for developers</a>
            </p>
            <div class="groups">${groups}</div>
          </div>
        </details>
      </nav>
      ${
        // A page with a provider of its own leaves nothing to choose.
        providers.length > 1
          ? html`<nav class="menu" aria-label="Provider">
        <details name="bar">
          <summary><span class="visually-hidden">Provider: </span>${PROVIDER_NAMES[current]}</summary>
          <div class="sheet">
            <p class="lead">The service that checks the customer’s documents.</p>
            <ul class="choices">${providers.map((each) => html`<li>${each}</li>`)}</ul>
          </div>
        </details>
      </nav>`
          : ""
      }
      <nav class="menu" aria-label="Language">
        <details name="bar">
          <summary><span class="visually-hidden">Language of the check: </span>${raw(icon("M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM3.5 12h17M12 3.5c5 5.5 5 11.5 0 17c-5-5.5-5-11.5 0-17"))}<span class="label">${language}</span></summary>
          <div class="sheet">
            <p class="lead">The language of the identity check. The bank’s page stays as it is.</p>
            <ul class="choices columns">${languages.map((each) => html`<li>${each}</li>`)}</ul>
          </div>
        </details>
      </nav>
      <span class="gap"></span>
      ${raw(DRAWER_BUTTONS)}
      <button class="tool" type="button" data-start-over hidden>${raw(icon("M5 12a7 7 0 1 0 2.5-5.4M5 4v4h4"))}<span class="label">Start over</span></button>
      <a class="tool docs" href="/docs/" target="_top">For developers</a>
    </div>`);
}

const link = (href: string, current: string | null, content: Markup | string): Markup =>
  html`<a href="${href}" target="_top"${current ? raw(` aria-current="${current}"`) : ""}>${content}</a>`;

const icon = (path: string): string =>
  `<svg viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="${path}" /></svg>`;

/** Shown by the scripts of the drawers, which not every page allows. */
const DRAWER_BUTTONS = `<button class="tool" type="button" data-drawer="mailbox" aria-expanded="false" aria-controls="mailbox" hidden>${icon("M3.5 6h17v12h-17zM4 6.5l8 6.5 8-6.5")}<span class="label">Mailbox</span><span class="count" data-new-mails hidden></span></button>
      <button class="tool" type="button" data-drawer="events" aria-expanded="false" aria-controls="events" hidden>${icon("M4 7h11M4 12h16M4 17h8")}<span class="label">Events</span></button>`;
