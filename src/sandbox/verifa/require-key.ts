/** Checks the key in `X-API-Key`, which also decides the environment ("Authentication", docs.withverifa.com, November 2026). */
import type { MiddlewareHandler } from "hono";
import { ENVIRONMENTS } from "./account.js";
import type { ApiEnv } from "./api-env.js";
import { apiError } from "./api-error.js";

/** @throws ApiError 401 */
export const requireKey: MiddlewareHandler<ApiEnv> = async (context, next) => {
  const key = context.req.header("x-api-key");
  const environment = ENVIRONMENTS.find(({ apiKey }) => apiKey === key);
  if (!environment) throw apiError(401, key ? "Invalid API key." : "Missing X-API-Key header.");
  context.set("isSandbox", environment.isSandbox);
  await next();
};
