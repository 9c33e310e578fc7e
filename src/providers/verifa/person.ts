/**
 * Whom a Verifa result is about, in our words. Written in November 2026 from "Get session result" and "Data access"
 * (docs.withverifa.com): which members `extracted_data` has is the organisation's setting, and all may be gone.
 */
import type { Person } from "../../contract/person.js";

type Values = Readonly<Record<string, unknown>>;

/** Undefined where the result names nobody. */
export function personOf(result: Values): Person | undefined {
  const data = isObject(result.extracted_data) ? result.extracted_data : {};
  const dateOfBirth = text(data.date_of_birth);
  const found = Object.entries({
    firstName: text(data.first_name),
    lastName: text(data.last_name),
    dateOfBirth: dateOfBirth && /^\d{4}-\d{2}-\d{2}$/.test(dateOfBirth) ? dateOfBirth : undefined,
    gender: text(data.gender),
    nationality: text(data.nationality),
    documentType: text(data.document_type),
    documentNumber: text(data.document_number),
    country: text(data.country) ?? text(result.country_used),
    address: addressOf(data),
    faceMatchPassed: flag(result.face_match_passed),
    ageCheckPassed: flag(result.age_check_passed),
    age: typeof result.extracted_age === "number" ? result.extracted_age : undefined,
  } satisfies Person).filter(([, value]) => value !== undefined);
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}

/** "Structured" on the page that names it; the names of its parts are those of an identity's. */
function addressOf({ address, ...data }: Values): string | undefined {
  const parts: Values = isObject(address) ? address : data;
  const line = ["address_line1", "address_line2", "city", "state", "zip_code"].flatMap(
    (name) => text(parts[name]) ?? [],
  );
  return text(address) ?? (line.length > 0 ? line.join(", ") : undefined);
}

function isObject(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;

const flag = (value: unknown): boolean | undefined => (typeof value === "boolean" ? value : undefined);
