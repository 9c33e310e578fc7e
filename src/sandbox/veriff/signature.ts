/**
 * Signatures of requests, answers and webhooks. From "HMAC authentication and endpoint security", "General FAQ" and
 * "Credentials and authorization codes (table)" (devdocs.veriff.com), November 2026. The signature is HMAC-SHA256 over
 * a request's body (POST, PATCH) or over the id in its path (GET, DELETE), as hex in either case. `POST /v1/sessions`
 * needs none, and one that is sent isn't checked.
 *
 * Assumed: a missing signature is refused like a malformed one (1812), and an integration id of another key like an
 * unknown key (1803).
 */
import type { Context } from "hono";
import { type Bytes, toBytes } from "../../crypto/encoding.js";
import { hmacSha256Hex } from "../../crypto/hmac.js";
import { sha256Hex } from "../../crypto/sha256.js";
import { API_KEY, INACTIVE_API_KEY, INTEGRATION_ID, SECRETS } from "./account.js";
import { apiError } from "./api-error.js";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @throws ApiError 401 */
export function checkCaller(context: Context): void {
  const key = context.req.header("x-auth-client");
  if (!key) throw apiError(401, "1801");
  if (!UUID.test(key)) throw apiError(401, "1802");
  if (key.toLowerCase() === INACTIVE_API_KEY) {
    throw apiError(401, "1804");
  }
  const integration = context.req.header("vrf-integration-id") ?? INTEGRATION_ID;
  if (key.toLowerCase() !== API_KEY || integration.toLowerCase() !== INTEGRATION_ID) {
    throw apiError(401, "1803");
  }
}

/** @throws ApiError 401 */
export async function checkSignature(context: Context, signed: string): Promise<void> {
  const hasBody = context.req.method === "POST" || context.req.method === "PATCH";
  const given = context.req.header("x-hmac-signature")?.toLowerCase();
  const legacy = context.req.header("x-signature")?.toLowerCase();
  const signature = given ?? legacy;
  if (!signature || !/^[0-9a-f]{64}$/.test(signature)) {
    throw apiError(401, "1812");
  }
  const expected = await Promise.all(
    SECRETS.map((secret) =>
      given === undefined ? sha256Hex(signed + secret) : hmacSha256Hex(secret, signed),
    ),
  );
  if (expected.includes(signature)) return;
  if (given === undefined) {
    throw apiError(401, hasBody ? "1814" : "1813");
  }
  throw apiError(401, hasBody ? "1819" : "1818");
}

/** Headers of an answer. A request that was signed the older way only is answered with that signature, too. */
export async function answerHeaders(context: Context, body: string | Bytes): Promise<Record<string, string>> {
  const headers = await signatureHeaders(body);
  const isLegacy = context.req.header("x-signature") && !context.req.header("x-hmac-signature");
  if (!isLegacy) return headers;
  const [bytes, secret] = [toBytes(body), toBytes(SECRETS[0])];
  const signed = new Uint8Array(bytes.length + secret.length);
  signed.set(bytes);
  signed.set(secret, bytes.length);
  return { ...headers, "x-signature": await sha256Hex(signed) };
}

/** Headers of answers and webhooks: the older names and their `vrf-` twins. */
export async function signatureHeaders(body: string | Bytes): Promise<Record<string, string>> {
  const signature = await hmacSha256Hex(SECRETS[0], body);
  return {
    "x-auth-client": API_KEY,
    "x-hmac-signature": signature,
    "vrf-auth-client": API_KEY,
    "vrf-hmac-signature": signature,
    "vrf-integration-id": INTEGRATION_ID,
  };
}
