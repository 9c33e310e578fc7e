/**
 * The clients that the simulated VX knows. Secrets only look random, so that a configuration outlives a restart. VX
 * documents Basic Authentication and an HMAC header for webhooks, but not how either is set, nor the header's name,
 * algorithm, encoding and signed content ("Webhook", api.veratad.com/vx, November 2026).
 *
 * Assumed: webhook protection belongs to the client, and there is one client for each scheme.
 */
export type WebhookAuth =
  | { basic: { user: string; password: string } }
  | { hmac: { header: string; secrets: readonly string[] } };

export interface Client {
  id: string;
  secret: string;
  webhookAuth: WebhookAuth;
}

/** The client of the credentials call. */
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

/** The members of Gangway's configuration. */
export function credentials(baseUrl: string) {
  return {
    authUrl: baseUrl,
    baseUrl,
    clientId: HMAC_CLIENT.id,
    clientSecret: HMAC_CLIENT.secret,
    age: "21+",
    webhookAuth: HMAC_CLIENT.webhookAuth,
  };
}
