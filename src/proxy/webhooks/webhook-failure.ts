/** Why a webhook wasn't delivered, as one word for logs and for the partner. */
export const WEBHOOK_FAILURES = [
  /** An answer that isn't 2xx. */
  "http_status",
  /** A 3xx answer: redirects are not followed. */
  "redirect",
  /** 410: the endpoint wants no more, and is disabled. */
  "gone",
  "timeout",
  /** No connection, no name, no valid certificate, or one that broke. */
  "unreachable",
  /** The name stands for an address that webhooks may not go to. */
  "address_refused",
  /** The URL is not https. */
  "insecure_url",
  /** What was to be sent is sealed under a key that is no longer in the config. */
  "unreadable",
] as const;
export type WebhookFailure = (typeof WEBHOOK_FAILURES)[number];

/** Thrown by whoever sends webhooks, where there was no answer. */
export class WebhookNotSent extends Error {
  override readonly name = "WebhookNotSent";
  readonly failure: WebhookFailure;

  constructor(failure: WebhookFailure, options?: { cause?: unknown }) {
    super(failure, options);
    this.failure = failure;
  }
}
