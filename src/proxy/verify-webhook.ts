/**
 * The one verifier of provider webhooks. It runs the declared `WebhookSecurity` over the raw body, in constant time,
 * with any of the configured secrets. A secret that is empty never verifies anything.
 */

import { constantTimeEqual } from "../crypto/constant-time-equal.js";
import { decodeBase64, encodeHex } from "../crypto/encoding.js";
import { hmacSha256Hex } from "../crypto/hmac.js";
import { sha256Hex } from "../crypto/sha256.js";
import type { WebhookSecurity } from "../providers/provider.js";

type HmacSecurity = Extract<WebhookSecurity, { kind: "hmac-sha256" }>;

/** Returns false where the headers lack what the security needs. No body has to be read to refuse such a webhook. */
export function hasProof(security: WebhookSecurity, headers: Headers): boolean {
  if (security.kind === "none") return true;
  if (security.kind === "no-webhooks") return false;
  if (security.kind === "basic") return headers.has("authorization");
  return signatureHeaders(security).some((name) => headers.has(name));
}

/** `now` is in milliseconds. */
export async function verifyWebhook(
  security: WebhookSecurity,
  headers: Headers,
  body: Uint8Array<ArrayBuffer>,
  now: number,
): Promise<boolean> {
  if (security.kind === "none") return true;
  if (security.kind === "no-webhooks") return false;
  if (security.kind === "basic") return verifyBasic(security, headers);
  const given = signatureHeaders(security).flatMap((name) => headers.get(name) ?? []);
  const verdicts = await Promise.all(
    given.map((signature) => verifyHmac(security, signature.trim(), body, now)),
  );
  return verdicts.includes(true);
}

function signatureHeaders({ header, alternativeHeaders = [] }: HmacSecurity): string[] {
  return [header, ...alternativeHeaders];
}

async function verifyHmac(
  security: HmacSecurity,
  given: string,
  body: Uint8Array<ArrayBuffer>,
  now: number,
): Promise<boolean> {
  const { timestamped } = security;
  if (timestamped && given.includes("=")) {
    const parts = readTimestamped(given);
    if (parts) {
      const age = Math.abs(now / 1000 - Number(parts.time));
      if (!(age <= timestamped.toleranceSeconds)) return false;
      const signed = concatenate(new TextEncoder().encode(`${parts.time}.`), body);
      const verdicts = await Promise.all(parts.signatures.map((one) => matchesAny(security, one, signed)));
      return verdicts.includes(true);
    }
  }
  if (timestamped && !timestamped.plainFormAllowed) return false;
  return matchesAny(security, given, body);
}

/** `t=1700000000,v1=…[,v1=…]` */
function readTimestamped(given: string): { time: string; signatures: string[] } | null {
  const parts = given.split(",").map((part) => part.trim());
  const time = parts.find((part) => part.startsWith("t="))?.slice(2);
  const signatures = parts.filter((part) => part.startsWith("v1=")).map((part) => part.slice(3));
  return time && /^\d{1,15}$/.test(time) && signatures.length > 0 ? { time, signatures } : null;
}

async function matchesAny(
  { secrets, encoding }: HmacSecurity,
  given: string,
  signed: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const signature = asHex(given, encoding);
  const verdicts = await Promise.all(
    secrets.map(
      async (secret) => secret !== "" && constantTimeEqual(signature, await hmacSha256Hex(secret, signed)),
    ),
  );
  return verdicts.includes(true);
}

/**
 * Signatures are compared as lower-case hex. A text that is no signature becomes the empty string, which equals none.
 */
function asHex(given: string, encoding: HmacSecurity["encoding"]): string {
  if (encoding === "hex") return given.toLowerCase();
  try {
    return encodeHex(decodeBase64(given));
  } catch {
    return "";
  }
}

async function verifyBasic(
  { user, password }: Extract<WebhookSecurity, { kind: "basic" }>,
  headers: Headers,
): Promise<boolean> {
  if (user === "" || password === "") return false;
  const given = /^Basic +(\S+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  if (given === undefined) return false;
  const expected = new TextEncoder().encode(`${user}:${password}`);
  const [a, b] = await Promise.all([sha256Hex(safeDecode(given)), sha256Hex(expected)]);
  return constantTimeEqual(a, b);
}

function safeDecode(text: string): Uint8Array<ArrayBuffer> {
  try {
    return decodeBase64(text);
  } catch {
    return new Uint8Array();
  }
}

function concatenate(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
