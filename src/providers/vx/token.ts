/**
 * VX's bearer token by OAuth client credentials: requested once, kept until shortly before it ends, and shared by all
 * callers. Written in November 2026 from "Create Session", section on authentication (api.veratad.com/vx).
 */
import * as z from "zod";
import { PROVIDER_NAMES } from "../../contract/providers.js";
import { readAnswer } from "../answer.js";
import { requestTo } from "../call.js";
import type { ProviderTools } from "../provider.js";
import type { VxOptions } from "./config.js";
import { refuse } from "./refusal.js";

const TOKEN = "/oauth/token";
const AUDIENCE = "dcams.app";

/** A token is no longer used in the last minute of its life; a short-lived one, in the second half. */
const MARGIN_SECONDS = 60;
/** For an answer without `expires_in`: shorter than the documented hour. */
const DEFAULT_LIFE_SECONDS = 300;

const tokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().catch(DEFAULT_LIFE_SECONDS),
});

export interface Tokens {
  /** Returns a token that is valid as far as we know. */
  current(): Promise<string>;
  /** Returns another token than the one that VX has refused. Only the first caller sends a request. */
  renew(refused: string): Promise<string>;
}

/** Both methods reject with GangwayError: `provider_rejected` where VX doesn't know the client, or as `Outbound`. */
export function createTokens(
  { clientId, clientSecret, ...options }: Pick<VxOptions, "authUrl" | "clientId" | "clientSecret">,
  { outbound, now }: ProviderTools,
): Tokens {
  const authUrl = options.authUrl.replace(/\/+$/, "").replace(/\/oauth\/token$/, "");
  let kept: { token: string; goodUntil: number } | null = null;
  let inFlight: Promise<string> | null = null;

  async function request(): Promise<string> {
    const askedAt = now();
    const body = {
      client_id: clientId,
      client_secret: clientSecret,
      audience: AUDIENCE,
      grant_type: "client_credentials",
    };
    const answer = await outbound(requestTo(authUrl, "POST", TOKEN, { body }));
    refuse(answer, now());
    const read = readAnswer(PROVIDER_NAMES.vx, answer, tokenAnswer, now());
    const { access_token: token, expires_in: life } = read;
    kept = { token, goodUntil: askedAt + (life - Math.min(MARGIN_SECONDS, life / 2)) * 1000 };
    return token;
  }

  async function current(): Promise<string> {
    if (kept && now() < kept.goodUntil) return kept.token;
    inFlight ??= request().finally(() => {
      inFlight = null;
    });
    return inFlight;
  }

  return {
    current,
    renew(refused) {
      if (kept?.token === refused) kept = null;
      return current();
    },
  };
}
