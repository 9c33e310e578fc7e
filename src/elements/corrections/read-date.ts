import type { DatePart } from "../first/form-field.js";
import { latinDigits } from "./latin-digits.js";
import { findMonth } from "./month-names.js";

/** The texts of the three boxes of a date. */
export type DateTexts = Record<DatePart, string>;

/** The parts of a date as a language writes them in numbers. */
export type DateOrder = readonly DatePart[];

/** Reads each box: digits of any script, the name of a month, and a number with something beside it, such as `15th`. */
export function readBoxes(texts: DateTexts, language: string): DateTexts {
  const read = (text: string): string =>
    numbersIn(text).length === 1 ? (numbersIn(text)[0] ?? "") : plain(text);
  const month = numbersIn(texts.month).length === 0 && findMonth(plain(texts.month), language);
  return { day: read(texts.day), month: month ? String(month) : read(texts.month), year: read(texts.year) };
}

/**
 * Reads a text that holds a whole date, in any common form: `15/01/1990`, `1990-01-15`, `15 January 1990`, `Jan 15, 90`,
 * `15011990`. The year has as many digits as the text, and the date may not exist. Null where the text holds no whole date.
 * @param order decides about `01/02/1990`.
 */
export function findWholeDate(text: string, order: DateOrder, language: string): DateTexts | null {
  const date = plain(text).replace(/[\sT,]+\d{1,2}:\d.*$/, "");
  const numbers = numbersIn(date);
  const [first = "", second = "", third = ""] = numbers;
  if (numbers.length === 3) return assemble(first, second, third, order);
  if (numbers.length === 1 && first === date) return split(first, order);
  const month = numbers.length === 2 ? findMonth(date, language) : undefined;
  if (!month) return null;
  const [day, year] = first.length > 2 || Number(first) > 31 ? [second, first] : [first, second];
  return checkLengths({ day, month: String(month), year });
}

/** Reads a run of digits: eight, or six where the year has two. */
function split(digits: string, order: DateOrder): DateTexts | null {
  const cut = (from: number, to?: number): string => digits.slice(from, to);
  if (digits.length === 8) {
    // No date has both forms: the fifth and sixth digit are a month here, and the century of a year there.
    if (/^(19|20)\d\d(0[1-9]|1[0-2])/.test(digits)) return assemble(cut(0, 4), cut(4, 6), cut(6), order);
    if (/^\d{4}(19|20)/.test(digits)) return assemble(cut(0, 2), cut(2, 4), cut(4), order);
  }
  if (digits.length !== 6) return null;
  const date = assemble(cut(0, 2), cut(2, 4), cut(4), order);
  return date && Number(date.month) <= 12 && Number(date.day) <= 31 ? date : null;
}

function assemble(first: string, second: string, third: string, order: DateOrder): DateTexts | null {
  const yearFirst = first.length > 2 || (third.length <= 2 && (order[0] === "year" || Number(first) > 31));
  const year = yearFirst ? first : third;
  const [a, b] = yearFirst ? [second, third] : [first, second];
  // A year in front is followed by the month, in all languages. In front of a year, languages differ.
  const monthFirst = yearFirst || order[0] === "month";
  const [month, day] = monthFirst ? [a, b] : [b, a];
  const swapped = Number(month) > 12 && Number(day) <= 12;
  return checkLengths(swapped ? { day: month, month: day, year } : { day, month, year });
}

function checkLengths(date: DateTexts): DateTexts | null {
  const { day, month, year } = date;
  return day.length <= 2 && month.length <= 2 && (year.length === 2 || year.length === 4) ? date : null;
}

/** Writes a text with the digits 0 to 9, and without the marks of right-to-left text and the like, which nobody sees. */
function plain(text: string): string {
  return latinDigits(text.replace(/\p{Cf}/gu, "")).trim();
}

function numbersIn(text: string): string[] {
  return plain(text).match(/\d+/g) ?? [];
}
