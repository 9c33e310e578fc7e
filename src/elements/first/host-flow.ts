import type { GangwayError } from "../../contract/errors.js";
import { createOnboardingFlow } from "../../flow/create-onboarding-flow.js";
import { createProxyClient } from "../../flow/create-proxy-client.js";
import type { OnboardingFlow } from "../../flow/onboarding-flow.js";
import { browserPage } from "./browser-page.js";
import type { GangwayOnboarding } from "./gangway-onboarding.js";
import { tabMemory } from "./tab-memory.js";

/** What a visit was begun with: another value of any of these begins another visit. */
export interface Beginning {
  endpoint: string;
  organisation: string | null | undefined;
  trackingReference: string | null | undefined;
  fault: string;
}

/** Tells whether settings differ from the last ones in what a visit hangs on. */
export function beginsAnew(
  { endpoint, organisation, trackingReference, fault }: Beginning,
  last: Beginning | undefined,
): boolean {
  if (!last || last.endpoint !== endpoint || last.fault !== fault) return true;
  if (trackingReference) return trackingReference !== last.trackingReference;
  return !!last.trackingReference || last.organisation !== organisation;
}

/**
 * Makes the flow of an element's visit.
 * @throws GangwayError `invalid_configuration` for an endpoint that is no absolute http(s) URL.
 */
export function createHostFlow(
  host: GangwayOnboarding,
  { endpoint, organisation, trackingReference }: Beginning,
  languageOf: () => string,
  onError: (error: GangwayError) => void,
): OnboardingFlow {
  return createOnboardingFlow({
    client: createProxyClient({ endpoint }),
    environment: browserPage,
    memory: tabMemory(`${endpoint} ${trackingReference || organisation}`),
    organisation,
    trackingReference,
    // What follows may be set, or change, after the start: it is read when it is needed.
    get customerToken() {
      return host.customerToken;
    },
    get referenceData() {
      return host.referenceData;
    },
    get externalRef() {
      return host.externalRef;
    },
    get locale() {
      return languageOf();
    },
    get launch() {
      return host.launch || "auto";
    },
    get callbackUrl() {
      return location.href;
    },
    onError,
  });
}
