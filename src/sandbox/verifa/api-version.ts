/**
 * `Verifa-Version`, the revision of the API that a call wants. From "Versioning" (docs.withverifa.com), November 2026: the
 * current one is 2026-01-01, and a retired one is 400.
 *
 * Assumed, because no page says it: whatever is older than the current one is retired, and so is what is no date.
 */
import type { MiddlewareHandler } from "hono";
import * as z from "zod";
import type { ApiEnv } from "./api-env.js";
import { apiError } from "./api-error.js";

const CURRENT_VERSION = "2026-01-01";

/** @throws ApiError 400 */
export const checkApiVersion: MiddlewareHandler<ApiEnv> = async (context, next) => {
  const version = context.req.header("verifa-version") ?? CURRENT_VERSION;
  if (!z.iso.date().safeParse(version).success || version < CURRENT_VERSION) {
    throw apiError(400, "Verifa-Version names no version that is in service.", { code: "invalid_version" });
  }
  await next();
};
