/**
 * The invite call's body: read, checked in full, and echoed the way VerifiMe does. From "POST /v1/user/invite"
 * (request table of the earlier version, error example of the later one), 20 November 2026.
 *
 * Known: the echo, `InvalidOrganisationCodeLength`, `PersonNameInvalidCharacter` and its zero-based position.
 * Chosen: the other result names; members that aren't documented are ignored and not echoed.
 */
import type { ValidationResult } from "../../contract/errors.js";
import { CODE_LENGTH, findOrganisation } from "./organisations.js";

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

export interface InviteRequest {
  email: string;
  code: string;
  referenceData: string | null;
  customerContext: (Record<ContextField, string | null> & { callbackUrl: string | null }) | null;
  sendInvitationEmail: boolean;
}

export type InviteReading =
  | { ok: true; request: InviteRequest }
  | { ok: false; echo: Record<string, unknown>; validationResults: ValidationResult[] };

type Members = Record<string, unknown>;
const isObject = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Reads an invite; every fault is found, not just the first. `now` is in ms since the epoch. */
export function readInvite(body: unknown, now: number): InviteReading {
  const faults: ValidationResult[] = [];
  const fault = (path: string, name: string, resultName: string, message: string) =>
    faults.push({ path, name, resultType: "Error", resultName, resultScope: "Field", message });
  const text = (from: Members, path: string, name: string): string | null => {
    const value = from[name] ?? null;
    if (value === null || typeof value === "string") return value;
    fault(path, name, "InvalidType", `Supplied ${name} is not a string`);
    return null;
  };

  const given = isObject(body) ? body : {};
  if (!isObject(body)) fault("", "", "MalformedRequest", "The request body is not a JSON object");

  const email = text(given, "", "email");
  if (isObject(body) && (given.email ?? "") === "") fault("", "email", "Required", "An email is required");
  else if (email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
    fault("", "email", "InvalidEmail", "Supplied email is not a valid email address");
  }

  const code = text(given, "", "code");
  if (isObject(body) && (given.code ?? null) === null)
    fault("", "code", "Required", "An organisation code is required");
  else if (code !== null) checkCode(code, fault);

  const referenceData = text(given, "", "referenceData");
  const sendInvitationEmail = given.sendInvitationEmail ?? false;
  if (typeof sendInvitationEmail !== "boolean") {
    fault("", "sendInvitationEmail", "InvalidType", "Supplied sendInvitationEmail is not a boolean");
  }

  const suggested = given.customerContext ?? null;
  let customerContext: InviteRequest["customerContext"] = null;
  if (isObject(suggested)) {
    const read = (name: string) => text(suggested, "customerContext", name);
    customerContext = {
      fullName: read("fullName"),
      firstName: read("firstName"),
      familyName: read("familyName"),
      middleName: read("middleName"),
      dateOfBirth: read("dateOfBirth"),
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
  const context = isObject(suggested)
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

type Fault = (path: string, name: string, resultName: string, message: string) => void;

function checkCode(code: string, fault: Fault): void {
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
  context: NonNullable<InviteRequest["customerContext"]>,
  now: number,
  fault: Fault,
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

/** Tells whether a text is a calendar date that exists and is past. */
export function isPastDate(text: string, now: number): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) && date.getTime() <= now;
}

/** Web addresses and an app's own scheme (`myapp://callback`), but nothing that runs or reads in a browser. */
function isReturnAddress(text: string): boolean {
  try {
    const { protocol } = new URL(text);
    return !["javascript:", "data:", "vbscript:", "blob:", "file:", "about:"].includes(protocol);
  } catch {
    return false;
  }
}
