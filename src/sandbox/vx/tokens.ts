/**
 * VX's OAuth token call and the bearer check. From "Create Session", section on authentication, November 2026: body,
 * answer, and the errors for a wrong client (401) and a wrong audience (403).
 *
 * Chosen, because no page says: a wrong `grant_type` is 400 `unsupported_grant_type` (RFC 6749 §5.2); a missing,
 * unknown or expired token is 401 `invalid_token` with the header of RFC 6750 §3, in the token call's shape.
 */
import type { Context } from "hono";
import type { SandboxTools } from "../sandbox-provider.js";
import { type Client, findClient } from "./clients.js";

const AUDIENCE = "dcams.app";
const LIFE_SECONDS = 3600;

export interface Tokens {
  /** Answers `POST /oauth/token`. */
  issue(context: Context): Promise<Response>;
  /** The client that a request comes from. */
  clientOf(context: Context): Client | undefined;
  /** The answer for a request that comes from none. */
  refuse(context: Context): Response;
  reset(): void;
}

export function createTokens({ clock, uuid }: SandboxTools): Tokens {
  const tokens = new Map<string, { client: Client; expiresAt: number }>();
  const refusal = (context: Context, status: 400 | 401 | 403, error: string, description: string) =>
    context.json({ error, error_description: description }, status);

  return {
    async issue(context) {
      const body: unknown = await context.req.json().catch(() => null);
      const given: Record<string, unknown> = { ...(typeof body === "object" ? body : {}) };
      const client = findClient(given.client_id, given.client_secret);
      if (!client) return refusal(context, 401, "access_denied", "Unauthorized");
      if (given.audience !== AUDIENCE) {
        const description = `Service not enabled within domain: ${given.audience}`;
        return refusal(context, 403, "access_denied", description);
      }
      if (given.grant_type !== "client_credentials") {
        return refusal(context, 400, "unsupported_grant_type", "Use client_credentials");
      }
      const token = `${uuid()}${uuid()}`.replaceAll("-", "");
      tokens.set(token, { client, expiresAt: clock.now() + LIFE_SECONDS * 1000 });
      return context.json({ access_token: token, expires_in: LIFE_SECONDS, token_type: "Bearer" });
    },

    clientOf(context) {
      const given = /^Bearer +(\S+)$/i.exec(context.req.header("authorization") ?? "")?.[1];
      const token = tokens.get(given ?? "");
      return token && token.expiresAt > clock.now() ? token.client : undefined;
    },

    refuse(context) {
      context.header("www-authenticate", 'Bearer error="invalid_token"');
      return refusal(context, 401, "invalid_token", "The access token is missing, unknown or expired");
    },

    reset: () => tokens.clear(),
  };
}
