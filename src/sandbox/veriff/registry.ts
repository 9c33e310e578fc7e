/**
 * Checks of a national id number against a registry. From "Validate national ID number" and "Some troubleshooting codes
 * (table)" (devdocs.veriff.com), November 2026. The call needs the number, a name, and a date of birth or an address.
 * The session is created and submitted at once, and its result comes with the decision webhook.
 *
 * Assumed, because no page says it: the registry knows everybody, and the decision comes after two seconds.
 */
import type { JsonObject } from "../json-object.js";
import { readMembers, readText, readVerification, refuseUnless } from "./request-members.js";
import { readSessionRequest, type SessionRequest } from "./session-request.js";

const ADDRESS_PARTS = ["street", "houseNumber", "postcode"];
/** Members that only this call documents. */
const OWN_MEMBERS = [
  "person.fullName",
  ...ADDRESS_PARTS.map((part) => `address.${part}`),
  "address.city",
  "address.state",
];

/** @throws ApiError 400 */
export function readRegistryRequest(body: unknown, realNow: number): SessionRequest {
  const request = readSessionRequest(body, realNow);
  const verification = readVerification(body);
  const person = readMembers(verification, "person");
  const fullName = readText(person, "fullName");
  refuseUnless(request.idNumber !== null, "1308");
  refuseUnless(fullName !== null || (request.firstName !== null && request.lastName !== null), "1309");
  refuseUnless(request.dateOfBirth !== null || hasAddress(readMembers(verification, "address")), "1310");
  const [, first, last] = /^(.*?)\s*(\S+)$/.exec(fullName?.trim() ?? "") ?? [];
  return {
    ...request,
    firstName: request.firstName ?? (first || null),
    lastName: request.lastName ?? last ?? null,
    undocumented: request.undocumented.filter((path) => !OWN_MEMBERS.includes(path)),
  };
}

function hasAddress(address: JsonObject): boolean {
  return (
    readText(address, "fullAddress") !== null ||
    ADDRESS_PARTS.every((part) => readText(address, part) !== null)
  );
}

/** One of `additionalVerifiedData.validationResults`. */
export function registryMatch({ dateOfBirth, fullAddress }: SessionRequest) {
  return {
    registryName: "SSN registry",
    idNumber: "full_match",
    firstName: "full_match",
    lastName: "full_match",
    dateOfBirth: dateOfBirth === null ? null : "full_match",
    address: fullAddress === null ? null : "full_match",
  };
}
