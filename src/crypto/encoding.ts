/** Bytes and text, in the platform's own terms. */

export type Bytes = Uint8Array<ArrayBuffer>;

/** Lower-case hexadecimal digits, two a byte. */
export function encodeHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Base64url without padding (RFC 4648 §5). */
export function encodeBase64Url(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/**
 * Reads base64url and plain base64 alike.
 * @throws DOMException where the text is neither.
 */
export function decodeBase64(text: string): Bytes {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  // Ten times as fast as `Uint8Array.from` with a function, and a search opens every identity.
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
  return bytes;
}

/** Text becomes its UTF-8 bytes; bytes stay as they are. */
export function toBytes(data: string | Bytes): Bytes {
  return typeof data === "string" ? new TextEncoder().encode(data) : data;
}
