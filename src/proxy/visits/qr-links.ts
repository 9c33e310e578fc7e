/** Addresses of our QR images. In `<img>` and in mail, the signed query takes the place of the visit token. */
import { qrPath } from "../../contract/routes.js";
import { constantTimeEqual } from "../../crypto/constant-time-equal.js";
import { deriveHmacKey } from "../../crypto/derive-key.js";
import { encodeBase64Url } from "../../crypto/encoding.js";
import { hmacSha256 } from "../../crypto/hmac.js";
import type { Visit } from "../../records/visits/visit.js";

export interface QrLinks {
  /** Returns the address of the visit's QR code, signed. */
  urlOf(visit: Visit): Promise<string>;
  /** True where `sig` was made for this visit, under any of the keys. */
  isSigned(visit: Visit, sig: string | undefined): Promise<boolean>;
}

export function createQrLinks(publicUrl: string, encryptionKeys: readonly string[]): QrLinks {
  const keys = Promise.all(encryptionKeys.map((key) => deriveHmacKey(key, "qr-signature")));
  const signatures = async ({ reference }: Visit) => {
    const signed = (await keys).map((key) => hmacSha256(key, reference));
    return (await Promise.all(signed)).map(encodeBase64Url);
  };

  return {
    async urlOf(visit) {
      const [first = ""] = await signatures(visit);
      return `${publicUrl}${qrPath(visit.reference)}?sig=${first}`;
    },
    async isSigned(visit, sig) {
      if (!sig) return false;
      return (await signatures(visit)).filter((signature) => constantTimeEqual(sig, signature)).length > 0;
    },
  };
}
