import type { Authentication } from "../contract/status.js";
import { configurationError } from "./configuration-error.js";
import type { CustomerToken } from "./customer-token.js";

/** @throws GangwayError `invalid_configuration` where the organisation wants a token and the page has none. */
export function requireCustomerToken(authentication: Authentication, token: CustomerToken): void {
  if (authentication === "token" && !token) {
    throw configurationError("customerToken must be given.", "customerToken");
  }
}
