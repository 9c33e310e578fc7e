/**
 * The interface of a provider: an object made by a function, closed with `satisfies Provider`. It is the only place
 * that knows a vendor's words. It sends nothing itself: every request goes through `Outbound`.
 */
import type { FrameSource } from "../contract/answers.js";
import type { AnyProviderId } from "../contract/providers.js";
import type { KnownCustomer } from "../contract/requests.js";
import type { EndedReason, LaunchKind, Outcome, Status } from "../contract/status.js";
import type { ProviderReport, ProviderState } from "../contract/visit-report.js";

/** One request to a provider. The proxy follows no redirect, and limits the time and the size of the answer. */
export interface OutboundRequest {
  method: "GET" | "POST" | "PATCH" | "DELETE";
  url: string;
  /** The path with its variable parts as `{names}`. The log shows it in place of the URL. */
  route: string;
  headers?: Record<string, string>;
  /** Sent as it stands: a signature may have been made over these very bytes. */
  body?: string;
}

export interface OutboundAnswer {
  status: number;
  headers: Headers;
  text: string;
}

/**
 * Sends a request and returns whatever HTTP answer comes back.
 * @throws GangwayError `timeout` or `provider_unavailable` when no answer came.
 */
export type Outbound = (request: OutboundRequest) => Promise<OutboundAnswer>;

/** The second argument of a provider's factory; the first is its own part of the configuration. */
export interface ProviderTools {
  outbound: Outbound;
  /** Milliseconds since the epoch. */
  now: () => number;
}

/** An invite as a provider needs it. */
export interface ProviderInvite {
  email: string;
  /** Our own UUID for the visit. A provider that names its own reference overrides it. */
  reference: string;
  /** A random text of ours, different for each visit. A provider whose webhooks name no session repeats it in them. */
  referenceData: string;
  externalRef?: string | undefined;
  customerContext?: KnownCustomer | undefined;
  /** Only for a provider with `mailsInvitations`: mail the link to the customer. */
  sendInvitationEmail: boolean;
  locale?: string | undefined;
  /** The address of this organisation's webhooks for this provider. */
  webhookUrl: string;
  /** The address of the provider's own routes for this organisation, without a slash at the end. */
  routesUrl: string;
}

/** The way to the provider's screen. */
export interface SessionLink {
  inviteUrl: string;
  /** Null where the screen can't be framed. */
  frame: FrameSource | null;
  /** ISO 8601, or null where the provider names no end. */
  expiresAt: string | null;
}

export interface ProviderSession extends SessionLink {
  /** The provider's own session id. */
  providerReference: string;
  /** Set where the provider's own reference is to be the tracking reference (VerifiMe). */
  trackingReference?: string;
  /** Stored encrypted with the visit, and passed to later calls. At most 16 kB as JSON. */
  state?: ProviderState | undefined;
}

/**
 * The visit of a webhook: by the provider's own session id, by our reference data, or by `identityReference`, the
 * provider's own id of a person, whose newest visit is meant.
 */
export type WebhookSubject =
  | { by: "providerReference"; value: string }
  | { by: "referenceData"; value: string }
  | { by: "identityReference"; value: string };

export interface WebhookEvent {
  /** Equal for repeats of one event. */
  eventKey: string;
  subject: WebhookSubject;
  /** Null for an event that concerns no visit: it is acknowledged and logged. */
  report: ProviderReport | null;
}

/**
 * The proof that the provider's webhooks carry, as data: one shared verifier runs it. Several secrets may be valid.
 * `header` is compared case-insensitively, as HTTP has it.
 */
export type WebhookSecurity =
  | {
      kind: "hmac-sha256";
      header: string;
      encoding: "hex" | "base64";
      secrets: readonly string[];
      /** Further headers that may carry the signature instead. */
      alternativeHeaders?: readonly string[];
      /** Signature of the form `t=…,v1=…` over `{t}.{body}`; older than this many seconds is refused. */
      timestamped?: { toleranceSeconds: number; plainFormAllowed: boolean };
    }
  | { kind: "basic"; user: string; password: string }
  /** The provider proves nothing: anybody who knows the address can report. The reason is shown to the operator. */
  | { kind: "none"; reason: string }
  /** The provider sends no webhooks: there is no such address. */
  | { kind: "no-webhooks" };

