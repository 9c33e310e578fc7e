/**
 * Derives a key for one purpose from an encryption key of the config (HKDF-SHA-256, RFC 5869), so that no two uses
 * share a key.
 */
import { type Bytes, decodeBase64 } from "./encoding.js";
import { importHmacKey } from "./hmac.js";

export type KeyPurpose = "seal" | "key-id" | "hash" | "visit-token" | "qr-signature";

/**
 * Returns 32 bytes for that purpose.
 * @param encryptionKey 32 bytes in base64.
 */
export async function deriveKey(encryptionKey: string, purpose: KeyPurpose): Promise<Bytes> {
  const source = await crypto.subtle.importKey("raw", decodeBase64(encryptionKey), "HKDF", false, [
    "deriveBits",
  ]);
  const info = new TextEncoder().encode(`gangway:${purpose}`);
  const parameters = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info };
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, source, 256));
}

/** Returns the same as a key for HMAC-SHA-256. */
export async function deriveHmacKey(encryptionKey: string, purpose: KeyPurpose): Promise<CryptoKey> {
  return importHmacKey(await deriveKey(encryptionKey, purpose));
}
