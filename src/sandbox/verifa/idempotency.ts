/**
 * `Idempotency-Key`: same key and parameters, same answer for a day. From "Idempotency" (docs.withverifa.com), November
 * 2026.
 *
 * Assumed, because no page says it: a key counts for every call that writes. Refusals are kept too, but for 429.
 */
import type { MiddlewareHandler } from "hono";
import type { Clock } from "../clock.js";
import type { ApiEnv } from "./api-env.js";
import { apiError } from "./api-error.js";

const KEY_LIFETIME_MS = 86_400_000;
const MAX_KEY_LENGTH = 255;

interface Answer {
  status: number;
  body: string;
}

interface KeptAnswer {
  fingerprint: string;
  expiresAt: number;
  /** Null where the answer isn't kept. */
  answer: Promise<Answer | null>;
}

/** Creates the middleware. It throws an `ApiError` (422 `idempotency_mismatch`) for a key with other parameters. */
export function createIdempotency(clock: Clock): MiddlewareHandler<ApiEnv> {
  const answers = new Map<string, KeptAnswer>();

  return async (context, next) => {
    const key = context.req.header("idempotency-key");
    if (!key || context.req.method === "GET") return next();
    if (key.length > MAX_KEY_LENGTH) {
      throw apiError(422, `Idempotency-Key is longer than ${MAX_KEY_LENGTH}.`);
    }
    const name = `${context.get("isSandbox")} ${key}`;
    const fingerprint = `${context.req.method} ${context.req.path} ${await context.req.text()}`;
    const kept = answers.get(name);
    if (kept && kept.expiresAt > clock.now()) {
      if (kept.fingerprint !== fingerprint) {
        const detail = "This Idempotency-Key was used with other parameters.";
        throw apiError(422, detail, { code: "idempotency_mismatch" });
      }
      const answer = await kept.answer;
      if (answer) {
        return new Response(answer.body, {
          status: answer.status,
          headers: { "content-type": "application/json" },
        });
      }
    }
    let keep: (answer: Answer | null) => void = () => {};
    const answer = new Promise<Answer | null>((resolve) => {
      keep = resolve;
    });
    answers.set(name, { fingerprint, expiresAt: clock.now() + KEY_LIFETIME_MS, answer });
    try {
      await next();
      const { status } = context.res;
      if (status !== 429 && status < 500) keep({ status, body: await context.res.clone().text() });
      return undefined;
    } finally {
      // Has no effect after an answer was kept above. Otherwise requests that wait for it make the call themselves.
      keep(null);
    }
  };
}
