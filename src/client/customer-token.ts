/** The partner's proof that it has authenticated the customer: a JWT for the widget's `customerToken`. */
import { SignJWT } from "jose";
import { GangwayError } from "../contract/errors.js";
import type { CheckedOptions } from "./client-options.js";
import { organisationMissing } from "./invite.js";

export interface CustomerTokenClaims {
  /** The visit's `externalRef`; its email address only where it has none. */
  sub: string;
  /** The organisation's code; the client's own without it. */
  organisation?: string | undefined;
  /** 1 to 600; 300 without it. */
  expiresInSeconds?: number | undefined;
}

export type CreateCustomerToken = (claims: CustomerTokenClaims) => Promise<string>;

const LONGEST_LIFE_SECONDS = 600;

/** Each call makes a new token, signed with HS256. */
export function createCustomerTokens(options: CheckedOptions): CreateCustomerToken {
  return async ({ sub, organisation = options.organisation, expiresInSeconds = 300 }) => {
    if (organisation === undefined) throw organisationMissing();
    if (options.customerTokenSecret === undefined) throw fault("customerTokenSecret: give the client one.");
    if (sub === "") throw fault("sub: must not be empty.");
    if (!(expiresInSeconds >= 1 && expiresInSeconds <= LONGEST_LIFE_SECONDS)) {
      throw fault(`expiresInSeconds: must be 1 to ${LONGEST_LIFE_SECONDS}.`);
    }
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT()
      .setProtectedHeader({ alg: "HS256", typ: "JWT" })
      .setSubject(sub)
      .setAudience(organisation)
      .setIssuedAt(now)
      .setExpirationTime(now + Math.floor(expiresInSeconds))
      .sign(new TextEncoder().encode(options.customerTokenSecret));
  };
}

function fault(message: string): GangwayError {
  return new GangwayError("invalid_configuration", message);
}
