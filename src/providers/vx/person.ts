/**
 * The person whom VX has checked. Written in November 2026 from "Get Session Result" (api.veratad.com/vx). The
 * document's data counts first, then the latest values that VX has. Any value may be empty, redacted or missing.
 */
import { lookUp } from "../../contract/look-up.js";
import type { Person } from "../../contract/person.js";
import { textOf as anyTextOf, type Members, membersOf } from "../members.js";
import { personFrom } from "../person-from.js";

const DOCUMENT_TYPES: Readonly<Record<string, string>> = {
  "DRIVERS LICENSE": "drivers_license",
  PASSPORT: "passport",
};

/** The person of a result, or undefined where it names nobody. */
export function personOf(result: Members): Person | undefined {
  const document = membersOf(membersOf(result.dcams_plus).document_data);
  const type = textOf(document.DocumentType);
  return personFrom({
    firstName: textOf(document.FirstName) ?? textOf(result.fn),
    middleName: textOf(document.MiddleName),
    lastName: textOf(document.LastName) ?? textOf(result.ln),
    dateOfBirth: dateOf(document.DateOfBirth) ?? dateOf(result.dob),
    gender: textOf(document.Sex),
    documentType: lookUp(DOCUMENT_TYPES, type) ?? type?.toLowerCase().replaceAll(" ", "_"),
    documentNumber: textOf(document.DocumentNumber),
    country: textOf(document.CountryCode),
    email: textOf(result.email),
    phone: textOf(result.phone),
    address: textOf(document.FullAddress) ?? addressOf(result),
  });
}

function addressOf({ addr, city, state, zip }: Members): string | undefined {
  const region = [textOf(state), textOf(zip)].filter(Boolean).join(" ");
  return [textOf(addr), textOf(city), region].filter(Boolean).join(", ") || undefined;
}

/** A text that says something: `<REDACTED>` and a row of asterisks don't. */
function textOf(value: unknown): string | undefined {
  const text = anyTextOf(value);
  return text && !/redacted|^\*+$/i.test(text) ? text : undefined;
}

/** VX writes a date as `YYYYMMDD`. */
function dateOf(value: unknown): string | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)$/.exec(textOf(value) ?? "");
  return parts ? `${parts[1]}-${parts[2]}-${parts[3]}` : undefined;
}
