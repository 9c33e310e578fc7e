/** Finds what is wrong with the details of a customer, by the organisation's own rules or by who sends them. */
import * as z from "zod";
import { calendarDateOf } from "../../contract/calendar-date.js";
import type { ValidationResult } from "../../contract/errors.js";
import { isOldEnough } from "../../contract/minimum-age.js";
import { findNameFault } from "../../contract/name-character.js";
import type { Organisations } from "../organisations.js";
import { fault } from "../requests/validation-results.js";
import { isPhoneNumber } from "../sms/phone-number.js";

/** The earliest time zone: it is 14 hours ahead of UTC (IANA, Pacific/Kiritimati). */
const EARLIEST_ZONE_MS = 14 * 60 * 60 * 1000;
const NAMES = ["firstName", "middleName", "familyName", "fullName"] as const;

const anyText = z.string().optional().catch(undefined);
/** The members that matter here, from a body that may have any shape. */
const partsSchema = z.object({
  code: z.string().catch(""),
  customerContext: z
    .object({
      dateOfBirth: anyText,
      firstName: anyText,
      middleName: anyText,
      familyName: anyText,
      fullName: anyText,
      preferredContactNumber: anyText,
    })
    .catch({}),
});

/**
 * Finds that the customer is younger than the organisation's `minimumAge`. The customer's time zone isn't known: a birthday
 * counts as soon as it has begun anywhere on Earth.
 * @param now in ms since the epoch.
 */
export function findAgeFaults(body: unknown, organisations: Organisations, now: number): ValidationResult[] {
  const parts = partsSchema.safeParse(body).data;
  const minimumAge = parts && organisations.find(parts.code)?.config.minimumAge;
  const dateOfBirth = calendarDateOf(parts?.customerContext.dateOfBirth ?? "");
  if (!minimumAge || !dateOfBirth) return [];
  const today = new Date(now + EARLIEST_ZONE_MS).toISOString().slice(0, 10);
  // The schema refuses a date that doesn't exist, or lies in the future.
  if (!z.iso.date().safeParse(dateOfBirth).success || dateOfBirth > today) return [];
  if (isOldEnough(dateOfBirth, today, minimumAge)) return [];
  const message = `dateOfBirth must be that of somebody who is at least ${minimumAge} years old`;
  return [fault(["customerContext", "dateOfBirth"], "TooYoung", message)];
}

/** Finds names with a character that no name has. Only for pages: a server knows its customers' names. */
export function findNameFaults(body: unknown): ValidationResult[] {
  const names = partsSchema.safeParse(body).data?.customerContext ?? {};
  return NAMES.filter((name) => findNameFault(names[name] ?? "") !== undefined).map((name) =>
    fault(
      ["customerContext", name],
      // VerifiMe's word for the same fault (developer.verifime.com, "POST /v1/user/invite").
      "PersonNameInvalidCharacter",
      `${name} must hold letters, and what stands between them in names, only`,
    ),
  );
}

/**
 * Finds a phone number that can't be one. Only for pages, and with or without a country code: a page that couldn't load what
 * reads numbers sends them as they were typed.
 */
export function findNumberFaults(body: unknown): ValidationResult[] {
  const { preferredContactNumber = "" } = partsSchema.safeParse(body).data?.customerContext ?? {};
  // An empty text is a fault of the schema's.
  if (!preferredContactNumber.trim() || isPhoneNumber(preferredContactNumber)) return [];
  const message =
    "preferredContactNumber must be a phone number of 4 to 15 digits, with its country code, such as +61491570156";
  return [fault(["customerContext", "preferredContactNumber"], "InvalidPhoneNumber", message)];
}
