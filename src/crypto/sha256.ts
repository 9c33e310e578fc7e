import { type Bytes, encodeHex, toBytes } from "./encoding.js";

/** SHA-256 as lower-case hex, for comparing secrets by their digests. Text is taken as UTF-8. */
export async function sha256Hex(data: string | Bytes): Promise<string> {
  return encodeHex(new Uint8Array(await crypto.subtle.digest("SHA-256", toBytes(data))));
}
