/** The details of a person that a session was made with. A capture page shows them, so that nobody types them again. */
import { html } from "hono/html";
import { isCalendarDate } from "./calendar-date.js";
import type { Markup } from "./capture-page.js";

export interface KnownPerson {
  firstName: string | null | undefined;
  lastName: string | null | undefined;
  /** `YYYY-MM-DD` */
  dateOfBirth: string | null | undefined;
}

const LONG_DATE = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

/** One row for each known detail, or nothing. */
export function knownPerson({ firstName, lastName, dateOfBirth }: KnownPerson): Markup | string {
  const name = [firstName, lastName].filter(Boolean).join(" ");
  const rows = [
    ...(name ? [["Name", name]] : []),
    ...(dateOfBirth ? [["Date of birth", longDate(dateOfBirth)]] : []),
  ];
  if (rows.length === 0) return "";
  return html`<dl class="summary">${rows.map(
    ([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`,
  )}</dl>`;
}

function longDate(date: string): string {
  return isCalendarDate(date) ? LONG_DATE.format(new Date(date)) : date;
}
