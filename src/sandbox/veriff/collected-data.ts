/**
 * Reader of the body of `POST /v1/sessions/{id}/collected-data`. From its page (devdocs.veriff.com), November 2026:
 * three members are mandatory, each of at most 255 characters.
 */
import * as z from "zod";
import { isJsonObject } from "../json-object.js";
import { apiError } from "./api-error.js";
import { readMembers, readText, refuseUnless } from "./request-members.js";

const MAX_LENGTH = 255;
const address = z.union([z.ipv4(), z.ipv6()]);

export interface CollectedData {
  providerName: string;
  ip: string;
  fingerprint: string;
}

/** @throws ApiError 400 */
export function readCollectedData(body: unknown): CollectedData {
  if (!isJsonObject(body)) throw apiError(400, "1102");
  const providerName = readText(body, "providerName");
  const ip = readText(readMembers(body, "network"), "ip");
  const fingerprint = readText(readMembers(body, "device"), "fingerprint");
  if (!providerName || !ip || !fingerprint) throw apiError(400, "1102");
  for (const value of [providerName, fingerprint]) {
    refuseUnless(value.length <= MAX_LENGTH, "1104", `A text is longer than ${MAX_LENGTH} characters`);
  }
  refuseUnless(address.safeParse(ip).success, "1104", "network.ip must be an IPv4 or IPv6 address");
  return { providerName, ip, fingerprint };
}
