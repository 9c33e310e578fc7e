/**
 * Rate limits and their headers. From "Rate limiting", plan Professional (docs.withverifa.com), November 2026.
 *
 * Assumed, because no page says it: limits are counted in whole minutes of the sandbox's clock. The headers give real
 * time, because callers compare it with their own clocks.
 */
import type { MiddlewareHandler } from "hono";
import type { Clock } from "../clock.js";
import type { ApiEnv } from "./api-env.js";
import { apiError } from "./api-error.js";

const MINUTE_MS = 60_000;
export const REQUESTS_PER_MINUTE = 1000;
export const CREATIONS_PER_MINUTE = 150;

/** Creates a counter of requests. It throws an `ApiError` (429) where a request is one too many for its environment. */
export function createRateLimit(clock: Clock, limit: number): MiddlewareHandler<ApiEnv> {
  const counts = new Map<boolean, number>();
  let countedMinute = -1;

  return async (context, next) => {
    const now = clock.now();
    const minute = Math.floor(now / MINUTE_MS);
    if (minute !== countedMinute) counts.clear();
    countedMinute = minute;
    const count = (counts.get(context.get("isSandbox")) ?? 0) + 1;
    counts.set(context.get("isSandbox"), count);
    const wait = Math.ceil(((minute + 1) * MINUTE_MS - now) / 1000);
    context.header("x-ratelimit-limit", String(limit));
    context.header("x-ratelimit-remaining", String(Math.max(0, limit - count)));
    context.header("x-ratelimit-reset", String(Math.ceil(clock.realNow() / 1000) + wait));
    if (count > limit) {
      const headers = { "retry-after": String(wait) };
      throw apiError(429, `Rate limit of ${limit} a minute exceeded.`, { headers });
    }
    await next();
  };
}
