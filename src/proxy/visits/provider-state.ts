/** Limits the size of the state that a provider keeps for a visit. */
import { GangwayError } from "../../contract/errors.js";
import type { ProviderState } from "../../contract/visit-report.js";

const MAX_STATE_BYTES = 16 * 1024;

/** @throws GangwayError `provider_response_invalid` for a state that is too large */
export function checkState(state: ProviderState | undefined): ProviderState | undefined {
  if (state !== undefined && new TextEncoder().encode(JSON.stringify(state)).length > MAX_STATE_BYTES) {
    throw new GangwayError(
      "provider_response_invalid",
      `The provider's state of a visit must not exceed ${MAX_STATE_BYTES / 1024} kB.`,
    );
  }
  return state;
}
