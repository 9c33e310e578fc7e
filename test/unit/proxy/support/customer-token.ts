/** Signs a customer token as a partner's server does. */
import { SignJWT } from "jose";

/** @param now in ms since the epoch. */
export function signCustomerToken(
  claims: { sub: string; aud: string },
  secret: string,
  now: number,
): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: "HS256" })
    .setExpirationTime(Math.floor(now / 1000) + 300)
    .sign(new TextEncoder().encode(secret));
}
