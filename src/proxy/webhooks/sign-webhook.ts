/** The headers that a webhook proves itself with: Standard Webhooks 1.0.0, symmetric signatures (`v1`). */
import { readSigningKeys } from "./signing-keys.js";

export interface SignableWebhook {
  /** The event's id: the same in every attempt, so that a receiver can tell repeats. */
  id: string;
  /** Of this attempt, in ms since the epoch; receivers refuse what is older than a few minutes. */
  at: number;
  body: string;
}

/** `webhook-id`, `webhook-timestamp`, and a signature for each of the secrets that are valid now. */
export async function signWebhook(
  { id, at, body }: SignableWebhook,
  secrets: readonly string[],
): Promise<Record<string, string>> {
  const timestamp = String(Math.floor(at / 1000));
  const signed = new TextEncoder().encode(`${id}.${timestamp}.${body}`);
  const signatures = await Promise.all(
    secrets.flatMap(readSigningKeys).map(async (key) => `v1,${await hmacBase64(key, signed)}`),
  );
  return {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": signatures.join(" "),
  };
}

async function hmacBase64(bytes: Uint8Array<ArrayBuffer>, signed: Uint8Array<ArrayBuffer>): Promise<string> {
  const key = await crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const signature = new Uint8Array(await crypto.subtle.sign("HMAC", key, signed));
  return btoa(String.fromCharCode(...signature));
}
