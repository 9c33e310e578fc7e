/** Builds the data of an identity from the provider's findings and the invite's claims. */
import { customerName } from "../../contract/customer-name.js";
import type { ExtractedData, ExtractedField } from "../../contract/identity-words.js";
import type { Person } from "../../contract/person.js";
import type { VisitInvite } from "../visits/visit.js";

export function verifiedData(person: Person): ExtractedData {
  return present({
    first_name: person.firstName,
    middle_name: person.middleName,
    last_name: person.lastName,
    date_of_birth: person.dateOfBirth,
    gender: person.gender,
    nationality: person.nationality,
    document_type: person.documentType,
    document_number: person.documentNumber,
    country: person.country,
    email: person.email,
    phone: person.phone,
    address: person.address,
  });
}

/** Returns the email address and the phone number of an invite, by which the person is reached. */
export function contactData(invite: VisitInvite): ExtractedData {
  return only(claimedData(invite), CONTACT_FIELDS);
}

/** The data from the partner or the customer, which nobody has verified. */
export function claimedData({ email, customerContext }: VisitInvite): ExtractedData {
  const { firstName, familyName } = customerName(customerContext ?? {});
  return present({
    first_name: firstName,
    middle_name: customerContext?.middleName,
    last_name: familyName,
    date_of_birth: customerContext?.dateOfBirth,
    email,
    phone: customerContext?.preferredContactNumber,
    address: customerContext?.address,
  });
}

/** The fields that describe a document. Fields of two documents are never mixed. */
const DOCUMENT_FIELDS: readonly ExtractedField[] = ["document_type", "document_number", "country"];
/** The contact fields, which the latest invite replaces. */
const CONTACT_FIELDS: readonly ExtractedField[] = ["email", "phone"];

/** @param latest true for the person's last verification. An earlier one only adds missing fields. */
export function mergeData(
  known: ExtractedData,
  verified: ExtractedData,
  claimed: ExtractedData,
  latest: boolean,
): ExtractedData {
  const hasDocument = (data: ExtractedData) => DOCUMENT_FIELDS.some((field) => data[field] !== undefined);
  if (!latest) {
    return { ...claimed, ...(hasDocument(known) ? without(verified, DOCUMENT_FIELDS) : verified), ...known };
  }
  const anotherDocument = hasDocument(verified);
  return {
    ...claimed,
    ...(anotherDocument ? without(known, DOCUMENT_FIELDS) : known),
    ...only(claimed, CONTACT_FIELDS),
    ...verified,
  };
}

/** Returns full years from 0 to 150; null for any other, and where `dateOfBirth` is no date (`YYYY-MM-DD`). */
export function ageAt(dateOfBirth: string | undefined, at: number): number | null {
  const [year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(dateOfBirth ?? "") ?? []).slice(1).map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = new Date(at);
  const years = date.getUTCFullYear() - year;
  const before =
    date.getUTCMonth() + 1 < month || (date.getUTCMonth() + 1 === month && date.getUTCDate() < day);
  const age = before ? years - 1 : years;
  return age >= 0 && age <= 150 ? age : null;
}

function present(data: Partial<Record<ExtractedField, string | undefined>>): ExtractedData {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined && value !== ""));
}

function only(data: ExtractedData, fields: readonly ExtractedField[]): ExtractedData {
  return Object.fromEntries(
    Object.entries(data).filter(([field]) => fields.includes(field as ExtractedField)),
  );
}

function without(data: ExtractedData, fields: readonly ExtractedField[]): ExtractedData {
  return Object.fromEntries(
    Object.entries(data).filter(([field]) => !fields.includes(field as ExtractedField)),
  );
}
