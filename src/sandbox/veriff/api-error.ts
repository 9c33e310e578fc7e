/**
 * Veriff's error answers: `{ status: "fail", code, message }`. From "Common HTTP status codes", "Credentials and
 * authorization codes (table)", "Some troubleshooting codes (table)" and "/v1/sessions/{id}" (DELETE; devdocs.veriff.com),
 * November 2026. A refused deletion has the number 400 for its `status`.
 *
 * Assumed, because no page says it: which HTTP status goes with which code. An unknown session has the code "404", an
 * upload after submission the code "409", an exceeded cap the code "429".
 */
import { ApiError } from "../api-error.js";

const MESSAGES: Readonly<Record<string, string>> = {
  1102: "Mandatory parameters are missing from the request.",
  1104: "Request includes invalid parameters.",
  1201: "Invalid timestamp. Timestamp must not be older than one hour.",
  1202: "Timestamp format is incorrect. YYYY-MM-DDTHH:MM:S+Timezone Offset|Z or UTC.",
  1203: "Invalid ISO 8601 date. Date needs to be in format YYYY-MM-DD.",
  1301: "Requested features are not supported.",
  1302: "Only HTTPS return URLs are allowed.",
  1303: "Invalid status.",
  1304: 'Cannot transition to "submitted" status.',
  1305: "Session is not in a completed status.",
  1308: "ID number is missing.",
  1309: "SSN validation requires person `firstName` + `lastName` OR `fullName` to be provided.",
  1310: "SSN validation requires `person.dateOfBirth` or address data to be provided.",
  1400: "Image data not found.",
  1401: "Image is not in valid base64.",
  1402: "Image context is not supported.",
  1403: "Image property is missing.",
  1500: "vendorData field cannot be more than 1000 symbols.",
  1501: "vendorData must be a string.",
  1801: "Mandatory X-AUTH-CLIENT header containing the API key is missing from the request.",
  1802: "API key is not a valid UUID.",
  1803: "Integration with the API key was not found.",
  1804: "Integration with the API key is not active.",
  1812: "Signature is not a valid SHA256 hash.",
  1813: "Signature does not match the SHA256 hash of query ID and integration API secret.",
  1814: "Signature does not match the SHA256 hash of request body and integration API secret.",
  1818: "Signature does not match the HMAC-SHA256 of query ID and integration API secret.",
  1819: "Signature does not match the HMAC-SHA256 of request body and integration API secret.",
  2102: "Document number may contain only characters and numbers A-Z, 0-9.",
  2103: "Document type is not supported.",
  2104: "Document from provided country is not supported.",
};

/** @param detail Stands after the message of the code, or alone where the tables have no such code. */
export function apiError(status: 400 | 401 | 404 | 409 | 429, code: string, detail?: string): ApiError {
  const message = [MESSAGES[code], detail].filter(Boolean).join(" ");
  return new ApiError(status, { status: code === "1305" ? status : "fail", code, message });
}

/** Body of an error that a fault of the sandbox asks for. */
export function errorBody(status: number) {
  return { status: "fail", code: String(status), message: "The sandbox was told to fail" };
}
