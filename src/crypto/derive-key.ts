/**
 * Derives a key for one purpose from an encryption key of the config (HKDF-SHA-256, RFC 5869), so that no two uses
 * share a key.
 */
import { decodeBase64 } from "./base64url.js";

export type KeyPurpose = "seal" | "key-id" | "hash" | "visit-token" | "qr-signature";

/** 32 bytes for that purpose. `encryptionKey` is 32 bytes in base64. */
export async function deriveKey(
  encryptionKey: string,
  purpose: KeyPurpose,
): Promise<Uint8Array<ArrayBuffer>> {
  const source = await crypto.subtle.importKey("raw", decodeBase64(encryptionKey), "HKDF", false, [
    "deriveBits",
  ]);
  const info = new TextEncoder().encode(`gangway:${purpose}`);
  const parameters = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info };
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, source, 256));
}

/** The same as a key for HMAC-SHA-256. */
export async function deriveHmacKey(encryptionKey: string, purpose: KeyPurpose): Promise<CryptoKey> {
  const bytes = await deriveKey(encryptionKey, purpose);
  return crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
}
