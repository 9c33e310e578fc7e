import type { CollectableField } from "../../contract/status.js";
import type { Details } from "../../flow/flow-state.js";
import { type FieldName, OPTIONAL } from "../first/form-field.js";
import type { StepTerms } from "../first/onboarding-step.js";

/** What is wrong with which field, in the order of the fields, in the words of whichever language is on. */
export type Faults = ReadonlyMap<string, (terms: StepTerms) => string>;

/** Lays what the customer typed over what was known before, and says what is missing or wrong. */
export function readDetails(
  textOf: (name: FieldName) => string,
  collect: readonly CollectableField[],
  known: Details,
): { details: Details; faults: Faults } {
  const faults = new Map<string, (terms: StepTerms) => string>();
  const typed = (name: FieldName): string => textOf(name).trim();
  const email = typed("email");
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
    faults.set("email", ({ invalidEmail, missing, labels }) =>
      email ? invalidEmail : missing(labels.email),
    );
  }
  const customerContext = { ...known.customerContext };
  for (const name of collect) {
    let value = typed(name);
    if (name === "dateOfBirth") {
      const parts = [typed("year"), typed("month"), typed("day")];
      value = isoDate(parts);
      if (!value && parts.join("")) faults.set(name, ({ invalidDate }) => invalidDate);
    }
    if (value) customerContext[name] = value;
    else delete customerContext[name];
    if (!value && name !== OPTIONAL && !faults.has(name))
      faults.set(name, ({ missing, labels }) => missing(labels[name]));
  }
  return { details: { email, customerContext }, faults };
}

/** Reads year, month and day as `YYYY-MM-DD`, or as "" where there is no such day, or not yet. */
function isoDate(parts: string[]): string {
  const iso = parts.map((part) => part.padStart(2, "0")).join("-");
  const date = /^(19|20)\d\d-\d\d-\d\d$/.test(iso) ? new Date(iso) : null;
  return date && +date < Date.now() && date.toISOString().startsWith(iso) ? iso : "";
}
