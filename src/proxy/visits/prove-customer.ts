/**
 * Checks that whoever activates a visit is the one who was invited: by the mailed code, the partner's token, a visit
 * token from before, or not at all where the organisation asks for nothing.
 */
import { GangwayError } from "../../contract/errors.js";
import type { ActivateRequest } from "../../contract/schemas.js";
import type { ProxyContext } from "../proxy-env.js";
import { fault } from "../requests/validation.js";
import { checkCustomerToken } from "./customer-tokens.js";
import type { FoundVisit } from "./find-visit.js";
import type { OneTimeCodes } from "./one-time-codes.js";
import { bearerOf, type VisitTokens } from "./visit-tokens.js";

/** @throws GangwayError `invalid_request`, `token_invalid`, or as `OneTimeCodes.check` */
export type ProveCustomer = (
  context: ProxyContext,
  found: FoundVisit,
  proof: ActivateRequest,
) => Promise<void>;

export function createProveCustomer(
  codes: OneTimeCodes,
  visitTokens: VisitTokens,
  now: () => number,
): ProveCustomer {
  return async (context, found, { code, customerToken }) => {
    const { authentication } = found.organisation.config;
    if (code !== undefined && customerToken !== undefined) {
      throw refusal("customerToken", "TooMany", "Send code or customerToken, not both");
    }
    if (authentication === "none" || (await visitTokens.has(context, found.visit))) return;
    if (customerToken !== undefined) return checkCustomerToken(customerToken, found, now());
    if (authentication === "code" && code !== undefined) return codes.check(found, code);
    if (bearerOf(context) !== undefined && code === undefined) {
      throw new GangwayError("token_invalid", "The visit token is not valid for this visit, or has expired.");
    }
    throw authentication === "code"
      ? refusal("code", "Required", "code is required: the six digits from the email")
      : refusal("customerToken", "Required", "customerToken is required: this organisation uses no codes");
  };
}

function refusal(name: string, resultName: string, message: string): GangwayError {
  return new GangwayError("invalid_request", `${message}.`, {
    validationResults: [fault([name], resultName, message)],
  });
}
