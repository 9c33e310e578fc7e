/** Builds the headers that prove a webhook's origin: Standard Webhooks 1.0.0, symmetric signatures (`v1`). */
import { Webhook } from "standardwebhooks";
import { readSigningKeys } from "../signing-keys.js";

export interface SignableWebhook {
  /** The event's id: the same in every attempt, so that a receiver can tell repeats. */
  id: string;
  /** The time of this attempt, in ms since the epoch. Receivers refuse webhooks older than a few minutes. */
  at: number;
  body: string;
}

/** @param secrets those that are valid now: each one adds a signature. */
export function signWebhook(
  { id, at, body }: SignableWebhook,
  secrets: readonly string[],
): Record<string, string> {
  const signatures = secrets
    .flatMap(readSigningKeys)
    .map((key) => new Webhook(key, { format: "raw" }).sign(id, new Date(at), body));
  return {
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at / 1000)),
    "webhook-signature": signatures.join(" "),
  };
}
