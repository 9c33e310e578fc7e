/**
 * Reader of the body of `POST /v1/sessions`. From "How to generate sessions manually", "/v1/sessions" and "Some
 * troubleshooting codes (table)" (devdocs.veriff.com), November 2026. Members that aren't documented are ignored:
 * Veriff's own SDK sends some.
 *
 * Assumed: the first fault is reported, with HTTP status 400. Null stands for a member that is left out. Only the
 * characters of a document number and the shape of a country are checked.
 */
import * as z from "zod";
import { isJsonObject, type JsonObject } from "../json-object.js";
import { apiError } from "./api-error.js";

export const DOCUMENT_TYPES = {
  PASSPORT: "Passport",
  ID_CARD: "Identity card",
  DRIVERS_LICENSE: "Driver licence",
  RESIDENCE_PERMIT: "Residence permit",
} as const;
export type DocumentType = keyof typeof DOCUMENT_TYPES;

export interface SessionRequest {
  callback: string | null;
  firstName: string | null;
  lastName: string | null;
  idNumber: string | null;
  dateOfBirth: string | null;
  documentType: DocumentType | null;
  documentCountry: string | null;
  documentNumber: string | null;
  vendorData: string | null;
  endUserId: string | null;
}

/** Age (ms) above which a timestamp is refused. */
const MAX_TIMESTAMP_AGE_MS = 3_600_000;
const MAX_VENDOR_DATA_LENGTH = 1000;

/**
 * Reads the body of a create call. `realNow` is in ms since the epoch: timestamps come from other clocks than the
 * sandbox's.
 * @throws ApiError 400
 */
export function readSessionRequest(body: unknown, realNow: number): SessionRequest {
  const verification = isJsonObject(body) ? body.verification : undefined;
  if (!isJsonObject(verification)) throw apiError(400, "1102", "Mandatory parameters are missing");

  const person = members(verification, "person");
  const document = members(verification, "document");
  checkTimestamp(text(verification, "timestamp", "1202"), realNow);
  const request: SessionRequest = {
    callback: text(verification, "callback", "1302"),
    firstName: text(person, "firstName"),
    lastName: text(person, "lastName"),
    idNumber: text(person, "idNumber"),
    dateOfBirth: text(person, "dateOfBirth", "1203"),
    documentType: readDocumentType(text(document, "type", "2103")),
    documentCountry: text(document, "country", "2104"),
    documentNumber: text(document, "number", "2102"),
    vendorData: text(verification, "vendorData", "1501"),
    endUserId: text(verification, "endUserId"),
  };
  require(isHttps(request.callback), "1302", "Only HTTPS return URLs are allowed");
  require(isDate(request.dateOfBirth), "1203", "Invalid date format, use YYYY-MM-DD");
  require(fits(request.documentCountry, /^[A-Z]{2}$/), "2104", "Document country is not supported");
  require(fits(request.documentNumber, /^[A-Za-z0-9]+$/), "2102", "Document number must be alphanumeric");
  const { vendorData, endUserId } = request;
  const short = vendorData === null || vendorData.length <= MAX_VENDOR_DATA_LENGTH;
  require(short, "1500", `vendorData is longer than ${MAX_VENDOR_DATA_LENGTH} characters`);
  require(endUserId === null || z.guid().safeParse(endUserId).success, "1104", "endUserId must be a UUID");
  return request;
}

function members(from: JsonObject, name: string): JsonObject {
  const value = from[name] ?? {};
  if (!isJsonObject(value)) throw apiError(400, "1104", `${name} must be an object`);
  return value;
}

function text(from: JsonObject, name: string, code = "1104"): string | null {
  const value = from[name] ?? null;
  if (value === null || typeof value === "string") return value;
  throw apiError(400, code, `${name} must be a string`);
}

function require(condition: boolean, code: string, message: string): void {
  if (!condition) throw apiError(400, code, message);
}

function fits(value: string | null, pattern: RegExp): boolean {
  return value === null || pattern.test(value);
}

function isHttps(value: string | null): boolean {
  return value === null || (URL.canParse(value) && new URL(value).protocol === "https:");
}

function isDate(value: string | null): boolean {
  return value === null || (/^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)));
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
