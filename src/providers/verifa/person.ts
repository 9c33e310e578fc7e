/**
 * The person whom Verifa has checked. Written in November 2026 from "Get session result" and "Data access"
 * (docs.withverifa.com): the organisation's settings decide which members `extracted_data` has, and all may be gone.
 */
import type { Person } from "../../contract/person.js";
import { booleanOf, dateOf, isObject, type Members, membersOf, numberOf, textOf } from "../members.js";
import { personFrom } from "../person-from.js";

/** The person of a result, or undefined where it names nobody. */
export function personOf(result: Members): Person | undefined {
  const data = membersOf(result.extracted_data);
  return personFrom({
    firstName: textOf(data.first_name),
    lastName: textOf(data.last_name),
    dateOfBirth: dateOf(data.date_of_birth),
    gender: textOf(data.gender),
    nationality: textOf(data.nationality),
    documentType: textOf(data.document_type),
    documentNumber: textOf(data.document_number),
    country: textOf(data.country) ?? textOf(result.country_used),
    address: addressOf(data),
    faceMatchPassed: booleanOf(result.face_match_passed),
    ageCheckPassed: booleanOf(result.age_check_passed),
    age: numberOf(result.extracted_age),
  });
}

/** "Get session result" calls the address structured and names no parts: they are read under an identity's names. */
function addressOf({ address, ...data }: Members): string | undefined {
  const parts = isObject(address) ? address : data;
  const lines = ["address_line1", "address_line2", "city", "state", "zip_code"].flatMap(
    (name) => textOf(parts[name]) ?? [],
  );
  return textOf(address) ?? (lines.length > 0 ? lines.join(", ") : undefined);
}
