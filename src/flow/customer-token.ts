import { GangwayError } from "../contract/errors.js";

/** The partner's proof of who the customer is: a JWT, or what gets one. */
export type CustomerToken = string | (() => string | Promise<string>) | null | undefined;

/** Gets the token. @throws GangwayError `token_invalid` where the page's own function gives none. */
export async function customerTokenOf(given: CustomerToken): Promise<string> {
  let token: unknown;
  let cause: unknown;
  try {
    token = typeof given === "function" ? await given() : given;
  } catch (error) {
    cause = error;
  }
  if (typeof token === "string" && token) return token;
  throw new GangwayError("token_invalid", "The page's customerToken gave no token.", { cause });
}
