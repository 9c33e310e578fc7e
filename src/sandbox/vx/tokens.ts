/**
 * VX's OAuth tokens. From "Create Session", section on authentication (api.veratad.com/vx), November 2026: body, answer,
 * and the errors for a wrong client (401) and a wrong audience (403).
 *
 * Assumed, because no page says it: a wrong `grant_type` is 400 `unsupported_grant_type` (RFC 6749 §5.2). A missing,
 * unknown or expired token is 401 `invalid_token` with the header of RFC 6750 §3, in the token call's shape.
 */
import type { Context } from "hono";
import { isJsonObject } from "../json-object.js";
import type { SandboxTools } from "../sandbox-provider.js";
import { type Client, findClient } from "./account.js";
import { tokenError } from "./api-error.js";

const AUDIENCE = "dcams.app";
const LIFETIME_SECONDS = 3600;

export interface Tokens {
  /**
   * Answers the body of `POST /oauth/token`.
   * @throws ApiError 400, 401, 403
   */
  issue(body: unknown): { access_token: string; expires_in: number; token_type: "Bearer" };
  /**
   * Finds the client that a request comes from.
   * @throws ApiError 401
   */
  findClient(context: Context): Client;
}

export function createTokens({ clock, uuid }: SandboxTools): Tokens {
  const tokens = new Map<string, { client: Client; expiresAt: number }>();
  return {
    issue(body) {
      const { client_id, client_secret, audience, grant_type } = isJsonObject(body) ? body : {};
      const client = findClient(client_id, client_secret);
      if (!client) throw tokenError(401, "access_denied", "Unauthorized");
      if (audience !== AUDIENCE) {
        throw tokenError(403, "access_denied", `Service not enabled within domain: ${audience}`);
      }
      if (grant_type !== "client_credentials") {
        throw tokenError(400, "unsupported_grant_type", "Use client_credentials");
      }
      const token = `${uuid()}${uuid()}`.replaceAll("-", "");
      tokens.set(token, { client, expiresAt: clock.now() + LIFETIME_SECONDS * 1000 });
      return { access_token: token, expires_in: LIFETIME_SECONDS, token_type: "Bearer" };
    },

    findClient(context) {
      const given = /^Bearer +(\S+)$/i.exec(context.req.header("authorization") ?? "")?.[1];
      const token = tokens.get(given ?? "");
      if (token && token.expiresAt > clock.now()) return token.client;
      throw tokenError(401, "invalid_token", "The access token is missing, unknown or expired", {
        "www-authenticate": 'Bearer error="invalid_token"',
      });
    },
  };
}
