/**
 * Reader of the body of `POST /v1/sessions`. From "How to generate sessions manually", "/v1/sessions", "Supported document types" and
 * "Some troubleshooting codes (table)" (devdocs.veriff.com), November 2026. `timestamp`, `lang` and `features` are older: Veriff's
 * own clients still send them.
 *
 * Assumed: the first fault is reported, with HTTP status 400. Null stands for a member that is left out. A member that
 * isn't documented is ignored, and the control page names it.
 */
import * as z from "zod";
import { isCalendarDate } from "../calendar-date.js";
import { isJsonObject, type JsonObject } from "../json-object.js";
import { apiError } from "./api-error.js";

export const DOCUMENT_TYPES = {
  PASSPORT: "Passport",
  ID_CARD: "Identity card",
  DRIVERS_LICENSE: "Driver licence",
  RESIDENCE_PERMIT: "Residence permit",
  VISA: "Visa",
} as const;
export type DocumentType = keyof typeof DOCUMENT_TYPES;

const GENDERS = ["M", "MALE", "F", "FEMALE"] as const;
const MARITAL_STATUSES = ["SINGLE", "MARRIED", "DIVORCED", "WIDOWED"] as const;
const ID_CARD_TYPES = ["CC", "CE", "TI"] as const;
const CONSENTS = ["ine", "bipa", "aadhaar"] as const;
const FEATURES: readonly unknown[] = ["selfid"];

export interface Consent {
  type: (typeof CONSENTS)[number];
  approved: boolean;
}

export interface SessionRequest {
  callback: string | null;
  firstName: string | null;
  lastName: string | null;
  idNumber: string | null;
  dateOfBirth: string | null;
  gender: (typeof GENDERS)[number] | null;
  phoneNumber: string | null;
  email: string | null;
  maritalStatus: (typeof MARITAL_STATUSES)[number] | null;
  isDeceased: boolean | null;
  documentType: DocumentType | null;
  documentCountry: string | null;
  documentNumber: string | null;
  idCardType: (typeof ID_CARD_TYPES)[number] | null;
  firstIssue: string | null;
  fullAddress: string | null;
  /** Names of the documents that prove an address. An empty list asks for no such proof. */
  acceptableTypes: readonly string[];
  consents: readonly Consent[];
  vendorData: string | null;
  endUserId: string | null;
  lang: string | null;
  /** Paths of the members that Veriff doesn't document, e.g. `person.givenName`. */
  undocumented: readonly string[];
}

/** The documented members of `verification` and of its objects. */
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  person: [
    "firstName",
    "lastName",
    "idNumber",
    "phoneNumber",
    "gender",
    "dateOfBirth",
    "email",
    "maritalStatus",
    "isDeceased",
  ],
  document: ["number", "country", "type", "idCardType", "firstIssue"],
  address: ["fullAddress"],
  proofOfAddress: ["acceptableTypes"],
};
const TOP_MEMBERS = [
  ...Object.keys(MEMBERS),
  "callback",
  "vendorData",
  "endUserId",
  "consents",
  "timestamp",
  "lang",
  "features",
];

/** Age (ms) above which a timestamp is refused. */
const MAX_TIMESTAMP_AGE_MS = 3_600_000;
const MAX_VENDOR_DATA_LENGTH = 1000;

/**
 * Reads the body of a create call. `realNow` is in ms since the epoch: timestamps come from other clocks than the
 * sandbox's.
 * @throws ApiError 400
 */
export function readSessionRequest(body: unknown, realNow: number): SessionRequest {
  const verification = readVerification(body);
  const person = members(verification, "person");
  const document = members(verification, "document");
  checkTimestamp(text(verification, "timestamp", "1202"), realNow);
  const features = list(verification, "features");
  require(features.every((feature) =>
    FEATURES.includes(feature),
  ), "1301", "Requested features are not supported");
  const request: SessionRequest = {
    callback: text(verification, "callback", "1302"),
    firstName: text(person, "firstName"),
    lastName: text(person, "lastName"),
    idNumber: text(person, "idNumber"),
    dateOfBirth: text(person, "dateOfBirth", "1203"),
    gender: oneOf(GENDERS, text(person, "gender"), "gender"),
    phoneNumber: text(person, "phoneNumber"),
    email: text(person, "email"),
    maritalStatus: oneOf(MARITAL_STATUSES, text(person, "maritalStatus"), "maritalStatus"),
    isDeceased: flag(person, "isDeceased"),
    documentType: readDocumentType(text(document, "type", "2103")),
    documentCountry: text(document, "country", "2104"),
    documentNumber: text(document, "number", "2102"),
    idCardType: oneOf(ID_CARD_TYPES, text(document, "idCardType"), "idCardType"),
    firstIssue: text(document, "firstIssue", "1203"),
    fullAddress: text(members(verification, "address"), "fullAddress"),
    acceptableTypes: list(members(verification, "proofOfAddress"), "acceptableTypes").map(readAcceptableType),
    consents: list(verification, "consents").map(readConsent),
    vendorData: readVendorData(verification),
    endUserId: text(verification, "endUserId"),
    lang: text(verification, "lang"),
    undocumented: undocumentedIn(verification),
  };
  require(isHttps(request.callback), "1302", "Only HTTPS return URLs are allowed");
  for (const date of [request.dateOfBirth, request.firstIssue]) {
    require(date === null || isCalendarDate(date), "1203", "Invalid date format, use YYYY-MM-DD");
  }
  require(fits(request.documentCountry, /^[A-Z]{2}$/), "2104", "Document country is not supported");
  require(fits(request.documentNumber, /^[A-Za-z0-9]+$/), "2102", "Document number must be alphanumeric");
  const { endUserId } = request;
  require(endUserId === null || z.guid().safeParse(endUserId).success, "1104", "endUserId must be a UUID");
  return request;
}

