/**
 * Reads a webhook secret of the config as keys for HMAC-SHA-256. Standard Webhooks writes a secret as `whsec_` and base64.
 * A secret without that prefix stands for its UTF-8 bytes. Where it is valid base64 it stands for the decoded bytes too,
 * because receivers' libraries differ in how they read it.
 */
import { decodeBase64 } from "../crypto/encoding.js";

const PREFIX = "whsec_";
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/;

/** Returns every key that the secret stands for; none where it is unusable. */
export function readSigningKeys(secret: string): Uint8Array<ArrayBuffer>[] {
  if (secret.startsWith(PREFIX)) {
    const encoded = secret.slice(PREFIX.length);
    return encoded !== "" && BASE64.test(encoded) ? [decodeBase64(encoded)] : [];
  }
  if (secret.trim() === "") return [];
  const plain = new TextEncoder().encode(secret);
  return secret.length % 4 === 0 && BASE64.test(secret) ? [plain, decodeBase64(secret)] : [plain];
}
