/**
 * The kinds of security that a route may declare. `authorise.ts` runs them before anything else of the route;
 * `/openapi.json` is written from the same table.
 */
import type { ErrorCode } from "../../contract/errors.js";
import type { CountedIdentity } from "../../records/identities/identity.js";
import type { Organisation } from "../organisations.js";
import type { SignedWebhook } from "../requests/signed-webhooks.js";
import type { FoundPolledVisit, FoundVisit } from "../visits/find-visit.js";

/** A kind of proof, as OpenAPI lists them. `none`: callers need no proof. */
export type SecurityScheme = "apiKey" | "visitToken" | "qrSignature" | "metricsToken" | "none";

export interface SecurityKind {
  /** Any one of them lets a caller in. */
  readonly schemes: readonly SecurityScheme[];
  /** Codes of its refusals. */
  readonly refusals: readonly ErrorCode[];
  /** Pages of other origins call it, so that its path needs CORS. */
  readonly page?: true;
}

export const SECURITY = {
  /** Everybody. */
  public: { schemes: ["none"], refusals: [] },
  /** A page that the organisation `:code` allows. */
  organisationPage: {
    schemes: ["none"],
    refusals: ["unknown_organisation", "origin_not_allowed"],
    page: true,
  },
  /** The server of the organisation in the body's `code`, by its API key; or its page, where pages may invite. */
  inviter: {
    schemes: ["apiKey", "none"],
    refusals: ["unauthorised", "origin_not_allowed", "unknown_organisation"],
    page: true,
  },
  /** A page that the organisation of the visit `:ref` allows. */
  visitPage: {
    schemes: ["none"],
    refusals: ["invalid_request", "unknown_reference", "origin_not_allowed"],
    page: true,
  },
  /** A page as for `visitPage`, for the visit's status alone. */
  visitStatusPage: {
    schemes: ["none"],
    refusals: ["invalid_request", "unknown_reference", "origin_not_allowed"],
    page: true,
  },
  /** A page as for `visitPage`. A visit token also proves that it is the customer's page. */
  visitPageOrToken: {
    schemes: ["none", "visitToken"],
    refusals: ["invalid_request", "unknown_reference", "origin_not_allowed"],
    page: true,
  },
  /** A page as for `visitPage`, with a signed address or a visit token if the organisation asks for proof. */
  qrImage: {
    schemes: ["qrSignature", "visitToken", "none"],
    refusals: ["invalid_request", "unknown_reference", "origin_not_allowed", "unauthorised"],
    page: true,
  },
  /** The partner's server, for one organisation. */
  apiKey: { schemes: ["apiKey"], refusals: ["unauthorised", "invalid_request"] },
  /** The server of the organisation that the visit `:ref` belongs to. */
  visitApiKey: { schemes: ["apiKey"], refusals: ["unauthorised", "invalid_request", "unknown_reference"] },
  /** The server of the organisation that the identity `:identity` belongs to. */
  identityApiKey: { schemes: ["apiKey"], refusals: ["unauthorised", "invalid_request", "not_found"] },
  /** The provider `:provider` of the organisation `:organisation`, by the signature of the body. */
  providerSignature: {
    schemes: ["none"],
    refusals: ["unauthorised", "not_found", "unknown_organisation"],
  },
  /** Any caller of a provider's own route for `:organisation`. The route itself declares who proves the caller. */
  providerRoute: { schemes: ["none"], refusals: ["not_found", "unknown_organisation"] },
  /** A reader with the token of `metrics.token`. Without one in the config, the machine itself. */
  metricsReader: { schemes: ["metricsToken", "none"], refusals: ["unauthorised"] },
} as const satisfies Record<string, SecurityKind>;

export type SecurityName = keyof typeof SECURITY;

/** The kinds that an API key satisfies. Their routes declare the scope that the key needs. */
export type KeyedSecurity = {
  [S in SecurityName]: "apiKey" extends (typeof SECURITY)[S]["schemes"][number] ? S : never;
}[SecurityName];

/** The caller that each kind of security lets in, as the route's handler gets it. */
export interface Callers {
  public: null;
  organisationPage: Organisation;
  inviter: Inviter;
  visitPage: FoundVisit;
  visitStatusPage: FoundPolledVisit;
  visitPageOrToken: FoundVisit & { isProven: boolean };
  qrImage: FoundVisit;
  apiKey: Organisation;
  visitApiKey: FoundVisit;
  identityApiKey: CountedIdentity;
  providerSignature: SignedWebhook;
  providerRoute: Organisation;
  metricsReader: null;
}

export interface Inviter {
  organisation: Organisation;
  /** `page`: counted against the rate limits. A server may invite whole crowds from one address. */
  kind: "server" | "page";
  /** Different for each caller whose idempotency keys must not meet. */
  id: string;
  /** The name of the server's API key, if it has one. */
  keyName: string | undefined;
}
