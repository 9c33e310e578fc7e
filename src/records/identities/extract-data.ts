/** From what a provider found out about a person, and what the invite claimed, to the data that an identity keeps. */
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

/** What the partner or the customer said: nobody has checked it. */
export function claimedData({ email, customerContext }: VisitInvite): ExtractedData {
  return present({
    first_name: customerContext?.firstName,
    middle_name: customerContext?.middleName,
    last_name: customerContext?.familyName,
    date_of_birth: customerContext?.dateOfBirth,
    email,
    phone: customerContext?.preferredContactNumber,
    address: customerContext?.address,
  });
}

/** The members that describe a document: those of two documents are never mixed. */
const DOCUMENT_FIELDS: readonly ExtractedField[] = ["document_type", "document_number", "country"];
/** How the customer can be reached: the latest invite knows best. */
const CONTACT_FIELDS: readonly ExtractedField[] = ["email", "phone"];

/** @param latest whether the visit is the person's last verification: an earlier one only fills gaps. */
export function mergeData(
  known: ExtractedData,
  verified: ExtractedData,
  claimed: ExtractedData,
  latest: boolean,
): ExtractedData {
  if (!latest) return { ...claimed, ...verified, ...known };
  const anotherDocument = DOCUMENT_FIELDS.some((field) => verified[field] !== undefined);
  return {
    ...claimed,
    ...(anotherDocument ? without(known, DOCUMENT_FIELDS) : known),
    ...only(claimed, CONTACT_FIELDS),
    ...verified,
  };
}

/** Full years between two dates, or null where the birth date is none. */
export function ageAt(dateOfBirth: string | undefined, at: number): number | null {
  const [year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(dateOfBirth ?? "") ?? []).slice(1).map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = new Date(at);
  const years = date.getUTCFullYear() - year;
  const before =
    date.getUTCMonth() + 1 < month || (date.getUTCMonth() + 1 === month && date.getUTCDate() < day);
  return before ? years - 1 : years;
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
