import { GangwayError } from "../../contract/errors.js";
import type { ActivateRequest } from "../../contract/requests.js";
import type { OnboardingFlowOptions } from "../flow-options.js";
import type { VisitView } from "../flow-state.js";
import { requireCustomerToken } from "../require-customer-token.js";
import { unlessAborted } from "../unless-aborted.js";
import { readCustomerToken } from "./read-customer-token.js";

const isTokenRefusal = (error: unknown): error is GangwayError =>
  error instanceof GangwayError && error.code === "token_invalid";

/**
 * Activates with the partner's token, or with no proof where none is asked for. Returns false where a code is needed.
 * @param activate activates with a proof
 */
export async function activateWithoutCode(
  { authentication }: VisitView,
  { customerToken, onError }: OnboardingFlowOptions,
  activate: (proof: ActivateRequest) => Promise<void>,
  signal: AbortSignal,
): Promise<boolean> {
  requireCustomerToken(authentication, customerToken);
  const readProof = async (): Promise<ActivateRequest> =>
    authentication === "none"
      ? {}
      : { customerToken: await unlessAborted(readCustomerToken(customerToken), signal) };
  try {
    await activate(await readProof()).catch(async (error) => {
      // An expired token is the usual reason: a function can get a new one.
      if (!isTokenRefusal(error) || typeof customerToken !== "function") throw error;
      return activate(await readProof());
    });
  } catch (error) {
    // The customer can use a mailed code instead.
    if (authentication !== "code" || !isTokenRefusal(error)) throw error;
    onError?.(error);
    return false;
  }
  return true;
}
