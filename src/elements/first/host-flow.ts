import type { GangwayError } from "../../contract/errors.js";
import type { LaunchWord } from "../../contract/status.js";
import { createOnboardingFlow } from "../../flow/create-onboarding-flow.js";
import { createProxyClient } from "../../flow/create-proxy-client.js";
import type { CustomerToken } from "../../flow/customer-token.js";
import type { OnboardingFlow } from "../../flow/onboarding-flow.js";
import { browserPage } from "./browser-page.js";
import { type EarlyHost, fetchWithEarlyCall } from "./early-call.js";
import { reportError } from "./events.js";
import type { PageLanguage } from "./page-language.js";
import { tabMemory } from "./tab-memory.js";

/** The settings that identify a visit. */
export interface VisitKey {
  endpoint: string;
  organisation: string | null | undefined;
  trackingReference: string | null | undefined;
  /** The error of the settings, or null. */
  fault: GangwayError | null;
}

/** The element of the visit, with the settings that may change during the visit. */
export interface FlowHost extends EarlyHost {
  customerToken?: CustomerToken;
  referenceData?: string | null | undefined;
  externalRef?: string | null | undefined;
  launch: LaunchWord;
}

/** Tells whether a key stands for another visit than the current one. */
export function isOtherVisit(
  { endpoint, organisation, trackingReference, fault }: VisitKey,
  current: VisitKey | undefined,
): boolean {
  if (!current || current.endpoint !== endpoint || current.fault?.message !== fault?.message) return true;
  if (trackingReference) return trackingReference !== current.trackingReference;
  return !!current.trackingReference || current.organisation !== organisation;
}

/** The last element of each name. */
const holders = new Map<string, Node>();

/** Names what the tab keeps of a visit. Two widgets that are on the page at once get two names. */
export function nameOf({ endpoint, organisation, trackingReference }: VisitKey, host: Node): string {
  let name = `${endpoint} ${trackingReference || organisation}`;
  while (holders.get(name)?.isConnected && holders.get(name) !== host) name += "+";
  holders.set(name, host);
  return name;
}

/**
 * Makes the flow of a visit. Settings that are wrong become its error.
 * @param name of what the tab keeps
 */
export function createHostFlow(
  { endpoint, organisation, trackingReference, fault }: VisitKey,
  name: string,
  host: FlowHost,
  language: Pick<PageLanguage, "tag" | "menu">,
): OnboardingFlow {
  return createOnboardingFlow({
    // Created when the flow needs it: then a wrong endpoint is the flow's error.
    get client() {
      return createProxyClient({ endpoint, fetch: fetchWithEarlyCall(host) });
    },
    endpoint,
    fault,
    environment: browserPage,
    memory: tabMemory(name),
    organisation,
    trackingReference,
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
      return language.tag;
    },
    get chosenLocale() {
      return language.menu?.chosen;
    },
    get launch() {
      return host.launch || "auto";
    },
    get callbackUrl() {
      return location.href;
    },
    onError: (error) => reportError(host, error),
  });
}
