/**
 * Verifies the partner's proof that it has already authenticated the customer (docs/http-api.md): a JWT, HS256 under one
 * of `customerTokenSecrets`. `sub` is the visit's external ref, or its email where it has none; `aud` is the organisation;
 * `exp` is at most ten minutes ahead.
 */
import { type JWTPayload, jwtVerify } from "jose";
import { withAsciiDomain } from "../../contract/ascii-domain.js";
import { GangwayError } from "../../contract/errors.js";
import type { Visit } from "../../records/visits/visit.js";
import type { FoundVisit } from "./find-visit.js";

const LONGEST_LIFE_SECONDS = 600;
/** For a partner's clock that is a little ahead of ours. */
const LEEWAY_SECONDS = 5;

/**
 * @returns the external ref that the token proves; null where the visit has none, and the token names its email.
 * @throws GangwayError `token_invalid`, after which the widget asks the host page for a fresh one.
 */
export async function verifyCustomerToken(
  token: string,
  found: FoundVisit,
  now: number,
): Promise<string | null> {
  const externalRef = externalRefOf(found.visit);
  for (const secret of found.organisation.config.customerTokenSecrets) {
    const claims = await verify(token, secret, found.organisation.config.code, now);
    if (claims && namesCustomer(claims, found) && isShortLived(claims, now)) return externalRef;
  }
  throw tokenInvalid();
}

export function tokenInvalid(): GangwayError {
  return new GangwayError("token_invalid", "The customer token is not valid for this visit, or has expired.");
}

/** The external ref of the visit, proved or claimed. */
function externalRefOf({ invite }: Visit): string | null {
  return invite.externalRef ?? invite.claimedExternalRef;
}

async function verify(
  token: string,
  secret: string,
  audience: string,
  now: number,
): Promise<JWTPayload | null> {
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), {
      algorithms: ["HS256"],
      audience,
      requiredClaims: ["exp", "sub"],
      currentDate: new Date(now),
    });
    return payload;
  } catch {
    return null;
  }
}

/** The page chooses the email address, so it never stands in for an external ref. */
function namesCustomer({ sub }: JWTPayload, { visit }: FoundVisit): boolean {
  if (!sub) return false;
  const externalRef = externalRefOf(visit);
  return externalRef === null
    ? withAsciiDomain(sub).toLowerCase() === visit.invite.email.toLowerCase()
    : sub === externalRef;
}

function isShortLived({ exp }: JWTPayload, now: number): boolean {
  return exp !== undefined && exp <= now / 1000 + LONGEST_LIFE_SECONDS + LEEWAY_SECONDS;
}
