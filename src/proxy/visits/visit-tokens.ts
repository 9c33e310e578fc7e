/** The proof that a page has already authenticated for one visit: a JWT of our own, for a reload in the same tab. */
import { jwtVerify, SignJWT } from "jose";
import { deriveKey } from "../../crypto/derive-key.js";
import type { Visit } from "../../records/visits/visit.js";
import type { ProxyContext } from "../proxy-env.js";

export interface VisitTokens {
  issue(visit: Visit): Promise<string>;
  /** Whether the request's `Authorization: Bearer …` is a valid token of this very visit. */
  has(context: ProxyContext, visit: Visit): Promise<boolean>;
}

const AUDIENCE = "gangway:visit";
const LIFE_SECONDS = 24 * 60 * 60;

/** The first of the encryption keys signs, all of them verify. */
export function createVisitTokens(encryptionKeys: readonly string[], now: () => number): VisitTokens {
  const keys = Promise.all(encryptionKeys.map((key) => deriveKey(key, "visit-token")));

  return {
    async issue(visit) {
      const [first] = await keys;
      if (!first) throw new Error("encryptionKeys is empty");
      const seconds = Math.floor(now() / 1000);
      return new SignJWT()
        .setProtectedHeader({ alg: "HS256" })
        .setSubject(visit.reference)
        .setAudience(AUDIENCE)
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + LIFE_SECONDS)
        .sign(first);
    },

    async has(context, visit) {
      const token = bearerOf(context);
      if (token === undefined) return false;
      const checks = {
        algorithms: ["HS256"],
        audience: AUDIENCE,
        subject: visit.reference,
        requiredClaims: ["exp"],
      };
      for (const key of await keys) {
        try {
          await jwtVerify(token, key, { ...checks, currentDate: new Date(now()) });
          return true;
        } catch {
          // Not under this key; the next one may fit.
        }
      }
      return false;
    },
  };
}

/** The token that a request brings, whether valid or not. */
export function bearerOf(context: ProxyContext): string | undefined {
  return /^Bearer +(\S+)$/i.exec(context.req.header("authorization") ?? "")?.[1];
}
