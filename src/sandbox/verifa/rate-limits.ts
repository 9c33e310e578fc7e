/**
 * Rate limits and their headers ("Rate limiting", plan Professional; docs.withverifa.com, November 2026).
 *
 * Chosen, because no page says: limits are counted in whole minutes of the sandbox's clock, while the headers give
 * real time, for callers compare it with their own.
 */
import type { MiddlewareHandler } from "hono";
import type { Clock } from "../clock.js";
import type { ApiContext, ApiEnv } from "./api-env.js";
import { ApiFault } from "./api-fault.js";

const MINUTE = 60_000;
const REQUESTS_PER_MINUTE = 1000;
const CREATIONS_PER_MINUTE = 150;

export class RateLimits {
  readonly #clock: Clock;
  #window = -1;
  readonly #counts = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @throws ApiFault 429 */
  readonly guard: MiddlewareHandler<ApiEnv> = async (context, next) => {
    this.#count(context, "requests", REQUESTS_PER_MINUTE);
    await next();
  };

  /** @throws ApiFault 429 */
  readonly guardCreations: MiddlewareHandler<ApiEnv> = async (context, next) => {
    this.#count(context, "creations", CREATIONS_PER_MINUTE);
    await next();
  };

  reset(): void {
    this.#counts.clear();
  }

  #count(context: ApiContext, what: string, limit: number): void {
    const now = this.#clock.now();
    const window = Math.floor(now / MINUTE);
    if (window !== this.#window) this.#counts.clear();
    this.#window = window;
    const name = `${what} ${context.get("isSandbox")}`;
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    const wait = Math.ceil(((window + 1) * MINUTE - now) / 1000);
    context.header("x-ratelimit-limit", String(limit));
    context.header("x-ratelimit-remaining", String(Math.max(0, limit - count)));
    context.header("x-ratelimit-reset", String(Math.ceil(this.#clock.realNow() / 1000) + wait));
    if (count <= limit) return;
    context.header("retry-after", String(wait));
    throw new ApiFault(429, `Rate limit of ${limit} a minute exceeded.`);
  }
}
