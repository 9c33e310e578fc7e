/** The reasons why a webhook was not delivered, each one word for logs and for the partner. */
export const WEBHOOK_FAILURES = [
  /** An answer that is neither 2xx, 3xx nor 410. */
  "http_status",
  /** A 3xx answer: redirects are not followed. */
  "redirect",
  /** 410: the endpoint asks for no more webhooks and is disabled. */
  "gone",
  "timeout",
  /** No connection, no such name, an invalid certificate, or a connection that broke. */
  "unreachable",
  /** The name resolves to an address that webhooks may not go to. */
  "address_refused",
  /** The URL is not https. */
  "insecure_url",
  /** The event is sealed under a key that is no longer in the config. */
  "unreadable",
] as const;
export type WebhookFailure = (typeof WEBHOOK_FAILURES)[number];

/** Thrown by a transport where there was no answer. */
export class WebhookNotSent extends Error {
  override readonly name = "WebhookNotSent";
  readonly failure: WebhookFailure;

  constructor(failure: WebhookFailure, options?: { cause?: unknown }) {
    super(failure, options);
    this.failure = failure;
  }
}
