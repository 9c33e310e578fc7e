/** The details of a person that a session was made with. A capture page shows them, so that nobody types them again. */
import { html } from "hono/html";
import type { CaptureLanguage } from "./capture-language.js";
import type { Markup } from "./capture-page.js";
import { longDate } from "./long-date.js";

export interface KnownPerson {
  firstName: string | null | undefined;
  lastName: string | null | undefined;
  /** `YYYY-MM-DD` */
  dateOfBirth: string | null | undefined;
}

/** One row for each known detail, or nothing. */
export function knownPerson(
  { language, words }: CaptureLanguage,
  { firstName, lastName, dateOfBirth }: KnownPerson,
): Markup | string {
  const name = [firstName, lastName].filter(Boolean).join(" ");
  const rows = [
    ...(name ? [[words.name, name]] : []),
    ...(dateOfBirth ? [[words.dateOfBirth, longDate(dateOfBirth, language)]] : []),
  ];
  if (rows.length === 0) return "";
  return html`<dl class="summary">${rows.map(
    ([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`,
  )}</dl>`;
}
