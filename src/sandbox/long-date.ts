import { keepDateTogether } from "../contract/keep-date-together.js";
import type { Language } from "../contract/languages.js";
import { isCalendarDate } from "./calendar-date.js";

/** Writes a date as a language does. Anything but a date stays as it is. @param date `YYYY-MM-DD` */
export function longDate(date: string, language: Language): string {
  if (!isCalendarDate(date)) return date;
  const locale = language === "en" ? "en-GB" : language;
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  return keepDateTogether(format.format(new Date(date)));
}
