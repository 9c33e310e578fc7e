/**
 * VX's bearer token by OAuth client credentials: asked for once, held until shortly before it ends, and shared by all
 * who call. From "Create Session", section on authentication, November 2026.
 */
import * as z from "zod";
import { isSuccess, readAnswer } from "../answer.js";
import type { ProviderTools } from "../provider.js";
import { vxFailure } from "./refusal.js";

const TOKEN = "/oauth/token";
const AUDIENCE = "dcams.app";

/** How long before its end a token is no longer used; of a short-lived one, half its life. */
const MARGIN_SECONDS = 60;
/** For an answer that doesn't say: shorter than the hour that is documented. */
const UNSAID_LIFE_SECONDS = 300;

const tokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().catch(UNSAID_LIFE_SECONDS),
});

export interface VxCredentials {
  /** Where the token call is, without its path `/oauth/token`. */
  authUrl: string;
  clientId: string;
  clientSecret: string;
}

export interface VxTokens {
  /** A token that is valid as far as we know. */
  current(): Promise<string>;
  /** Another one than that which VX has refused. Of all callers whom it refused, one asks. */
  renew(refused: string): Promise<string>;
}

/** Both methods reject with GangwayError: `provider_rejected` where VX doesn't know the client, or as `Outbound`. */
export function createVxTokens(credentials: VxCredentials, { outbound, now }: ProviderTools): VxTokens {
  const authUrl = credentials.authUrl.replace(/\/+$/, "").replace(/\/oauth\/token$/, "");
  let held: { token: string; goodUntil: number } | null = null;
  let underWay: Promise<string> | null = null;

  async function request(): Promise<string> {
    const askedAt = now();
    const answer = await outbound({
      method: "POST",
      route: TOKEN,
      url: `${authUrl}${TOKEN}`,
      headers: { accept: "application/json", "content-type": "application/json" },
      body: JSON.stringify({
        client_id: credentials.clientId,
        client_secret: credentials.clientSecret,
        audience: AUDIENCE,
        grant_type: "client_credentials",
      }),
    });
    if (!isSuccess(answer)) throw vxFailure(answer, now());
    const { access_token: token, expires_in: life } = readAnswer("VX", answer, tokenAnswer, now());
    held = { token, goodUntil: askedAt + (life - Math.min(MARGIN_SECONDS, life / 2)) * 1000 };
    return token;
  }

  async function current(): Promise<string> {
    if (held && now() < held.goodUntil) return held.token;
    underWay ??= request().finally(() => {
      underWay = null;
    });
    return underWay;
  }

  return {
    current,
    renew(refused) {
      if (held?.token === refused) held = null;
      return current();
    },
  };
}
