import type { CorrectionsTerms, FirstTerms } from "../../locales/terms.js";
import type { DatePart } from "../first/form-field.js";
import type { DateLimits } from "../steps/date-limits.js";
import type { DateTexts } from "./read-date.js";

/** Nobody who lives was born before it. */
const FIRST_YEAR = 1900;
/** The Buddhist calendar of Thailand is ahead by that many years. */
const BUDDHIST_YEARS = 543;

export interface DateFault {
  text(terms: FirstTerms & CorrectionsTerms): string;
  /** The boxes that are wrong. */
  parts: DatePart[];
  /** Years that the customer may have meant. */
  years?: number[];
}

export interface DateRules extends DateLimits {
  /** In years. */
  minimumAge?: number | undefined;
  /** The customer's, as BCP 47. */
  locale: string;
  /** The language of the texts, as BCP 47. */
  language: string;
}

/** Checks a date of birth. Returns it as `YYYY-MM-DD`, or says what is wrong with it. */
export function checkDate(
  texts: DateTexts,
  rules: DateRules,
  order: readonly DatePart[],
): string | DateFault {
  const missing = order.filter((part) => !texts[part]);
  if (missing.length) {
    return {
      parts: missing,
      text: ({ dateIncomplete, labels }) =>
        dateIncomplete(new Intl.ListFormat(rules.language).format(missing.map((part) => labels[part]))),
    };
  }
  const strange = order.filter((part) => !/^\d+$/.test(texts[part]));
  if (strange.length) return { parts: strange, text: ({ invalidDate }) => invalidDate };
  const [day, month, year] = [Number(texts.day), Number(texts.month), Number(texts.year)];
  if (month < 1 || month > 12) return { parts: ["month"], text: ({ monthRange }) => monthRange };
  if (texts.year.length !== 4) {
    const years = texts.year.length === 2 ? [FIRST_YEAR + year, FIRST_YEAR + 100 + year] : [];
    return {
      parts: ["year"],
      text: ({ yearDigits }) => yearDigits,
      years: years.filter((candidate) => !findFault(candidate, month, day, rules)),
    };
  }
  return findFault(year, month, day, rules) ?? isoDate(year, month, day);
}

function findFault(year: number, month: number, day: number, rules: DateRules): DateFault | null {
  const { today, isOldEnough, minimumAge, locale, language } = rules;
  // The day 0 of the next month. `setUTCFullYear` takes the years before 100 as they are.
  const last = new Date(0);
  last.setUTCFullYear(year, month, 0);
  const days = last.getUTCDate();
  if (day < 1 || day > days) {
    const format = new Intl.DateTimeFormat(language, {
      calendar: "gregory",
      timeZone: "UTC",
      month: "long",
      year: "numeric",
    });
    return { parts: ["day"], text: ({ daysOfMonth }) => daysOfMonth(format.format(last), days) };
  }
  const date = isoDate(year, month, day);
  if (date === today && !minimumAge)
    return { parts: ["day", "month", "year"], text: ({ todayDate }) => todayDate };
  if (date > today) {
    const [thisYear, thisMonth] = today.split("-").map(Number);
    const part = year !== thisYear ? "year" : month !== thisMonth ? "month" : "day";
    const buddhist = year - BUDDHIST_YEARS;
    const isThai = /^th\b/i.test(locale) && !findFault(buddhist, month, day, rules);
    return { parts: [part], text: ({ futureDate }) => futureDate, years: isThai ? [buddhist] : [] };
  }
  if (year < FIRST_YEAR) return { parts: ["year"], text: ({ tooOld }) => tooOld(FIRST_YEAR) };
  if (minimumAge && !isOldEnough(date)) {
    return { parts: ["year"], text: ({ tooYoung }) => tooYoung(minimumAge) };
  }
  return null;
}

function isoDate(year: number, month: number, day: number): string {
  const pad = (value: number, length: number): string => String(value).padStart(length, "0");
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}
