/**
 * Whom a Veriff decision is about, in our words. Written in November 2026 from "Decision webhook" and "Full Auto
 * webhook": every member may be null or missing, also where the customer was approved.
 */
import type { Person } from "../../contract/person.js";

type Details = Readonly<Record<string, unknown>>;

const DOCUMENT_TYPES: Readonly<Record<string, string>> = {
  PASSPORT: "passport",
  ID_CARD: "national_id",
  DRIVERS_LICENSE: "drivers_license",
  RESIDENCE_PERMIT: "residence_permit",
};

/** Undefined where the decision names nobody. */
export function personOf(
  person: Details | null | undefined,
  document: Details | null | undefined,
): Person | undefined {
  const type = text(document?.type);
  const dateOfBirth = text(person?.dateOfBirth);
  const found = Object.entries({
    firstName: text(person?.firstName),
    lastName: text(person?.lastName),
    dateOfBirth: dateOfBirth && /^\d{4}-\d{2}-\d{2}$/.test(dateOfBirth) ? dateOfBirth : undefined,
    gender: text(person?.gender),
    nationality: text(person?.nationality),
    documentType: type && (Object.hasOwn(DOCUMENT_TYPES, type) ? DOCUMENT_TYPES[type] : type.toLowerCase()),
    documentNumber: text(document?.number),
    country: text(document?.country),
    address: addressOf(person),
  } satisfies Person).filter(([, value]) => value !== undefined);
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}

/** A decision lists addresses; Full Auto has one. */
function addressOf(person: Details | null | undefined): string | undefined {
  const first: unknown = Array.isArray(person?.addresses) ? person.addresses[0] : undefined;
  const listed = typeof first === "object" && first !== null && "fullAddress" in first && first.fullAddress;
  return text(listed) ?? text(person?.address);
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}
