/**
 * Whom a VX result is about, in our words. From "Get Session Result" and the seed, November 2026: the document's data
 * where there is some, else the latest values that VX has of the person. Any value may be empty, redacted or missing.
 */
import * as z from "zod";
import type { Person } from "../../contract/person.js";

/** A value that says something: `<REDACTED>` and a row of asterisks don't. */
const value = z
  .string()
  .transform((text) => text.trim())
  .refine((text) => text !== "" && !/redacted|^\*+$/i.test(text))
  .optional()
  .catch(undefined);

/** `YYYYMMDD` */
const date = value.transform((text) => {
  const parts = /^(\d{4})(\d\d)(\d\d)$/.exec(text ?? "");
  return parts ? `${parts[1]}-${parts[2]}-${parts[3]}` : undefined;
});

const documentData = z.object({
  FirstName: value,
  MiddleName: value,
  LastName: value,
  DateOfBirth: date,
  Sex: value,
  CountryCode: value,
  FullAddress: value,
  DocumentNumber: value,
  DocumentType: value,
});

const result = z.object({
  fn: value,
  ln: value,
  dob: date,
  addr: value,
  city: value,
  state: value,
  zip: value,
  email: value,
  phone: value,
  dcams_plus: z
    .object({ document_data: documentData.catch(documentData.parse({})) })
    .catch({ document_data: documentData.parse({}) }),
});

const DOCUMENT_TYPES: Readonly<Record<string, string>> = {
  "DRIVERS LICENSE": "drivers_license",
  PASSPORT: "passport",
};

/** Undefined where the result names nobody. */
export function personOf(body: Readonly<Record<string, unknown>>): Person | undefined {
  const { dcams_plus, ...known } = result.parse(body);
  const { document_data: document } = dcams_plus;
  const type = document.DocumentType;
  const region = [known.state, known.zip].filter(Boolean).join(" ");
  const found = Object.entries({
    firstName: document.FirstName ?? known.fn,
    middleName: document.MiddleName,
    lastName: document.LastName ?? known.ln,
    dateOfBirth: document.DateOfBirth ?? known.dob,
    gender: document.Sex,
    documentType: type && nameOfDocument(type),
    documentNumber: document.DocumentNumber,
    country: document.CountryCode,
    email: known.email,
    phone: known.phone,
    address:
      document.FullAddress ?? ([known.addr, known.city, region].filter(Boolean).join(", ") || undefined),
  } satisfies Person).filter(([, said]) => said !== undefined);
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}

function nameOfDocument(type: string): string {
  const known = Object.hasOwn(DOCUMENT_TYPES, type) ? DOCUMENT_TYPES[type] : undefined;
  return known ?? type.toLowerCase().replaceAll(" ", "_");
}
