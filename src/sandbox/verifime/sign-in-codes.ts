/**
 * The one-time codes by which a customer signs in to VerifiMe's portal. From "Tracking References" (developer.verifime.com),
 * 20 November 2026: a reference becomes `Active` only when the customer has authenticated.
 *
 * Assumed: VerifiMe mails a code of six digits, valid for ten minutes and five attempts. Somebody who comes back to the
 * real portal uses a passkey or an authenticator app; the sandbox mails a code then, too.
 */
import { html } from "hono/html";
import type { SandboxTools } from "../sandbox-provider.js";
import type { Session } from "./sessions.js";

const LIFETIME_MS = 10 * 60_000;
const ATTEMPTS = 5;

export interface SignInCodes {
  /** Mails a fresh code, which replaces any earlier one. */
  send(session: Session): void;
  /** Tells if a code was mailed that can still be entered. */
  isPending(session: Session): boolean;
  /** Tells if a code is the right one. A right code is used up. */
  take(session: Session, code: string): boolean;
}

export function createSignInCodes({ clock, random, sendMail }: SandboxTools): SignInCodes {
  const codes = new Map<string, { code: string; expiresAt: number; attempts: number }>();

  const pending = ({ id }: Session) => {
    const sent = codes.get(id);
    return sent && sent.attempts > 0 && clock.now() < sent.expiresAt ? sent : undefined;
  };

  return {
    send(session) {
      const code = Array.from({ length: 6 }, () => Math.floor(random() * 10)).join("");
      codes.set(session.id, { code, expiresAt: clock.now() + LIFETIME_MS, attempts: ATTEMPTS });
      const sentence = `Your VerifiMe code is ${code}. It is valid for ten minutes.`;
      sendMail({
        to: session.wallet.email,
        subject: "Your VerifiMe code",
        text: sentence,
        html: String(html`<p>${sentence}</p>`),
      });
    },

    isPending: (session) => pending(session) !== undefined,

    take(session, code) {
      const sent = pending(session);
      if (!sent) return false;
      sent.attempts -= 1;
      const isRight = sent.code === code;
      if (isRight) codes.delete(session.id);
      return isRight;
    },
  };
}
