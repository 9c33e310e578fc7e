/** HMAC-SHA-256 (RFC 2104). Text is taken as UTF-8. */
import { type Bytes, encodeHex, toBytes } from "./encoding.js";

/** Reads a secret into the platform's own form: worth it where many signatures are made with one secret. */
export function importHmacKey(secret: string | Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", toBytes(secret), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
}

export async function hmacSha256(secret: string | Bytes | CryptoKey, data: string | Bytes): Promise<Bytes> {
  const key = secret instanceof CryptoKey ? secret : await importHmacKey(secret);
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, toBytes(data)));
}

/** The same as lower-case hex, as most providers write it. */
export async function hmacSha256Hex(secret: string | Bytes, data: string | Bytes): Promise<string> {
  return encodeHex(await hmacSha256(secret, data));
}
