/** The details form of the customer portal. */
import { type FormErrors, typedText } from "../capture-form.js";
import type { CaptureWords } from "../words/capture-words.js";
import { invalidNameCharacter, isPastDate } from "./session-request.js";
import { type Details, hasOneName } from "./sessions.js";

const MAX_LENGTH = 500;

export function readDetails(form: Readonly<Record<string, unknown>>): Details {
  const read = (name: keyof Details) => typedText(form[name], MAX_LENGTH);
  return {
    firstName: read("firstName"),
    middleName: read("middleName"),
    familyName: read("familyName"),
    dateOfBirth: read("dateOfBirth"),
    preferredContactNumber: read("preferredContactNumber"),
    address: read("address"),
  };
}

/**
 * `now` is in ms since the epoch. A customer to whom the invite gives one name alone needs no other.
 */
export function checkDetails(
  details: Details,
  suggested: Partial<Details>,
  now: number,
  words: CaptureWords,
): FormErrors {
  const errors: Record<string, string> = {};
  const { firstName, familyName } = details;
  const oneName = hasOneName(suggested);
  if (!firstName && !(oneName && familyName)) errors.firstName = words.enterFirstName;
  if (!familyName && !(oneName && firstName)) errors.familyName = words.enterFamilyName;
  for (const name of ["firstName", "middleName", "familyName"] as const) {
    if (invalidNameCharacter(details[name]) >= 0) {
      errors[name] = words.verifime.nameLetters;
    }
  }
  if (!isPastDate(details.dateOfBirth, now)) errors.dateOfBirth = words.enterDateOfBirth;
  return errors;
}
