/**
 * The person whom Veriff has checked. Written in November 2026 from "Decision webhook" and "Full Auto webhook"
 * (devdocs.veriff.com): every member may be null or missing, also where the customer was approved.
 */
import { lookUp } from "../../contract/look-up.js";
import type { Person } from "../../contract/person.js";
import { dateOf, type Members, membersOf, textOf } from "../members.js";
import { personFrom } from "../person-from.js";

const DOCUMENT_TYPES: Readonly<Record<string, string>> = {
  PASSPORT: "passport",
  ID_CARD: "national_id",
  DRIVERS_LICENSE: "drivers_license",
  RESIDENCE_PERMIT: "residence_permit",
};

/** The person of a decision, or undefined where it names nobody. */
export function personOf(decision: Members): Person | undefined {
  const person = membersOf(decision.person);
  const document = membersOf(decision.document);
  const type = textOf(document.type);
  return personFrom({
    firstName: textOf(person.firstName),
    lastName: textOf(person.lastName),
    dateOfBirth: dateOf(person.dateOfBirth),
    gender: textOf(person.gender),
    nationality: textOf(person.nationality),
    documentType: lookUp(DOCUMENT_TYPES, type) ?? type?.toLowerCase(),
    documentNumber: textOf(document.number),
    country: textOf(document.country),
    address: addressOf(person),
  });
}

/** A decision lists addresses; Full Auto has one. */
function addressOf({ addresses, address }: Members): string | undefined {
  const first = membersOf(Array.isArray(addresses) ? addresses[0] : undefined);
  return textOf(first.fullAddress) ?? textOf(address);
}
