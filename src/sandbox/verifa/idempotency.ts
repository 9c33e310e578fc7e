/**
 * `Idempotency-Key` ("Idempotency", docs.withverifa.com, November 2026): same key and parameters, same answer for a day.
 *
 * Chosen, because no page says: a key counts for every call that writes; refusals are kept too, but for 429.
 */
import type { MiddlewareHandler } from "hono";
import type { Clock } from "../clock.js";
import type { ApiEnv } from "./api-env.js";
import { ApiFault } from "./api-fault.js";

const KEY_LIFETIME = 86_400_000;
const LONGEST_KEY = 255;

interface KeptAnswer {
  fingerprint: string;
  expiresAt: number;
  answer: Promise<{ status: number; body: string } | null>;
}

export class Idempotency {
  readonly #clock: Clock;
  readonly #kept = new Map<string, KeptAnswer>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @throws ApiFault 422 `idempotency_mismatch` */
  readonly guard: MiddlewareHandler<ApiEnv> = async (context, next) => {
    const key = context.req.header("idempotency-key");
    if (!key || context.req.method === "GET") return next();
    if (key.length > LONGEST_KEY) throw new ApiFault(422, `Idempotency-Key is longer than ${LONGEST_KEY}.`);
    const name = `${context.get("isSandbox")} ${key}`;
    const fingerprint = `${context.req.method} ${context.req.path} ${await context.req.text()}`;
    const kept = this.#kept.get(name);
    if (kept && kept.expiresAt > this.#clock.now()) {
      if (kept.fingerprint !== fingerprint) {
        const detail = "This Idempotency-Key was used with other parameters.";
        throw new ApiFault(422, detail, "idempotency_mismatch");
      }
      const answer = await kept.answer;
      if (answer) {
        return new Response(answer.body, {
          status: answer.status,
          headers: { "content-type": "application/json" },
        });
      }
    }
    let keep: (answer: { status: number; body: string } | null) => void = () => {};
    const answer = new Promise<{ status: number; body: string } | null>((resolve) => {
      keep = resolve;
    });
    this.#kept.set(name, { fingerprint, expiresAt: this.#clock.now() + KEY_LIFETIME, answer });
    try {
      await next();
      const { status } = context.res;
      if (status !== 429 && status < 500) keep({ status, body: await context.res.clone().text() });
      return undefined;
    } finally {
      // Whoever waits for this answer makes the call anew, unless it was kept above.
      keep(null);
    }
  };

  reset(): void {
    this.#kept.clear();
  }
}
