import { dateStyle } from "../first/date-style.js";
import type { DetailsForm } from "../first/details-form.js";
import type { DatePart, DetailsField } from "../first/form-field.js";
import { type DateTexts, findWholeDate } from "./read-date.js";

export const DATE_PARTS: readonly DatePart[] = ["day", "month", "year"];

export function isDatePart(id: string): id is DatePart {
  return DATE_PARTS.some((part) => part === id);
}

/** Returns the texts of the three boxes. */
export function dateTexts(form: DetailsForm): DateTexts {
  return {
    day: form.textOf("day").trim(),
    month: form.textOf("month").trim(),
    year: form.textOf("year").trim(),
  };
}

/** Spreads a whole date that stands in one box over the three boxes. @param except the box that the customer types into. */
export function spreadDate(form: DetailsForm, except = ""): void {
  const texts = dateTexts(form);
  const { locale } = form.props;
  for (const part of DATE_PARTS) {
    const date = part === except ? null : findWholeDate(texts[part], dateStyle(locale).order, locale);
    if (!date) continue;
    for (const name of DATE_PARTS) setText(form, name, date[name]);
    return;
  }
}

/** Puts a text into a field. */
export function setText(form: DetailsForm, field: DetailsField, text: string): void {
  form.props.typed.set(field, text);
  const input = form.querySelector<HTMLInputElement>(`#${field}`);
  if (input) input.value = text;
  form.requestUpdate();
}
