import { findNameFault } from "../../contract/name-character.js";
import type { CollectableField } from "../../contract/status.js";
import type { CorrectionsTerms, FirstTerms } from "../../locales/terms.js";
import { dateStyle } from "../first/date-style.js";
import type { DetailsForm } from "../first/details-form.js";
import type { DatePart } from "../first/form-field.js";
import type { ReadDetails } from "../steps/read-details.js";
import { checkDate } from "./check-date.js";
import { dateTexts } from "./date-boxes.js";
import { readBoxes } from "./read-date.js";
import { suggestEmail } from "./suggest-email.js";

/** Returns the text about a mistake, in any language. */
export type Fault = (terms: FirstTerms & CorrectionsTerms) => string;

/** The fields that are wrong, in the order of the form. */
export type Faults = ReadonlyMap<string, Fault>;

/** A text that the customer may have meant. */
export interface Offer {
  field: "email" | "year";
  text: string;
}

export interface CorrectedDetails extends Pick<ReadDetails, "details"> {
  faults: Faults;
  /** The wrong boxes of the date. */
  wrongParts: readonly DatePart[];
  offers: readonly Offer[];
}

const NAMES: readonly CollectableField[] = ["firstName", "middleName", "familyName", "fullName"];

/**
 * Reads the details in all forms that customers write them, with a text of its own for each mistake.
 * @param read the details as they were read in the plain way.
 */
export function correctDetails(form: DetailsForm, read: ReadDetails): CorrectedDetails {
  const { collect, minimumAge } = form.props.state.organisation;
  const { email, customerContext } = read.details;
  const faults = new Map<string, Fault>();
  for (const name of read.wrong) {
    const isInvalid = name === "email" && email;
    faults.set(name, ({ invalidEmail, missing, labels }) =>
      isInvalid ? invalidEmail : missing(labels[name as CollectableField]),
    );
  }
  const offers: Offer[] = [];
  let wrongParts: readonly DatePart[] = [];

  const suggested = email && suggestEmail(email);
  if (suggested) offers.push({ field: "email", text: suggested });

  for (const name of collect) {
    if (name === "dateOfBirth") {
      const typed = dateTexts(form);
      if (!Object.values(typed).join("")) continue;
      const { locale } = form.props;
      const rules = { ...read.limits, minimumAge, locale, language: languageOf(form) };
      const date = checkDate(readBoxes(typed, locale), rules, dateStyle(locale).order);
      if (typeof date === "string") {
        customerContext.dateOfBirth = date;
        faults.delete(name);
      } else {
        faults.set(name, date.text);
        wrongParts = date.parts;
        for (const year of date.years ?? []) offers.push({ field: "year", text: String(year) });
      }
    } else if (NAMES.includes(name)) {
      const character = findNameFault(form.textOf(name));
      if (character === undefined) continue;
      faults.set(name, ({ labels, nameCharacter }) => nameCharacter(labels[name], character));
    }
  }
  const inOrder = ["email", ...collect].flatMap((name) => [...faults].filter(([field]) => field === name));
  return { details: read.details, faults: new Map(inOrder), wrongParts, offers };
}

/** Returns the language of the words that are shown, as BCP 47. */
function languageOf(form: DetailsForm): string {
  return form.closest<HTMLElement>("[lang]")?.lang || "en";
}
