import { keepDateTogether } from "../../contract/keep-date-together.js";
import { findLanguage } from "../../contract/languages.js";

/**
 * Writes a time in a mail, in UTC because the customer's time zone isn't known, and as the region of the locale writes
 * it where the mail is in that language.
 * @param at in ms since the epoch.
 * @param locale BCP 47, or null where it is not known.
 */
export function formatMailTime(at: number, locale: string | null): string {
  const tag = formatLocale(locale);
  const format = new Intl.DateTimeFormat(tag, {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
    timeZone: "UTC",
    calendar: "gregory",
    // As the other numbers of the mail: Arabic has digits of its own in some regions.
    numberingSystem: "latn",
    // Some runtimes write the half of the day as "PM" where the language has a word of its own.
    ...(tag.startsWith("en") ? {} : { hourCycle: "h23" as const }),
  });
  return keepDateTogether(format.format(at));
}

function formatLocale(locale: string | null): string {
  if (locale === null || findLanguage(locale) === null) return "en-GB";
  // A locale may ask for other digits or another clock than the rest of the mail has.
  const { baseName } = new Intl.Locale(locale);
  return baseName === "en" ? "en-GB" : baseName;
}