/** The customer's data at the provider. */
export interface ErasureSubject {
  providerReference: string;
  identityReference?: string | undefined;
  state?: ProviderState | undefined;
}

/** A request to one of the provider's own routes. */
export interface ProviderRouteRequest {
  /** Its body has been read already, within the size limit: reading it again can't fail. */
  request: Request;
  /** The path's variable parts, decoded. */
  params: Readonly<Record<string, string>>;
}

/** A visit, as its provider may know it. */
export interface ProviderVisit {
  /** The tracking reference. */
  reference: string;
  providerReference: string;
  status: Status;
  ended: EndedReason | null;
  outcome: Outcome | null;
  state: ProviderState | null;
}

/** The visits of one organisation with one provider. */
export interface ProviderVisits {
  /** Null: there is no such visit, or it has been redacted. */
  find(providerReference: string): Promise<ProviderVisit | null>;
  /**
   * Reports about a visit, as a webhook would. It is in the database when this resolves.
   * @param eventKey Equal for repeats of one event, which then change nothing. Without it, each report is an event.
   * @returns false where there is no such visit
   */
  report(providerReference: string, report: ProviderReport, eventKey?: string): Promise<boolean>;
  /** Replaces the state alone. @returns false where there is no such visit */
  replaceState(providerReference: string, state: ProviderState): Promise<boolean>;
}

/** The proof that callers of a provider's own route give. */
export type ProviderRouteSecurity =
  /** The handler checks it, e.g. a session id that can't be guessed, or a signature. */
  | { kind: "handler" }
  /** Anybody may call. The reason is shown to the operator. */
  | { kind: "none"; reason: string };

/**
 * A route of the provider's own, for a provider whose screen or callback the proxy itself has to serve. The proxy
 * limits the body to 64 kB, adds its security headers and logs the template of the path. A `GangwayError` becomes a
 * problem document.
 */
export interface ProviderRoute {
  method: "GET" | "POST";
  /** The path below `routesUrl`, with variable parts as `:name`, e.g. `/screens/:session`. */
  path: `/${string}`;
  security: ProviderRouteSecurity;
  handle(request: ProviderRouteRequest, visits: ProviderVisits): Promise<Response>;
}

export interface Provider {
  readonly id: AnyProviderId;
  /** The ways to open its screen, the provider's own preference first. */
  readonly launchKinds: readonly LaunchKind[];
  readonly webhookSecurity: WebhookSecurity;
  /** True where the provider mails invitations itself. For others, the proxy does. Default: false. */
  readonly mailsInvitations?: boolean;
  /** True where the provider may ask the customer for more after completion. Default: false. */
  readonly mayAskForMore?: boolean;
  createSession(invite: ProviderInvite): Promise<ProviderSession>;
  /** Tells the provider that the customer has authenticated, where it wants to know. */
  activate?(providerReference: string, state: ProviderState | null): Promise<void>;
  readStatus(providerReference: string, state: ProviderState | null): Promise<ProviderReport>;
  /** Parses a body whose proof has been checked. One delivery may hold several events. */
  readWebhook(body: unknown): WebhookEvent[];
  /** Erases the customer's data at the provider, where it can. */
  erase?(subject: ErasureSubject): Promise<void>;
  /** A link's lifetime from the moment when it is made. Only where it can be renewed. */
  readonly linkLifetimeMs?: number;
  /** Renews a link that has expired or was used, where the provider can: same session, same visit. */
  renewLink?(providerReference: string, state: ProviderState | null): Promise<SessionLink>;
  /** Mounted under `/v1/providers/{id}/{organisation}`. */
  readonly routes?: readonly ProviderRoute[];
  /**
   * The number of sessions a minute that the provider allows. We keep to it before it has to refuse. Visits that share
   * `key` share the allowance.
   */
  readonly creationCap?: { perMinute: number; key: string };
}