/** @throws ApiError 400 */
export function readVerification(body: unknown): JsonObject {
  const verification = isJsonObject(body) ? body.verification : undefined;
  if (isJsonObject(verification)) return verification;
  throw apiError(400, "1102", "Mandatory parameters are missing");
}

/** @throws ApiError 400 */
export function members(from: JsonObject, name: string): JsonObject {
  const value = from[name] ?? {};
  if (!isJsonObject(value)) throw apiError(400, "1104", `${name} must be an object`);
  return value;
}

/** @throws ApiError 400, with the given code. */
export function text(from: JsonObject, name: string, code = "1104"): string | null {
  const value = from[name] ?? null;
  if (value === null || typeof value === "string") return value;
  throw apiError(400, code, `${name} must be a string`);
}

/** @throws ApiError 400 unless the condition holds. */
export function require(condition: boolean, code: string, message: string): void {
  if (!condition) throw apiError(400, code, message);
}

function list(from: JsonObject, name: string): readonly unknown[] {
  const value = from[name] ?? [];
  if (!Array.isArray(value)) throw apiError(400, "1104", `${name} must be an array`);
  return value;
}

function flag(from: JsonObject, name: string): boolean | null {
  const value = from[name] ?? null;
  if (value === null || typeof value === "boolean") return value;
  throw apiError(400, "1104", `${name} must be a boolean`);
}

/** Compares without regard to case: copies of Veriff's page differ about it. */
function oneOf<const Word extends string>(words: readonly Word[], value: string | null, name: string) {
  const word = words.find((one) => one === value?.toUpperCase()) ?? null;
  require(value === null || word !== null, "1104", `${name} must be one of ${words.join(", ")}`);
  return word;
}

function readVendorData(verification: JsonObject): string | null {
  const vendorData = text(verification, "vendorData", "1501");
  const short = vendorData === null || vendorData.length <= MAX_VENDOR_DATA_LENGTH;
  require(short, "1500", `vendorData is longer than ${MAX_VENDOR_DATA_LENGTH} characters`);
  return vendorData;
}

function readAcceptableType(value: unknown): string {
  const name = isJsonObject(value) ? value.name : undefined;
  if (typeof name === "string") return name;
  throw apiError(400, "1104", "proofOfAddress.acceptableTypes must be a list of names");
}

/** INE's check needs an approval: without it, the session isn't created. */
function readConsent(value: unknown): Consent {
  const { type = null, approved } = isJsonObject(value) ? value : {};
  const known = CONSENTS.find((one) => one === type);
  if (known === undefined || typeof approved !== "boolean" || (known === "ine" && !approved)) {
    throw apiError(400, "1104", `consents must name a type of ${CONSENTS.join(", ")}, and its approval`);
  }
  return { type: known, approved };
}

function undocumentedIn(verification: JsonObject): string[] {
  const unknown = (from: JsonObject, known: readonly string[]) =>
    Object.keys(from).filter((name) => !known.includes(name));
  return [
    ...unknown(verification, TOP_MEMBERS),
    ...Object.entries(MEMBERS).flatMap(([name, known]) =>
      unknown(members(verification, name), known).map((member) => `${name}.${member}`),
    ),
  ];
}

function fits(value: string | null, pattern: RegExp): boolean {
  return value === null || pattern.test(value);
}

function isHttps(value: string | null): boolean {
  return value === null || (URL.canParse(value) && new URL(value).protocol === "https:");
}

export function isDocumentType(value: unknown): value is DocumentType {
  return typeof value === "string" && Object.hasOwn(DOCUMENT_TYPES, value);
}

function readDocumentType(value: string | null): DocumentType | null {
  if (value === null || isDocumentType(value)) return value;
  throw apiError(400, "2103", "Document type is not supported");
}

function checkTimestamp(value: string | null, realNow: number): void {
  if (value === null) return;
  const time = Date.parse(value);
  require(!Number.isNaN(time), "1202", "Timestamp is not in the ISO 8601 format");
  require(realNow - time <= MAX_TIMESTAMP_AGE_MS, "1201", "Timestamp is older than one hour");
}
