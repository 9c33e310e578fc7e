import type { CollectableField } from "../../contract/status.js";
import type { Details } from "../../flow/flow-state.js";
import type { FirstTerms, StepsTerms } from "../../locales/terms.js";
import { type DetailsField, OPTIONAL } from "../first/form-field.js";

/** The fields that are wrong, in the order of the form, each with its text in any language. */
export type Faults = ReadonlyMap<string, (terms: FirstTerms & StepsTerms) => string>;

/** Merges the customer's texts into the known details, and finds the fields that are missing or wrong. */
export function readDetails(
  textOf: (field: DetailsField) => string,
  collect: readonly CollectableField[],
  known: Details,
): { details: Details; faults: Faults } {
  const faults = new Map<string, (terms: FirstTerms & StepsTerms) => string>();
  const typed = (name: DetailsField): string => textOf(name).trim();
  const email = typed("email");
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
    faults.set("email", ({ invalidEmail, missing, labels }) =>
      email ? invalidEmail : missing(labels.email),
    );
  }
  const customerContext = { ...known.customerContext };
  for (const name of collect) {
    let value: string;
    if (name === "dateOfBirth") {
      const parts = [typed("year"), typed("month"), typed("day")];
      value = isoDate(parts);
      if (!value && parts.join("")) faults.set(name, ({ invalidDate }) => invalidDate);
    } else {
      value = typed(name);
    }
    if (value) customerContext[name] = value;
    else delete customerContext[name];
    if (!value && name !== OPTIONAL && !faults.has(name))
      faults.set(name, ({ missing, labels }) => missing(labels[name]));
  }
  return { details: { email, customerContext }, faults };
}

/** Reads year, month and day as `YYYY-MM-DD`, or as "" where there is no such day, or it has not come yet. */
function isoDate(parts: string[]): string {
  const iso = parts.map((part) => part.padStart(2, "0")).join("-");
  const date = /^(19|20)\d\d-\d\d-\d\d$/.test(iso) ? new Date(iso) : null;
  return date && +date < Date.now() && date.toISOString().startsWith(iso) ? iso : "";
}
