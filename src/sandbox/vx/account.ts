/**
 * The clients that the simulated VX knows. Webhook protection belongs to the client: VX documents Basic Authentication
 * and an HMAC header, but not how either is set, nor the header's name, algorithm, encoding or what is signed.
 *
 * Chosen: one client for each scheme; HMAC-SHA256 over the raw body, as lower-case hex, in `X-VX-Signature`.
 */
import { hmacSha256Hex } from "../../crypto/hmac.js";

export type WebhookAuth =
  | { basic: { user: string; password: string } }
  | { hmac: { header: string; secrets: readonly string[] } };

export interface Client {
  id: string;
  secret: string;
  webhookAuth: WebhookAuth;
}

/** The client that is handed out. Secrets only look random, so that a configuration outlives a restart. */
export const HMAC_CLIENT: Client = {
  id: "vx_client_h4rb0ur",
  secret: "vxs_Nq3Lw8Zt5Bf1Jx7Ck0Rm6Vd2Yp9Gs4Ha",
  webhookAuth: { hmac: { header: "X-VX-Signature", secrets: ["vxw_Ub6Tn1Ke8Qz4Fy0Xo3Wj9Mr5Li7Cd2Pv"] } },
};

export const BASIC_CLIENT: Client = {
  id: "vx_client_b4s1c",
  secret: "vxs_Gd9Hm4Xs2Tv7Lc1Qy6Bn0Kf8Pw3Jz5Ra",
  webhookAuth: { basic: { user: "vx", password: "vxb_Sx4Vn8Dk2Gq6Za0Tl5Hy1Wf7Jm3Bc9Ru" } },
};

const CLIENTS: readonly Client[] = [HMAC_CLIENT, BASIC_CLIENT];

export function findClient(id: unknown, secret: unknown): Client | undefined {
  return CLIENTS.find((client) => client.id === id && client.secret === secret);
}

/** The header that proves a webhook's body. */
export async function proofHeaders(auth: WebhookAuth, body: string): Promise<Record<string, string>> {
  if ("basic" in auth) return { authorization: `Basic ${btoa(`${auth.basic.user}:${auth.basic.password}`)}` };
  const [secret = ""] = auth.hmac.secrets;
  return { [auth.hmac.header]: await hmacSha256Hex(secret, body) };
}
