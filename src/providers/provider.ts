/**
 * What a provider is to the proxy: an object made by a function, closed with `satisfies Provider`. It is the only
 * place that knows a vendor's words. It makes no call of its own: every request goes through `Outbound`.
 */
import type { FrameSource } from "../contract/answers.js";
import type { AnyProviderId } from "../contract/providers.js";
import type { CustomerContext } from "../contract/schemas.js";
import type { LaunchKind } from "../contract/status.js";
import type { ProviderReport } from "../contract/visit-report.js";

/** One request to a provider. The proxy's outbound file sends it: no redirects, a time limit, a size limit. */
export interface OutboundRequest {
  method: "GET" | "POST" | "PATCH" | "DELETE";
  url: string;
  /** The path with its variable parts as `{names}`: what the log may show of the URL. */
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

/** What a provider's factory is given besides its own part of the config. */
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
  /** The partner's opaque text, or a random one of ours: it must come back in the provider's webhooks. */
  referenceData: string;
  externalRef?: string | undefined;
  customerContext?: CustomerContext | undefined;
  sendInvitationEmail: boolean;
  locale?: string | undefined;
  /** Where this organisation's webhooks for this provider arrive. */
  webhookUrl: string;
}

export interface ProviderSession {
  /** The provider's own session id. */
  providerReference: string;
  /** Set where the provider's own reference is to be the tracking reference (VerifiMe). */
  trackingReference?: string;
  /** Where the customer goes. */
  inviteUrl: string;
  frame: FrameSource | null;
  /** ISO 8601, or null where the provider names no end. */
  expiresAt: string | null;
}

/** How a webhook names the visit that it is about. */
export type WebhookSubject =
  | { by: "providerReference"; value: string }
  | { by: "referenceData"; value: string };

export interface WebhookEvent {
  /** Equal for repeats of one event. */
  eventKey: string;
  subject: WebhookSubject;
  /** Null for an event that is none of our business: acknowledged and logged. */
  report: ProviderReport | null;
}

/**
 * How the provider proves its webhooks, as data: the one shared verifier runs it. Several secrets may be valid.
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
  | { kind: "basic"; user: string; password: string };

export interface Provider {
  readonly id: AnyProviderId;
  /** What its screen can be opened as, the provider's own preference first. */
  readonly launchKinds: readonly LaunchKind[];
  readonly webhookSecurity: WebhookSecurity;
  createSession(invite: ProviderInvite): Promise<ProviderSession>;
  /** Tells the provider that the customer has authenticated, where it wants to know. */
  activate?(providerReference: string): Promise<void>;
  readStatus(providerReference: string): Promise<ProviderReport>;
  /** Parses a body whose signature has been checked. One delivery may hold several events. */
  readWebhook(body: unknown): WebhookEvent[];
  /** Erases the customer's data at the provider, where it can. */
  erase?(subject: { providerReference: string; identityReference?: string | undefined }): Promise<void>;
  /** How long a link lives from the moment it is made, where it can be renewed. */
  readonly linkLifetimeMs?: number;
  /** Opens a link that has run out or been used anew, where the provider can: same session, same visit. */
  renewLink?(providerReference: string): Promise<Pick<ProviderSession, "inviteUrl" | "frame" | "expiresAt">>;
  /**
   * How many sessions a minute the provider allows. We keep to it before it has to refuse; visits that share `key`
   * share the allowance.
   */
  readonly creationCap?: { perMinute: number; key: string };
}
