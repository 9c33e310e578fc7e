/**
 * Addresses of our QR images. In `<img>` and in mail, the signed query takes the place of the visit token. A signature
 * ends with the link to the provider, or else within 31 days.
 */
import { qrPath } from "../../contract/routes.js";
import { constantTimeEqual } from "../../crypto/constant-time-equal.js";
import { deriveHmacKey } from "../../crypto/derive-key.js";
import { encodeBase64Url } from "../../crypto/encoding.js";
import { hmacSha256 } from "../../crypto/hmac.js";
import type { Visit } from "../../records/visits/visit.js";

export interface QrLinks {
  /** Returns the address of the visit's QR code, signed. */
  urlOf(visit: Visit): Promise<string>;
  /** True where `sig` was made for this visit, under any of the keys, and has not ended. */
  isSigned(visit: Visit, sig: string | undefined): Promise<boolean>;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const PERIOD_MS = 30 * DAY_MS;

export function createQrLinks(
  publicUrl: string,
  encryptionKeys: readonly string[],
  now: () => number,
): QrLinks {
  const keys = Promise.all(encryptionKeys.map((key) => deriveHmacKey(key, "qr-signature")));
  /** @param until ms since the epoch. */
  const signatures = async ({ reference }: Visit, until: number) => {
    const signed = (await keys).map((key) => hmacSha256(key, `${reference} ${until}`));
    return (await Promise.all(signed)).map((mac) => `${until}.${encodeBase64Url(mac)}`);
  };

  return {
    async urlOf(visit) {
      const [first = ""] = await signatures(visit, endOf(visit, now()));
      return `${publicUrl}${qrPath(visit.reference)}?sig=${first}`;
    },
    async isSigned(visit, sig = "") {
      const until = Number(/^(\d{1,15})\./.exec(sig)?.[1]);
      if (!(until > now())) return false;
      return (await signatures(visit, until)).some((signature) => constantTimeEqual(sig, signature));
    },
  };
}

/** The end of a signature made now (ms since the epoch). Signatures of one period are equal, as repeated answers are. */
function endOf({ createdAt, expiresAt }: Visit, now: number): number {
  if (expiresAt !== null) return expiresAt;
  // The last day of a period already belongs to the next one: no signature is about to end when it is made.
  return createdAt + PERIOD_MS * (1 + Math.floor((now + DAY_MS - createdAt) / PERIOD_MS));
}
