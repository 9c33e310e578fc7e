/** The session token: a JWT (HS256) whose payload names the session, and the last part of the session's URL. */
import { jwtVerify, SignJWT } from "jose";
import { TOKEN_SECRET } from "./account.js";

const key = () => new TextEncoder().encode(TOKEN_SECRET);

export function signToken(sessionId: string): Promise<string> {
  return new SignJWT({ session_id: sessionId }).setProtectedHeader({ alg: "HS256", typ: "JWT" }).sign(key());
}

/** Returns the id of the session, or null where Veriff hasn't signed the token. */
export async function readToken(token: string): Promise<string | null> {
  try {
    const { payload } = await jwtVerify(token, key(), { algorithms: ["HS256"] });
    return typeof payload.session_id === "string" ? payload.session_id : null;
  } catch {
    return null;
  }
}
