import type { Details } from "../../flow/flow-state.js";
import type { DetailsForm } from "../first/details-form.js";
import { type DetailsField, OPTIONAL } from "../first/form-field.js";
import { type DateLimits, dateLimits } from "./date-limits.js";

export interface ReadDetails {
  details: Details;
  /** The fields that are missing or wrong, in the order of the form. */
  wrong: ReadonlySet<string>;
  /** False where the corrector may read more in the texts, or say more about them. */
  isPlain: boolean;
  limits: DateLimits;
}

/** The members of the form that are read. */
type Form = Pick<DetailsForm, "textOf"> & { props: Pick<DetailsForm["props"], "state" | "known"> };

/**
 * Merges the customer's texts into the known details, and finds the fields that are missing or wrong.
 * @param beingTyped a field to take for empty.
 */
export function readDetails(form: Form, beingTyped?: string): ReadDetails {
  const { known, state } = form.props;
  const { collect, singleName, minimumAge } = state.organisation;
  const limits = dateLimits(minimumAge);
  const wrong = new Set<string>();
  const typed = (name: DetailsField): string => (name === beingTyped ? "" : form.textOf(name).trim());
  const email = typed("email");
  // These domains are no slip for another.
  let isPlain = !email || /^[\w.+-]+@(gmail|hotmail|icloud|outlook|yahoo)\.com$/i.test(email);
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) wrong.add("email");
  const customerContext = { ...known.customerContext };
  for (const name of collect) {
    let value: string;
    if (name === "dateOfBirth") {
      const parts = [typed("year"), typed("month"), typed("day")];
      value = isoDate(parts, limits);
      // An incomplete date is plain for as long as the customer types it.
      isPlain &&= !!value || (parts.includes("") && /^(\d{0,4},?){3}$/.test(parts.join()));
    } else {
      value = typed(name);
      if (/name/i.test(name)) isPlain &&= /^[\p{L}\p{M} .'’-]*$/u.test(value);
    }
    if (value) customerContext[name] = value;
    else {
      delete customerContext[name];
      if (name !== OPTIONAL && !(singleName && name === "familyName")) wrong.add(name);
    }
  }
  return { details: { email, customerContext }, wrong, isPlain, limits };
}

/** Reads year, month and day as `YYYY-MM-DD`, or as "" where that is no date of birth of a customer. */
function isoDate(parts: string[], { today, isOldEnough }: DateLimits): string {
  const iso = parts.map((part) => part.padStart(2, "0")).join("-");
  const date = /^(19|20)\d\d-\d\d-\d\d$/.test(iso) ? new Date(iso) : null;
  return iso < today && isOldEnough(iso) && date?.toJSON()?.startsWith(iso) ? iso : "";
}
