/**
 * Checks that the person who activates a visit is the one who was invited: by the code that was sent, the partner's token or
 * an earlier visit token. An organisation with `authentication: "none"` asks for no proof.
 */
import { GangwayError } from "../../contract/errors.js";
import type { ActivateRequest } from "../../contract/requests.js";
import type { CustomerProof } from "../../records/reports/apply-proof.js";
import type { ProxyContext } from "../proxy-env.js";
import { bearerToken } from "../requests/bearer-token.js";
import { invalidMember } from "../requests/validate.js";
import type { FoundVisit } from "./find-visit.js";
import type { OneTimeCodes } from "./one-time-codes.js";
import { verifyCustomerToken } from "./verify-customer-token.js";

/**
 * @returns the proof; null where none was needed.
 * @param found `isProven`: by a visit token, or because no proof is asked for.
 * @throws GangwayError `invalid_request`, `token_invalid`, or as `OneTimeCodes.verify`
 */
export type ProveCustomer = (
  context: ProxyContext,
  found: FoundVisit & { isProven: boolean },
  request: ActivateRequest,
  /** The caller's network address. */
  address: string | null,
) => Promise<CustomerProof | null>;

export function createProveCustomer(codes: OneTimeCodes, now: () => number): ProveCustomer {
  return async (context, found, { code, attempt, customerToken }, address) => {
    const { authentication } = found.organisation.config;
    if (code !== undefined && customerToken !== undefined) {
      throw invalidMember("customerToken", "TooMany", "Send code or customerToken, not both");
    }
    // A token also confirms a claim, which is more than to be let in.
    if (customerToken !== undefined && (!found.isProven || authentication === "none")) {
      return { by: "token", externalRef: await verifyCustomerToken(customerToken, found, now()) };
    }
    if (found.isProven) return null;
    if (authentication === "code" && code !== undefined) {
      const channel = await codes.verify(found, code, { address, attempt });
      return { by: channel === "sms" ? "sms" : "code" };
    }
    if (bearerToken(context.req.raw.headers) !== undefined && code === undefined) {
      throw new GangwayError("token_invalid", "The visit token is not valid for this visit, or has expired.");
    }
    throw authentication === "code"
      ? invalidMember("code", "Required", "code is required: the six digits that were sent")
      : invalidMember(
          "customerToken",
          "Required",
          "customerToken is required: this organisation uses no codes",
        );
  };
}
