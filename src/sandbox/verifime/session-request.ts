/**
 * Reader of the invite call's body: checked in full, and echoed as VerifiMe does it. From "POST /v1/user/invite"
 * (developer.verifime.com; request table of the earlier version, error example of the later one), 20 November 2026.
 *
 * Public are the echo, `InvalidOrganisationCodeLength`, `PersonNameInvalidCharacter` and its zero-based position.
 * Assumed: the other result names. Members that aren't documented are ignored and not echoed.
 */
import { calendarDateOf } from "../../contract/calendar-date.js";
import type { ValidationResult } from "../../contract/errors.js";
import { isCalendarDate } from "../calendar-date.js";
import { isJsonObject, type JsonObject } from "../json-object.js";
import { CODE_LENGTH, findOrganisation } from "./account.js";

const CONTEXT_FIELDS = [
  "fullName",
  "firstName",
  "familyName",
  "middleName",
  "dateOfBirth",
  "preferredContactNumber",
  "address",
] as const;
type ContextField = (typeof CONTEXT_FIELDS)[number];
const NAME_FIELDS: readonly ContextField[] = ["fullName", "firstName", "familyName", "middleName"];

export interface SessionRequest {
  email: string;
  code: string;
  referenceData: string | null;
  customerContext: (Record<ContextField, string | null> & { callbackUrl: string | null }) | null;
  sendInvitationEmail: boolean;
}

export type SessionRequestReading =
  | { ok: true; request: SessionRequest }
  | { ok: false; echo: Record<string, unknown>; validationResults: ValidationResult[] };

/** Reads an invite and reports every fault, not just the first. `now` is in ms since the epoch. */
export function readSessionRequest(body: unknown, now: number): SessionRequestReading {
  const faults: ValidationResult[] = [];
  const fault = (path: string, name: string, resultName: string, message: string) =>
    faults.push({ path, name, resultType: "Error", resultName, resultScope: "Field", message });
  const text = (from: JsonObject, path: string, name: string): string | null => {
    const value = from[name] ?? null;
    if (value === null || typeof value === "string") return value;
    fault(path, name, "InvalidType", `Supplied ${name} is not a string`);
    return null;
  };

  const given = isJsonObject(body) ? body : {};
  if (!isJsonObject(body)) fault("", "", "MalformedRequest", "The request body is not a JSON object");

  const email = text(given, "", "email");
  if (isJsonObject(body) && (given.email ?? "") === "")
    fault("", "email", "Required", "An email is required");
  else if (email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
    fault("", "email", "InvalidEmail", "Supplied email is not a valid email address");
  }

  const code = text(given, "", "code");
  if (isJsonObject(body) && (given.code ?? null) === null)
    fault("", "code", "Required", "An organisation code is required");
  else if (code !== null) checkCode(code, fault);

  const referenceData = text(given, "", "referenceData");
  const sendInvitationEmail = given.sendInvitationEmail ?? false;
  if (typeof sendInvitationEmail !== "boolean") {
    fault("", "sendInvitationEmail", "InvalidType", "Supplied sendInvitationEmail is not a boolean");
  }

  const suggested = given.customerContext ?? null;
  let customerContext: SessionRequest["customerContext"] = null;
  if (isJsonObject(suggested)) {
    const read = (name: string) => text(suggested, "customerContext", name);
    const dateOfBirth = read("dateOfBirth");
    customerContext = {
      fullName: read("fullName"),
      firstName: read("firstName"),
      familyName: read("familyName"),
      middleName: read("middleName"),
      // "String (ISO 8601)": the date of a time is what the form shows.
      dateOfBirth: dateOfBirth && (calendarDateOf(dateOfBirth) ?? dateOfBirth),
      preferredContactNumber: read("preferredContactNumber"),
      address: read("address"),
      callbackUrl: read("callbackUrl"),
    };
    checkContext(customerContext, now, fault);
  } else if (suggested !== null) {
    fault("", "customerContext", "InvalidType", "Supplied customerContext is not an object");
  }

  if (faults.length === 0 && email !== null && code !== null && typeof sendInvitationEmail === "boolean") {
    return { ok: true, request: { email, code, referenceData, customerContext, sendInvitationEmail } };
  }
  const echoed = (name: string) => given[name] ?? null;
  const context = isJsonObject(suggested)
    ? Object.fromEntries(CONTEXT_FIELDS.map((name) => [name, suggested[name] ?? null]))
    : suggested;
  return {
    ok: false,
    echo: {
      email: echoed("email"),
      code: echoed("code"),
      referenceData: echoed("referenceData"),
      customerContext: context,
      sendInvitationEmail,
    },
    validationResults: faults,
  };
}

type ReportFault = (path: string, name: string, resultName: string, message: string) => void;

function checkCode(code: string, fault: ReportFault): void {
  const organisation = findOrganisation(code);
  if (code.length !== CODE_LENGTH) {
    fault(
      "",
      "code",
      "InvalidOrganisationCodeLength",
      "Supplied organisation code is not the correct length",
    );
  } else if (!organisation) {
    fault("", "code", "OrganisationCodeNotFound", "Supplied organisation code does not exist");
  } else if (!organisation.active) {
    fault("", "code", "OrganisationCodeInactive", "Supplied organisation code is not active");
  }
}

function checkContext(
  context: NonNullable<SessionRequest["customerContext"]>,
  now: number,
  fault: ReportFault,
): void {
  for (const name of NAME_FIELDS) {
    const position = invalidNameCharacter(context[name] ?? "");
    if (position >= 0) {
      fault(
        "customerContext",
        name,
        "PersonNameInvalidCharacter",
        `A person name is not allowed to have the character at position ${position}`,
      );
    }
  }
  if (context.dateOfBirth !== null && !isPastDate(context.dateOfBirth, now)) {
    fault(
      "customerContext",
      "dateOfBirth",
      "InvalidDate",
      "Supplied date of birth is not a date such as 1990-01-15",
    );
  }
  if (context.callbackUrl !== null && !isReturnAddress(context.callbackUrl)) {
    fault(
      "customerContext",
      "callbackUrl",
      "InvalidUrl",
      "Supplied callback URL is not one to return a customer to",
    );
  }
}

/** The zero-based position of the first character that no person name has, or -1. */
export function invalidNameCharacter(name: string): number {
  return [...name].findIndex((character) => !/[\p{L}\p{M} .'’-]/u.test(character));
}

/** Tells if a text is a date `YYYY-MM-DD` that isn't in the future. */
export function isPastDate(text: string, now: number): boolean {
  return isCalendarDate(text) && Date.parse(text) <= now;
}

/** Accepts web addresses and an app's own scheme (`myapp://callback`), but nothing that runs or reads in a browser. */
function isReturnAddress(text: string): boolean {
  try {
    const { protocol } = new URL(text);
    return !["javascript:", "data:", "vbscript:", "blob:", "file:", "about:"].includes(protocol);
  } catch {
    return false;
  }
}
