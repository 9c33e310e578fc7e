/** The interface between the suite and the author of an adapter. */
import type { Outcome } from "../contract/status.js";
import type { ProviderDefinition } from "../providers/define-provider.js";

/** A webhook as the vendor sends it. */
export interface SuiteWebhook {
  headers: Record<string, string>;
  body: string;
}

/** A visit that the suite has invited to. */
export interface SuiteVisit {
  trackingReference: string;
  providerReference: string;
  inviteUrl: string;
  /** Calls the proxy, e.g. one of the provider's own routes. */
  call(url: string, init?: RequestInit): Promise<Response>;
}

export interface ProviderSuiteOptions {
  definition: ProviderDefinition;
  /** Its part of the configuration, with secrets in plain text. `id` may be left out. */
  config: Record<string, unknown>;
  /** Answers the adapter's calls as the vendor would. Left out for a provider that calls nobody. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /**
   * Has the customer hand everything in and the vendor decide. For a provider that works through its own routes, it
   * calls those.
   * @returns the webhooks that the vendor sends, in their order; none where it sends none
   */
  decide(visit: SuiteVisit): Promise<SuiteWebhook[]>;
  /** The outcome that the decision leads to. */
  outcome: Outcome;
  /** Puts a word that the vendor doesn't have in the place of a webhook's decision. Needed where there are webhooks. */
  withUnknownWord?: (body: string) => string;
}

/** One test. It rejects with an `AssertionError` where the adapter doesn't keep to the contract. */
export interface SuiteCase {
  name: string;
  run: () => Promise<void>;
}
