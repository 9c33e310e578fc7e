/**
 * Reader of the body of `POST /v1/sessions`. From "How to generate sessions manually", "/v1/sessions", "Supported
 * document types" and "Some troubleshooting codes (table)" (devdocs.veriff.com), November 2026. `timestamp`, `lang`
 * and `features` are older: Veriff's own clients still send them.
 *
 * Assumed: the first fault is reported, with HTTP status 400. A member that isn't documented is ignored, and the
 * control page names it.
 */
import * as z from "zod";
import { isCalendarDate } from "../calendar-date.js";
import { isJsonObject, type JsonObject } from "../json-object.js";
import { apiError } from "./api-error.js";
import {
  readFlag,
  readList,
  readMembers,
  readText,
  readVerification,
  readWord,
  refuseUnless,
} from "./request-members.js";

/** The documents as the API names them, and their words on the screens. */
export const DOCUMENT_TYPES = {
  PASSPORT: "passport",
  ID_CARD: "identityCard",
  DRIVERS_LICENSE: "driverLicence",
  RESIDENCE_PERMIT: "residencePermit",
  VISA: "visa",
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
  const person = readMembers(verification, "person");
  const document = readMembers(verification, "document");
  checkTimestamp(readText(verification, "timestamp", "1202"), realNow);
  const features = readList(verification, "features");
  refuseUnless(
    features.every((feature) => FEATURES.includes(feature)),
    "1301",
  );
  const request: SessionRequest = {
    callback: readText(verification, "callback", "1302"),
    firstName: readText(person, "firstName"),
    lastName: readText(person, "lastName"),
    idNumber: readIdNumber(person),
    dateOfBirth: readText(person, "dateOfBirth", "1203"),
    gender: readWord(GENDERS, readText(person, "gender"), "gender"),
    phoneNumber: readText(person, "phoneNumber"),
    email: readText(person, "email"),
    maritalStatus: readWord(MARITAL_STATUSES, readText(person, "maritalStatus"), "maritalStatus"),
    isDeceased: readFlag(person, "isDeceased"),
    documentType: readDocumentType(readText(document, "type", "2103")),
    documentCountry: readText(document, "country", "2104"),
    documentNumber: readText(document, "number", "2102"),
    idCardType: readWord(ID_CARD_TYPES, readText(document, "idCardType"), "idCardType"),
    firstIssue: readText(document, "firstIssue", "1203"),
    fullAddress: readText(readMembers(verification, "address"), "fullAddress"),
    acceptableTypes: readList(readMembers(verification, "proofOfAddress"), "acceptableTypes").map(
      readAcceptableType,
    ),
    consents: readList(verification, "consents").map(readConsent),
    vendorData: readVendorData(verification),
    endUserId: readText(verification, "endUserId"),
    lang: readText(verification, "lang"),
    undocumented: undocumentedIn(verification),
  };
  refuseUnless(isHttps(request.callback), "1302");
  for (const date of [request.dateOfBirth, request.firstIssue]) {
    refuseUnless(date === null || isCalendarDate(date), "1203");
  }
  refuseUnless(fits(request.documentCountry, /^[A-Z]{2}$/), "2104");
  refuseUnless(fits(request.documentNumber, /^[A-Za-z0-9]+$/), "2102");
  const { endUserId } = request;
  refuseUnless(
    endUserId === null || z.guid().safeParse(endUserId).success,
    "1104",
    "endUserId must be a UUID",
  );
  return request;
}

/** The first versions of `@veriff/js-sdk` (npm) document a number. */
function readIdNumber(person: JsonObject): string | null {
  return typeof person.idNumber === "number" ? String(person.idNumber) : readText(person, "idNumber");
}

function readVendorData(verification: JsonObject): string | null {
  const vendorData = readText(verification, "vendorData", "1501");
  const short = vendorData === null || vendorData.length <= MAX_VENDOR_DATA_LENGTH;
  refuseUnless(short, "1500");
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
      unknown(readMembers(verification, name), known).map((member) => `${name}.${member}`),
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
  throw apiError(400, "2103");
}

function checkTimestamp(value: string | null, realNow: number): void {
  if (value === null) return;
  const time = Date.parse(value);
  refuseUnless(!Number.isNaN(time), "1202");
  refuseUnless(realNow - time <= MAX_TIMESTAMP_AGE_MS, "1201");
}
