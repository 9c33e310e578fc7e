import { GangwayError } from "../../contract/errors.js";
import type { CustomerToken } from "../customer-token.js";

/** Gets the token. @throws GangwayError `token_invalid` where the page's own function gives none. */
export async function readCustomerToken(given: CustomerToken): Promise<string> {
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
