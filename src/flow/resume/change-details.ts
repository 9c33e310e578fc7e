import { configurationError } from "../configuration-error.js";
import type { OnboardingFlowOptions } from "../flow-options.js";
import type { Details } from "../flow-state.js";
import type { FlowStore } from "../flow-store.js";
import { unlessAborted } from "../unless-aborted.js";

/** Leads back to the details. @throws GangwayError for the step to show. */
export async function changeDetails(
  { client, organisation: code, trackingReference }: OnboardingFlowOptions,
  store: FlowStore,
  details: Details,
  signal: AbortSignal,
): Promise<void> {
  // A customer whom the partner's server has invited has typed none here.
  if (!code || trackingReference || !("polling" in store.state)) return;
  const organisation = await unlessAborted(client.readOrganisation(code, signal), signal);
  if (!organisation.browserInvites) {
    throw configurationError("tracking-reference must be given.", "browserInvites");
  }
  store.dispatch({ type: "organisationRead", organisation, details });
}
