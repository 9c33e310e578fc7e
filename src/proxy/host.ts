/**
 * The host: the services that the proxy needs from the machine that it runs on. They are a store, mail, a log, and the
 * things that tests replace (fetch, clock, randomness). `src/node` has the host for Node; a worker platform brings its own.
 */
import type { HoldReason } from "../contract/visit-schemas.js";
import type { ProviderDefinition } from "../providers/define-provider.js";
import type { DisabledReason } from "../records/deliveries/endpoint-health.js";
import type { Store } from "../records/store.js";
import type { SmsSender } from "./sms/sms-sender.js";
import type { WebhookFailure } from "./webhook-failure.js";

export interface MailMessage {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** The header `Message-ID`, the same in every attempt: a receiver can tell a mail that comes twice (RFC 5322, section 3.6.4). */
  messageId: string;
  /** Shown within `html`: `Content-Disposition: inline`. */
  attachments?: MailAttachment[] | undefined;
}

/** An image that the HTML of a mail shows by `cid:`. */
export interface MailAttachment {
  /** For `Content-ID`, without the angle brackets. */
  cid: string;
  filename: string;
  contentType: string;
  content: Uint8Array;
}

/** A webhook of ours, signed and ready. */
export interface WebhookRequest {
  url: string;
  headers: Record<string, string>;
  body: string;
  /** The time limit for the whole exchange. */
  timeoutMs: number;
  /** True where it may go to addresses that aren't public. */
  allowPrivate: boolean;
}

export interface WebhookAnswer {
  status: number;
  /** Only `Retry-After` is read. */
  headers: Headers;
}

export type LogLevel = "debug" | "info" | "warn" | "error";

/** Everything that the proxy ever logs, by name. */
export type LogEvent =
  | "request"
  | "internal_error"
  | "provider_call"
  | "provider_activate_failed"
  | "provider_status_failed"
  | "status_read"
  | "provider_renew_failed"
  | "provider_unknown_word"
  | "provider_erase_failed"
  | "mail_sent"
  | "mail_failed"
  | "mail_refused"
  | "mail_given_up"
  | "sms_sent"
  | "sms_failed"
  | "sms_refused"
  | "sms_given_up"
  | "webhook_applied"
  | "webhook_repeated"
  | "webhook_refused"
  | "webhook_unmatched"
  | "verdict_held"
  | "verdict_before_start"
  | "webhook_ignored"
  | "delivery_sent"
  | "delivery_failed"
  | "delivery_given_up"
  | "endpoint_disabled"
  | "endpoint_enabled"
  | "config_reloaded"
  | "config_refused"
  | "config_fault"
  | "config_warning";

/** The only fields of a log line: none of them can hold an email address, a token, a code, a key or a body. */
export interface LogFields {
  method?: string;
  /** The template of the path (`/v1/user/signup/tracking/:ref`), never the path. */
  route?: string;
  status?: number;
  /** Duration, in milliseconds. */
  ms?: number;
  organisation?: string;
  /** The name of the caller's API key, as in the configuration. */
  apiKey?: string;
  /** The tracking reference. */
  reference?: string;
  provider?: string;
  /** One of our error codes. */
  code?: string;
  /** The source of a status: a read (`fresh`), another's read (`shared`), or the stored one (`failed`, `known`). */
  result?: "fresh" | "shared" | "failed" | "known";
  /** The provider's own word for a status. */
  word?: string;
  /** The id of a mail or a text message. A mail's `Message-ID` begins with it, and `type` is its kind. */
  mail?: string;
  /** The reason for which a verdict isn't applied yet. */
  hold?: HoldReason;
  /**
   * Members about an outgoing webhook: its `Webhook-Id`, the ids of the delivery and the endpoint (never its URL), its
   * type.
   */
  webhook?: string;
  delivery?: string;
  endpoint?: string;
  type?: string;
  /** Number of the attempt, from 1. */
  attempt?: number;
  failure?: WebhookFailure;
  /** Reason for which an endpoint was disabled. */
  reason?: DisabledReason;
  /** Of the configuration: the place of a fault, such as `organisations[0].provider.apiKey`, and what is wrong, never a value. */
  path?: string;
  fault?: string;
  /** An error's class and stack frames, without its message, which may quote personal data. */
  trace?: string;
}

export type Log = (level: LogLevel, event: LogEvent, fields: LogFields) => void;

export interface GangwayHost {
  /** Opened by `openStore`. The proxy's `close()` closes it. */
  store: Store;
  /** Providers besides those that come with Gangway, as they were handed to `parseConfig`. */
  providers?: readonly ProviderDefinition[] | undefined;
  /**
   * Hands a mail to a mail server. Rejects with `MailRefused` where the server has refused it for good. After any other
   * error, the proxy tries again, with growing waits. Settles within 15 seconds: a mail that is sent later may come
   * twice.
   */
  sendMail(message: MailMessage): Promise<void>;
  /** Sends text messages, in place of the gateway that the configuration names. */
  smsSender?: SmsSender | undefined;
  log: Log;
  /** Returns the number of log lines that couldn't be written since the process started. Default: 0. */
  droppedLogLines?: (() => number) | undefined;
  /** For calls to providers and to the gateway of text messages. Default: the global one. */
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /**
   * Posts a webhook. It follows no redirect and keeps to the time limit. Unless `allowPrivate` is set, it connects to
   * public addresses only, by what the name resolves to at that moment. Rejects with `WebhookNotSent` where there was
   * no answer. Default: `fetch`, which doesn't see addresses, for platforms that reach no private network.
   */
  sendWebhook?: ((request: WebhookRequest) => Promise<WebhookAnswer>) | undefined;
  /** Milliseconds since the epoch. Default: `Date.now`. */
  now?: (() => number) | undefined;
  /** Returns `length` bytes of cryptographic randomness. Default: `crypto.getRandomValues`. */
  random?: ((length: number) => Uint8Array) | undefined;
  /** Returns the network address of the connection, for rate limits; null where there is none. */
  addressOf?: ((request: Request) => string | null) | undefined;
  /** Answers a GET or HEAD that no route answers (`/gangway.js` and the like); null: not found. */
  asset?: ((request: Request) => Promise<Response | null>) | undefined;
}
