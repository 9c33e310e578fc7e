/**
 * A webhook secret of the config as keys for HMAC-SHA-256. `whsec_` and base64 is Standard Webhooks' own form. A secret
 * without that prefix is its UTF-8 bytes; where it also reads as base64, it is those bytes too, because receivers'
 * libraries take it either way.
 */
import { decodeBase64 } from "../../crypto/encoding.js";

const PREFIX = "whsec_";
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/;

/** The keys that a secret stands for; none where it can't be used. */
export function readSigningKeys(secret: string): Uint8Array<ArrayBuffer>[] {
  if (secret.startsWith(PREFIX)) {
    const encoded = secret.slice(PREFIX.length);
    return encoded !== "" && BASE64.test(encoded) ? [decodeBase64(encoded)] : [];
  }
  if (secret.trim() === "") return [];
  const plain = new TextEncoder().encode(secret);
  return secret.length % 4 === 0 && BASE64.test(secret) ? [plain, decodeBase64(secret)] : [plain];
}
