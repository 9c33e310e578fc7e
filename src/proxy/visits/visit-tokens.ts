/** Visit tokens: the proof, for a reload in the same tab, that a page has authenticated. A JWT of our own. */
import { jwtVerify, SignJWT } from "jose";
import { deriveKey } from "../../crypto/derive-key.js";
import type { Visit } from "../../records/visits/visit.js";
import type { ProxyContext } from "../proxy-env.js";
import { bearerToken } from "../requests/bearer-token.js";

export interface VisitTokens {
  issue(visit: Visit): Promise<string>;
  /** True where the request's `Authorization: Bearer …` is a valid token of this very visit. */
  has(context: ProxyContext, visit: Visit): Promise<boolean>;
}

const AUDIENCE = "gangway:visit";
const LIFE_SECONDS = 24 * 60 * 60;

/** @param encryptionKeys the first signs, all of them verify. */
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
      const token = bearerToken(context.req.raw.headers);
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
          // This key doesn't fit. The next one may.
        }
      }
      return false;
    },
  };
}
