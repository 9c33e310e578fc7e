import type { DatePart } from "./form-field.js";

/** A date as a locale writes it in numbers. */
export interface DateStyle {
  /** The parts in their order. */
  order: readonly DatePart[];
  /** 27 March 1987, with spaces between the parts. */
  example: string;
}

/** Returns the style of a locale. One without a region has that of the customer's browser, where its language is the same. */
export function dateStyle(locale: string): DateStyle {
  const own = navigator.languages.find((tag) => tag.startsWith(`${locale}-`)) ?? locale;
  const parts = new Intl.DateTimeFormat(own, { calendar: "gregory", numberingSystem: "latn" })
    .formatToParts(new Date(1987, 2, 27))
    .filter(({ type }) => /^(day|month|year)$/.test(type));
  return {
    order: parts.map(({ type }) => type as DatePart),
    example: parts.map(({ value }) => value).join(" "),
  };
}
